package io.github.syllabary.training;

import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Parameter;
import io.github.syllabary.nn.SoftmaxCrossEntropy;
import io.github.syllabary.nn.TrainingPass;
import io.github.syllabary.tensor.RandomKey;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Workers;
import java.util.List;

/**
 * Trains a last layer on rows of an {@link Embedding}: words, {@code unknown}, {@code silence}, in that order.
 *
 * <p>A window of which the embedding is a maximum over time has, where two things are heard one after the other, about
 * the larger of the numbers of both. So words among other speech, and other speech of two kinds, are made of rows.
 *
 * <p>Columns are brought to mean 0 and variance 1 over the other words while training; the layer that comes out takes
 * them as they are.
 */
final class HeadTraining {
    private static final int EPOCHS = 30;
    private static final int STEPS = 24;
    private static final int BATCH = 128;
    private static final double RATE = 0.01;
    private static final double DECAY = 0.2;
    private static final double SMOOTHING = 0.05;

    private static final double WORD_SHARE = 0.5;
    private static final double SILENCE_SHARE = 0.08;
    private static final double PART_SHARE = 0.12;
    private static final double NEIGHBOUR_PROBABILITY = 0.3;

    private final TakeRows takes;
    private final float[][] others;
    private final int words;
    private final int size;
    private final float[] mean;
    private final float[] inverse;

    HeadTraining(TakeRows takes, OtherWords others) {
        this.takes = takes;
        float[][] known = others.rows();
        this.others = new float[known.length + takes.unknown().length][];
        System.arraycopy(known, 0, this.others, 0, known.length);
        System.arraycopy(takes.unknown(), 0, this.others, known.length, takes.unknown().length);
        words = takes.words().length;
        if (this.others.length == 0)
            throw new IllegalArgumentException("all other words are among those to be taught; give some more");
        size = this.others[0].length;
        mean = new float[size];
        inverse = new float[size];
        for (int i = 0; i < size; i++) {
            double sum = 0;
            double squares = 0;
            for (float[] row : this.others) {
                sum += row[i];
                squares += (double) row[i] * row[i];
            }
            double m = sum / this.others.length;
            mean[i] = (float) m;
            inverse[i] = (float) (1 / Math.sqrt(Math.max(0, squares / this.others.length - m * m) + 1e-4));
        }
    }

    /** Trains, and writes weights and bias into the last layer of a network. */
    void run(Network whole, long seed, Workers workers, TrainingListener listener) {
        int classes = words + 2;
        Network head = Network.of(Shape.of(size)).dense(classes).softmax().initialise(seed);
        List<Parameter> parameters = head.parameters();
        AdamW optimizer = new AdamW(parameters, DECAY);
        TrainingPass pass = new TrainingPass(head, BATCH, workers);
        SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy(SMOOTHING, null);
        int[] targets = new int[BATCH];
        float[] dLogits = new float[BATCH * classes];
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            double sum = 0;
            int right = 0;
            for (int s = 0; s < STEPS; s++) {
                long step = (long) epoch * STEPS + s + 1;
                for (int i = 0; i < BATCH; i++)
                    targets[i] = draw(RandomKey.derive(RandomKey.derive(seed, step), i), pass.input(), i * size);
                float[] logits = pass.forward(BATCH, 0);
                sum += loss.loss(logits, classes, targets, BATCH, dLogits);
                right += Validation.right(logits, classes, targets, BATCH);
                float[][] gradients = pass.backward(dLogits);
                double rate = RATE * Schedule.COSINE.factor((step - 1.0) / ((double) EPOCHS * STEPS));
                for (int p = 0; p < gradients.length; p++) optimizer.step(p, gradients[p], rate, step);
                pass.parametersChanged();
                listener.step(step, (long) EPOCHS * STEPS);
            }
            listener.epoch(new TrainingListener.EpochResult(
                    epoch + 1, EPOCHS, sum / STEPS, (double) right / (STEPS * BATCH), Double.NaN, Double.NaN));
        }
        fold(parameters, whole);
    }

    /** Puts a row where the network takes it in, and returns its class. */
    private int draw(long key, float[] x, int at) {
        double kind = RandomKey.uniform(key, 0);
        if (kind < WORD_SHARE && words > 0) {
            int word = pick(words, key, 1);
            float[][] rows = takes.words()[word];
            put(rows[pick(rows.length, key, 2)], neighbour(key), x, at);
            return word;
        }
        if (kind > 1 - SILENCE_SHARE) {
            put(takes.silence()[pick(takes.silence().length, key, 2)], null, x, at);
            return words + 1;
        }
        boolean part = kind > 1 - SILENCE_SHARE - PART_SHARE && takes.parts().length > 0;
        float[][] rows = part ? takes.parts() : others;
        put(rows[pick(rows.length, key, 2)], neighbour(key), x, at);
        return words;
    }

    private float[] neighbour(long key) {
        return RandomKey.uniform(key, 3) < NEIGHBOUR_PROBABILITY ? others[pick(others.length, key, 4)] : null;
    }

    private static int pick(int n, long key, int index) {
        return (int) (RandomKey.uniform(key, index) * n);
    }

    private void put(float[] row, float[] other, float[] x, int at) {
        for (int i = 0; i < size; i++) {
            float v = other == null ? row[i] : Math.max(row[i], other[i]);
            x[at + i] = (v - mean[i]) * inverse[i];
        }
    }

    /** w·(x − μ)/σ + b = (w/σ)·x + (b − Σ w·μ/σ). */
    private void fold(List<Parameter> trained, Network whole) {
        List<Parameter> last = whole.parameters();
        float[] w = last.get(last.size() - 2).values();
        float[] b = last.get(last.size() - 1).values();
        float[] tw = trained.get(0).values();
        int classes = b.length;
        double[] bias = new double[classes];
        for (int i = 0; i < size; i++)
            for (int c = 0; c < classes; c++) {
                w[i * classes + c] = tw[i * classes + c] * inverse[i];
                bias[c] += (double) w[i * classes + c] * mean[i];
            }
        for (int c = 0; c < classes; c++) b[c] = (float) (trained.get(1).values()[c] - bias[c]);
        whole.parametersChanged();
    }
}
