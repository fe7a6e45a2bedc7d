package io.github.syllabary.audio;

import io.github.syllabary.tensor.Kernels;
import io.github.syllabary.tensor.PackedMatrix;
import io.github.syllabary.tensor.Scratch;
import java.util.Arrays;

/**
 * Convolution of samples with some hundred or thousand weights, the same bits on every machine.
 *
 * <pre>  y[i] = Σ_k h[k] · x[i + delay − k] </pre>
 *
 * <p>Thirty-two neighbouring outputs are one row of a matrix product, whose right matrix holds the
 * weights in as many columns, each shifted by one; so the kernels of the networks do the work.
 */
public final class FirFilter {
    private static final int BLOCK = 32;

    // slots of the scratch memory
    private static final int PADDED = 10;
    private static final int WEIGHTS = 11;
    private static final int RESULT = 12;

    private FirFilter() {}

    /**
     * Filters x in place; outside it there is silence.
     *
     * @param n how many samples
     * @param taps how many weights of {@code h} count, at least 1
     * @param delay of the filter in samples, which is taken away: half of the taps for a symmetric one
     */
    public static void apply(float[] x, int n, float[] h, int taps, int delay, Scratch scratch) {
        int blocks = (n + BLOCK - 1) / BLOCK;
        int k = taps + BLOCK - 1;
        int before = taps - 1;
        float[] padded = scratch.floats(PADDED, before + blocks * BLOCK + k);
        Arrays.fill(padded, 0);
        // x[i + delay] stands at before + i
        int first = Math.max(0, delay - before);
        if (first < n) System.arraycopy(x, first, padded, before + first - delay, n - first);
        float[] weights = scratch.floats(WEIGHTS, taps + 2 * (BLOCK - 1));
        Arrays.fill(weights, 0);
        System.arraycopy(h, 0, weights, BLOCK - 1, taps);
        PackedMatrix b = scratch.packed(Kernels.get()).pack(weights, BLOCK - 1 + taps - 1, k, -1, BLOCK, 1, 1);
        float[] y = scratch.floats(RESULT, blocks * BLOCK);
        Arrays.fill(y, 0);
        int[] rows = new int[blocks];
        for (int i = 0; i < blocks; i++) rows[i] = i * BLOCK;
        int[] columns = new int[k];
        for (int p = 0; p < k; p++) columns[p] = p;
        Kernels.get().product(padded, 0, rows, blocks, columns, k, b, y, 0, rows);
        System.arraycopy(y, 0, x, 0, n);
    }

    /**
     * Weights that let pass what lies between two frequencies: ideal, cut off by a Hann window. The
     * flanks are some {@code 4 · sampleRate / taps} wide; the delay is {@code taps / 2}.
     *
     * @param lowHz 0 for a low-pass
     * @param highHz half the rate or more for a high-pass
     * @param taps an odd number
     */
    public static float[] band(double lowHz, double highHz, int sampleRate, int taps) {
        if (taps % 2 == 0) throw new IllegalArgumentException("a filter of " + taps + " taps; give an odd number");
        float[] h = new float[taps];
        int middle = taps / 2;
        double low = Math.min(0.5, lowHz / sampleRate);
        double high = Math.min(0.5, highHz / sampleRate);
        for (int i = 0; i < taps; i++) {
            int t = i - middle;
            double hann = 0.5 + 0.5 * StrictMath.cos(Math.PI * t / (middle + 1));
            h[i] = (float) (hann * (sinc(high, t) - sinc(low, t)));
        }
        return h;
    }

    private static double sinc(double cutoff, int t) {
        return t == 0 ? 2 * cutoff : StrictMath.sin(2 * Math.PI * cutoff * t) / (Math.PI * t);
    }
}
