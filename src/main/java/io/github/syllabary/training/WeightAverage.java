package io.github.syllabary.training;

import io.github.syllabary.nn.Parameter;
import java.util.List;

/**
 * The running mean of all parameters over the steps of training, {@code m = d·m + (1 − d)·w}, which lies in flatter
 * ground than the weights of any one step and recognises unheard speakers better. In the first steps d is smaller, so
 * that the random beginning is soon forgotten: {@code min(d, (1 + step)/(10 + step))}.
 *
 * @see <a href="https://doi.org/10.1137/0330046">Polyak and Juditsky 1992</a>
 */
final class WeightAverage {
    private final List<Parameter> parameters;
    private final double decay;
    private final float[][] mean;

    WeightAverage(List<Parameter> parameters, double decay) {
        this.parameters = parameters;
        this.decay = decay;
        mean = parameters.stream().map(p -> p.values().clone()).toArray(float[][]::new);
    }

    /** Takes in a parameter after a step, counted from 1; each parameter from any thread. */
    void step(int p, long step) {
        float d = (float) Math.min(decay, (1.0 + step) / (10.0 + step));
        float[] m = mean[p];
        float[] w = parameters.get(p).values();
        for (int i = 0; i < m.length; i++) m[i] = d * m[i] + (1 - d) * w[i];
    }

    /** Puts the mean in the place of the parameters and keeps them instead; a second time undoes it. */
    void exchange() {
        for (int p = 0; p < mean.length; p++) {
            float[] w = parameters.get(p).values();
            float[] kept = w.clone();
            System.arraycopy(mean[p], 0, w, 0, w.length);
            System.arraycopy(kept, 0, mean[p], 0, kept.length);
        }
    }

    /** The mean itself, for a checkpoint. */
    float[][] state() {
        return mean;
    }
}
