package io.github.syllabary.training;

import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Parameter;
import io.github.syllabary.nn.SoftmaxCrossEntropy;
import io.github.syllabary.nn.TrainingPass;
import io.github.syllabary.nn.WeightRounding;
import io.github.syllabary.recognizer.FrontEnd;
import io.github.syllabary.tensor.RandomKey;
import io.github.syllabary.tensor.Scratch;
import io.github.syllabary.tensor.Workers;
import io.github.syllabary.training.TrainingListener.EpochResult;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The loop: epochs of batches of augmented clips. Everything random is drawn from (seed, epoch, clip),
 * so the state between two epochs is just parameters, optimizer and counters.
 */
final class TrainingRun {
    // what keys are drawn for
    private static final long ORDER = 1;
    private static final long AUGMENTATION = 2;
    private static final long DROPOUT = 3;
    static final long MASKS = 4;
    private static final long LAYOUT = 50;
    static final long MIXUP = 51;
    static final long OTHER = 52;

    private static final int OTHER_WINDOW = 3;

    /** Behind the first epoch no training that will come to something has so many times the loss of guessing. */
    private static final double WILD = 10;

    private final TrainingSettings settings;
    private final Augmentation augmentation;
    private final FrontEnd<?> frontEnd;
    private final Network network;
    private final Material train;
    private final Clips validation;
    private final HardWindows hard;
    private final WindowChange change;
    private final TrainingOptions options;
    private final Workers workers;
    private final List<Parameter> parameters;
    private final Optimizer optimizer;
    private final SoftmaxCrossEntropy loss;
    private final Validation measure;
    private final TrainingPass pass;
    private final int batches;
    private final int capacity;
    private final float[] dLogits;
    private final int[] targets;

    /** What is mixed into each clip of a batch, and the share of the clip itself. */
    private final int[] others;

    private final float[] shares;
    /** What the teachers think of each clip of a batch; both null without teachers. */
    private final Teachers teachers;

    private final float[] opinions;
    private final float[][] workerWindows;
    private final Scratch[] workerScratches;
    private final float[][] best;

    /** The running mean of the weights, which is what is validated and kept; null for the weights themselves. */
    private final WeightAverage average;

    private String fingerprint;
    private int epoch;
    private int bestEpoch;
    private double bestAccuracy = -1;
    private double bestLoss = Double.POSITIVE_INFINITY;

    TrainingRun(
            Recipe recipe,
            Network network,
            Material train,
            Clips validation,
            HardWindows hard,
            WindowChange change,
            TrainingOptions options,
            Teachers teachers,
            Workers workers) {
        this.settings = recipe.training();
        this.augmentation = recipe.augmentation(train);
        this.frontEnd = recipe.input();
        this.network = network;
        this.train = train;
        this.validation = validation;
        this.hard = hard;
        this.change = change;
        this.options = options;
        this.workers = workers;
        parameters = network.parameters();
        optimizer = settings.optimizer().of(parameters);
        int classes = network.outputShape().size();
        loss = new SoftmaxCrossEntropy(
                settings.labelSmoothing(), settings.balanced() ? train.balancedWeights(classes) : null);
        measure = new Validation(network, frontEnd, validation, workers);
        batches = Math.max(1, Math.round((float) train.size() / settings.batch()));
        capacity = (train.size() + batches - 1) / batches;
        pass = new TrainingPass(network, capacity, workers);
        dLogits = new float[capacity * classes];
        targets = new int[capacity];
        others = new int[capacity];
        shares = new float[capacity];
        this.teachers = teachers;
        opinions = teachers == null ? null : new float[capacity * classes];
        workerWindows = new float[workers.threads()][frontEnd.windowSize()];
        workerScratches = new Scratch[workers.threads()];
        Arrays.setAll(workerScratches, i -> new Scratch());
        best = settings.patience() > 0
                ? parameters.stream().map(p -> p.values().clone()).toArray(float[][]::new)
                : new float[0][];
        average = settings.averaging() > 0 ? new WeightAverage(parameters, settings.averaging()) : null;
    }

