package io.github.syllabary.training;

import io.github.syllabary.audio.MelScale;
import io.github.syllabary.nn.Network;
import java.util.Arrays;

/**
 * What a recipe says a parameter begins with in the place of a draw.
 *
 * @param parameter its place among {@link Network#parameters}
 * @param values as many as the parameter has
 */
record FirstValues(int parameter, float[] values) {
    private static final double LOWEST_HZ = 60;

    /** Of half the sample rate, so that the last filter's upper flank is still below it. */
    private static final double HIGHEST = 0.95;

    /**
     * Gabor filters, evenly spaced in mel, in the order of their frequencies, each as wide as its neighbours are apart:
     *
     * <pre>  w[k, o] = a_o exp(−t² / 2σ_o²) cos(2π f_o t),  t = (k − (K−1)/2) / sampleRate,
     *  σ_o = √(2 ln 2) / (π Δf_o) </pre>
     *
     * with {@code a_o} such that the squares of a filter add up to 2, as they do when drawn after He et al.
     *
     * @param kernel samples
     * @return kernel × filters
     * @see <a href="https://arxiv.org/abs/2101.08596">Zeghidour et al. 2021, LEAF, section 3.1</a>
     */
    static float[] melFilters(int sampleRate, int kernel, int filters) {
        MelScale scale = MelScale.SLANEY;
        double low = scale.mel(LOWEST_HZ);
        double step = (scale.mel(HIGHEST * sampleRate / 2) - low) / (filters + 1);
        float[] values = new float[kernel * filters];
        double[] w = new double[kernel];
        for (int o = 0; o < filters; o++) {
            double hz = scale.hz(low + (o + 1) * step);
            double width = (scale.hz(low + (o + 2) * step) - scale.hz(low + o * step)) / 2;
            double deviation = Math.sqrt(2 * StrictMath.log(2)) / (Math.PI * width);
            double squares = 0;
            for (int k = 0; k < kernel; k++) {
                double t = (k - (kernel - 1) / 2.0) / sampleRate;
                double z = t / deviation;
                w[k] = StrictMath.exp(-z * z / 2) * StrictMath.cos(2 * Math.PI * hz * t);
                squares += w[k] * w[k];
            }
            double a = Math.sqrt(2 / squares);
            for (int k = 0; k < kernel; k++) values[k * filters + o] = (float) (a * w[k]);
        }
        return values;
    }

    static FirstValues all(int parameter, int n, float value) {
        float[] values = new float[n];
        Arrays.fill(values, value);
        return new FirstValues(parameter, values);
    }

    /** To be called after the network has drawn its own. */
    void put(Network network) {
        System.arraycopy(values, 0, network.parameters().get(parameter).values(), 0, values.length);
    }
}
