package io.github.syllabary.tensor;

import java.util.Arrays;

/** The spectral kernels as plain loops over one frame: what they mean. */
final class PlainSpectra implements SpectrumKernels {

    @Override
    public int lanes() {
        return 1;
    }

    @Override
    public int scratch(Fourier plan, int window, int hop) {
        return plan.n;
    }

    @Override
    public void powers(
            Fourier plan, float[] window, float[] x, int xAt, int hop, int frames, float[] z, float[] power) {
        int n = plan.n;
        for (int i = 0; i < window.length; i++) z[i] = window[i] * x[xAt + i];
        Arrays.fill(z, window.length, n, 0);
        for (int step = Integer.numberOfTrailingZeros(n); step >= 2; step--) {
            split(z, 1 << step, plan.split[step]);
            transform(z, step - 2, plan.radix4);
        }
        float mean = z[0] + z[1];
        power[0] = mean * mean;
        for (int k = 1; k < n / 2; k++) {
            float re = z[plan.re[k]];
            float im = z[plan.im[k]];
            power[k] = re * re + im * im;
        }
    }

    /** Real numbers into half as many real ones and a quarter as many complex ones. */
    private static void split(float[] z, int length, float[] turns) {
        int q = length / 4;
        for (int i = 0; i < q; i++) {
            float a = z[i];
            float b = z[i + q];
            float c = z[i + 2 * q];
            float d = z[i + 3 * q];
            z[i] = a + c;
            z[i + q] = b + d;
            float re = a - c;
            float im = d - b;
            float cos = turns[2 * i];
            float sin = turns[2 * i + 1];
            z[i + 2 * q] = re * cos - im * sin;
            z[i + 3 * q] = re * sin + im * cos;
        }
    }

    /** The complex transform of {@code 2^log} numbers, whose parts stand at {@code 2·2^log} and {@code 3·2^log}. */
    private static void transform(float[] z, int log, float[][] turns) {
        int n = 1 << log;
        int step = log;
        for (; step > 2; step -= 2) {
            int length = 1 << step;
            for (int block = 0; block < n; block += length)
                radix4(z, 2 * n + block, 3 * n + block, length / 4, turns[step]);
        }
        if (step == 2) for (int i = 0; i < n; i += 4) four(z, 2 * n + i, 3 * n + i);
        if (step == 1) for (int i = 2 * n; i < 4 * n; i += 2) two(z, i);
    }

    private static void radix4(float[] z, int re, int im, int q, float[] turns) {
        for (int i = 0, w = 0; i < q; i++, w += 6) {
            int r = re + i;
            int m = im + i;
            float sumRe = z[r] + z[r + 2 * q];
            float sumIm = z[m] + z[m + 2 * q];
            float differenceRe = z[r] - z[r + 2 * q];
            float differenceIm = z[m] - z[m + 2 * q];
            float oddSumRe = z[r + q] + z[r + 3 * q];
            float oddSumIm = z[m + q] + z[m + 3 * q];
            float oddDifferenceRe = z[r + q] - z[r + 3 * q];
            float oddDifferenceIm = z[m + q] - z[m + 3 * q];
            z[r] = sumRe + oddSumRe;
            z[m] = sumIm + oddSumIm;
            float re1 = differenceRe + oddDifferenceIm;
            float im1 = differenceIm - oddDifferenceRe;
            float re2 = sumRe - oddSumRe;
            float im2 = sumIm - oddSumIm;
            float re3 = differenceRe - oddDifferenceIm;
            float im3 = differenceIm + oddDifferenceRe;
            z[r + q] = re1 * turns[w] - im1 * turns[w + 1];
            z[m + q] = re1 * turns[w + 1] + im1 * turns[w];
            z[r + 2 * q] = re2 * turns[w + 2] - im2 * turns[w + 3];
            z[m + 2 * q] = re2 * turns[w + 3] + im2 * turns[w + 2];
            z[r + 3 * q] = re3 * turns[w + 4] - im3 * turns[w + 5];
            z[m + 3 * q] = re3 * turns[w + 5] + im3 * turns[w + 4];
        }
    }

    /** The step at radix 4 whose turns are all 1. */
    private static void four(float[] z, int r, int m) {
        float sumRe = z[r] + z[r + 2];
        float sumIm = z[m] + z[m + 2];
        float differenceRe = z[r] - z[r + 2];
        float differenceIm = z[m] - z[m + 2];
        float oddSumRe = z[r + 1] + z[r + 3];
        float oddSumIm = z[m + 1] + z[m + 3];
        float oddDifferenceRe = z[r + 1] - z[r + 3];
        float oddDifferenceIm = z[m + 1] - z[m + 3];
        z[r] = sumRe + oddSumRe;
        z[m] = sumIm + oddSumIm;
        z[r + 1] = differenceRe + oddDifferenceIm;
        z[m + 1] = differenceIm - oddDifferenceRe;
        z[r + 2] = sumRe - oddSumRe;
        z[m + 2] = sumIm - oddSumIm;
        z[r + 3] = differenceRe - oddDifferenceIm;
        z[m + 3] = differenceIm + oddDifferenceRe;
    }

    private static void two(float[] z, int at) {
        float a = z[at];
        float b = z[at + 1];
        z[at] = a + b;
        z[at + 1] = a - b;
    }

    @Override
    public void bands(float[][] weights, int[] first, float[] x, float[] y) {
        for (int b = 0; b < weights.length; b++) {
            float[] w = weights[b];
            int at = first[b];
            // four sums, so that an addition need not wait for the one before
            float s0 = 0;
            float s1 = 0;
            float s2 = 0;
            float s3 = 0;
            for (int i = 0; i < w.length; i += 4) {
                s0 += w[i] * x[at + i];
                s1 += w[i + 1] * x[at + i + 1];
                s2 += w[i + 2] * x[at + i + 2];
                s3 += w[i + 3] * x[at + i + 3];
            }
            y[b] = (s0 + s1) + (s2 + s3);
        }
    }

    @Override
    public void log(float[] x, int n, float floor, double[] m, double[] e) {
        Elementary.takeApart(x, n, floor, m, e);
        for (int i = 0; i < n; i++) x[i] = (float) Elementary.log(e[i], m[i]);
    }
}