    int epochsDone() {
        return epoch;
    }

    boolean finished() {
        boolean tired = settings.patience() > 0 && epoch - bestEpoch >= settings.patience() && bestEpoch > 0;
        return epoch >= settings.epochs() || tired;
    }

    /**
     * Takes up the state of a checkpoint, if one is wanted and there.
     *
     * @param fingerprint of all that decides the result
     */
    void resume(String fingerprint) throws IOException {
        this.fingerprint = fingerprint;
        if (!options.resume() || options.checkpoint() == null || !Files.exists(options.checkpoint())) return;
        List<float[]> state = state();
        int[] lengths = state.stream().mapToInt(a -> a.length).toArray();
        Checkpoint kept = Checkpoint.read(options.checkpoint(), fingerprint, lengths);
        for (int i = 0; i < lengths.length; i++) System.arraycopy(kept.arrays()[i], 0, state.get(i), 0, lengths[i]);
        epoch = kept.epoch();
        bestEpoch = kept.bestEpoch();
        bestAccuracy = kept.bestAccuracy();
        bestLoss = kept.bestLoss();
        if (hard != null) hard.resumed();
        pass.parametersChanged();
    }

    /** All arrays that make up the state, in a fixed order. */
    private List<float[]> state() {
        List<float[]> arrays = new ArrayList<>();
        for (Parameter p : parameters) arrays.add(p.values());
        for (float[][] kind : optimizer.state()) arrays.addAll(List.of(kind));
        arrays.addAll(List.of(best));
        if (average != null) arrays.addAll(List.of(average.state()));
        if (hard != null) arrays.add(hard.state());
        return arrays;
    }

    /** One epoch, its validation and its checkpoint. */
    EpochResult epoch(TrainingListener listener) throws IOException {
        int[] order = train.order(key(ORDER, epoch));
        double lossSum = 0;
        int right = 0;
        for (int b = 0; b < batches; b++) {
            int from = (int) ((long) b * train.size() / batches);
            int n = (int) ((long) (b + 1) * train.size() / batches) - from;
            long step = (long) epoch * batches + b + 1;
            fill(order, from, n);
            float[] logits = pass.forward(n, key(DROPOUT, step));
            int classes = dLogits.length / capacity;
            double batchLoss = loss.loss(logits, classes, targets, others, shares, n, dLogits);
            if (teachers != null)
                batchLoss = teachers.distillation().loss(batchLoss, logits, classes, opinions, n, dLogits);
            if (!Double.isFinite(batchLoss))
                throw new IllegalArgumentException("training diverged in epoch " + (epoch + 1)
                        + ": the loss is not finite; lower the learning rate in the recipe");
            lossSum += batchLoss * n;
            right += Validation.right(logits, classes, targets, n);
            descend(pass.backward(dLogits), step);
            listener.step(step, (long) settings.epochs() * batches);
        }
        requireBetterThanWild(lossSum / train.size(), dLogits.length / capacity);
        epoch++;
        mine(listener);
        exchangeWithAverage();
        Validation.Result v = measure.run();
        keepBest(v);
        exchangeWithAverage();
        EpochResult result = new EpochResult(
                epoch,
                settings.epochs(),
                lossSum / train.size(),
                (double) right / train.size(),
                v.loss(),
                v.accuracy());
        if (options.checkpoint() != null)
            new Checkpoint(fingerprint, epoch, bestEpoch, bestAccuracy, bestLoss, state().toArray(float[][]::new))
                    .write(options.checkpoint());
        return result;
    }

    /** Normalised layers keep a loss finite whatever becomes of the weights; guessing costs the logarithm of the classes. */
    private void requireBetterThanWild(double loss, int classes) {
        double guessing = Math.log(classes);
        if (epoch > 0 && loss > WILD * guessing)
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "training diverged in epoch %d: the loss is %.3g, and guessing would have %.3g; lower the learning"
                            + " rate in the recipe",
                    epoch + 1,
                    loss,
                    guessing));
    }

    private void mine(TrainingListener listener) {
        int round = hard == null ? -1 : hard.roundAfter(epoch, settings.epochs());
        if (round < 0) return;
        HardWindows.Round found =
                hard.mine(round, network, network.outputShape().size() - 2, workers);
        listener.mined(found.windows(), found.highest());
    }

    private long key(long purpose, long index) {
        return key(options.seed(), purpose, index);
    }

    private static long key(long seed, long purpose, long index) {
        return RandomKey.derive(RandomKey.derive(seed, purpose), index);
    }

    /** What everything about a clip is drawn from in an epoch. */
    static long clipKey(long seed, int epoch, int clip) {
        return RandomKey.derive(key(seed, AUGMENTATION, epoch), clip);
    }

    /** Augments a batch of clips and puts their features into the network's input. */
    private void fill(int[] order, int from, int n) {
        int size = network.inputShape().size();
        workers.run(n, (i, worker) -> {
            float[] window = workerWindows[worker];
            Scratch scratch = workerScratches[worker];
            long clipKey = clipKey(options.seed(), epoch, order[from + i]);
            targets[i] = heard(order[from + i], clipKey, window, scratch);
            others[i] = targets[i];
            shares[i] = augmentation.mixup().share(RandomKey.derive(clipKey, MIXUP));
            if (shares[i] < 1) {
                long otherKey = RandomKey.derive(clipKey, OTHER);
                float[] other = scratch.floats(OTHER_WINDOW, window.length);
                others[i] = heard((int) (RandomKey.uniform(otherKey, 0) * train.size()), otherKey, other, scratch);
                Mixup.mix(window, other, window.length, shares[i]);
            }
            frontEnd.extractWindow(window, pass.input(), i * size);
            long masksKey = RandomKey.derive(clipKey, MASKS);
            augmentation.masks().apply(pass.input(), i * size, frontEnd.shape(), frontEnd.kinds(), masksKey);
            if (teachers != null)
                teachers.ask(pass.input(), i * size, opinions, i * (dLogits.length / capacity), worker);
        });
    }

    /** Fills the start of a window with a clip as it is heard this time, and returns its class. */
    private int heard(int clip, long key, float[] window, Scratch scratch) {
        int truth = train.draw(clip, RandomKey.derive(key, LAYOUT), window, scratch);
        change.apply(window, scratch, key);
        return truth;
    }

    private void descend(float[][] gradients, long step) {
        double progress = (step - 1.0) / ((double) settings.epochs() * batches);
        double rate = settings.optimizer().rate() * settings.schedule().factor(progress);
        workers.run(gradients.length, (p, worker) -> {
            if (parameters.get(p).spec().learnt()) optimizer.step(p, gradients[p], rate, step);
            if (average != null) average.step(p, step);
        });
        pass.parametersChanged();
    }

    private void keepBest(Validation.Result v) {
        if (settings.patience() == 0 || validation.size() == 0) return;
        boolean better = v.accuracy() > bestAccuracy || v.accuracy() == bestAccuracy && v.loss() < bestLoss;
        if (!better) return;
        bestEpoch = epoch;
        bestAccuracy = v.accuracy();
        bestLoss = v.loss();
        for (int p = 0; p < best.length; p++)
            System.arraycopy(parameters.get(p).values(), 0, best[p], 0, best[p].length);
    }

    private void exchangeWithAverage() {
        if (average == null) return;
        average.exchange();
        pass.parametersChanged();
    }

    /**
     * Takes the mean of the weights, where there is one, and with early stopping goes back to the best epoch; then
     * rounds, if the recipe says so.
     */
    void takeBest() {
        exchangeWithAverage();
        if (bestEpoch > 0)
            for (int p = 0; p < best.length; p++)
                System.arraycopy(best[p], 0, parameters.get(p).values(), 0, best[p].length);
        WeightRounding.round(network, settings.weightBits());
    }
}
