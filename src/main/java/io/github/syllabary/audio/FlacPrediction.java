package io.github.syllabary.audio;

import java.util.Arrays;

/**
 * Samples from what their prediction was off by: {@code x[i] += ⌊Σ c[j]·x[i−1−j] / 2^shift⌋}. Arrays have
 * {@value #BEFORE} numbers in front of the first sample, so that few lengths of sums, written out, serve all.
 */
final class FlacPrediction {
    static final int BEFORE = 32;

    private FlacPrediction() {}

    /** By differences of an order from 0 to 4, whose coefficients are those of {@code (1 − z⁻¹)^order}. */
    static void fixed(int order, int[] x, int from, int until) {
        if (order == 0) return;
        int first = x[from - 1];
        int second = order < 2 ? 0 : first - x[from - 2];
        int third = order < 3 ? 0 : second - (x[from - 2] - x[from - 3]);
        int fourth = order < 4 ? 0 : third - (x[from - 2] - 2 * x[from - 3] + x[from - 4]);
        switch (order) {
            case 1 -> {
                for (int i = from; i < until; i++) x[i] = first += x[i];
            }
            case 2 -> {
                for (int i = from; i < until; i++) x[i] = first += second += x[i];
            }
            case 3 -> {
                for (int i = from; i < until; i++) x[i] = first += second += third += x[i];
            }
            default -> {
                for (int i = from; i < until; i++) x[i] = first += second += third += fourth += x[i];
            }
        }
    }

    /**
     * By a linear prediction.
     *
     * @param c 1 to 32 coefficients, that of the sample just before first
     * @param wide whether sums may need more than 32 bits
     */
    static void linear(int[] c, int shift, boolean wide, int[] x, int from, int until) {
        if (wide) wide(c, shift, x, from, until);
        else if (c.length <= 4) four(padded(c, 4), shift, x, from, until);
        else if (c.length <= 8) eight(padded(c, 8), shift, x, from, until);
        else if (c.length <= 12) twelve(padded(c, 12), shift, x, from, until);
        else narrow(c, shift, x, from, until);
    }

    private static int[] padded(int[] c, int n) {
        return Arrays.copyOf(c, n);
    }

    private static void four(int[] c, int shift, int[] x, int from, int until) {
        int c0 = c[0];
        int c1 = c[1];
        int c2 = c[2];
        int c3 = c[3];
        int last = x[from - 1];
        for (int i = from; i < until; i++)
            x[i] = last = x[i] + (c1 * x[i - 2] + c2 * x[i - 3] + c3 * x[i - 4] + c0 * last >> shift);
    }

    private static void eight(int[] c, int shift, int[] x, int from, int until) {
        int c0 = c[0];
        int c1 = c[1];
        int c2 = c[2];
        int c3 = c[3];
        int c4 = c[4];
        int c5 = c[5];
        int c6 = c[6];
        int c7 = c[7];
        int last = x[from - 1];
        for (int i = from; i < until; i++) {
            int sum = c7 * x[i - 8] + c6 * x[i - 7] + c5 * x[i - 6] + c4 * x[i - 5] + c3 * x[i - 4] + c2 * x[i - 3];
            x[i] = last = x[i] + (sum + c1 * x[i - 2] + c0 * last >> shift);
        }
    }

    private static void twelve(int[] c, int shift, int[] x, int from, int until) {
        int c0 = c[0];
        int c1 = c[1];
        int c2 = c[2];
        int c3 = c[3];
        int c4 = c[4];
        int c5 = c[5];
        int c6 = c[6];
        int c7 = c[7];
        int c8 = c[8];
        int c9 = c[9];
        int c10 = c[10];
        int c11 = c[11];
        int last = x[from - 1];
        for (int i = from; i < until; i++) {
            int early = c11 * x[i - 12] + c10 * x[i - 11] + c9 * x[i - 10] + c8 * x[i - 9] + c7 * x[i - 8];
            int sum = early + c6 * x[i - 7] + c5 * x[i - 6] + c4 * x[i - 5] + c3 * x[i - 4] + c2 * x[i - 3];
            x[i] = last = x[i] + (sum + c1 * x[i - 2] + c0 * last >> shift);
        }
    }

    private static void narrow(int[] c, int shift, int[] x, int from, int until) {
        for (int i = from; i < until; i++) {
            int sum = 0;
            for (int j = 0; j < c.length; j++) sum += c[j] * x[i - 1 - j];
            x[i] += sum >> shift;
        }
    }

    private static void wide(int[] c, int shift, int[] x, int from, int until) {
        for (int i = from; i < until; i++) {
            long sum = 0;
            for (int j = 0; j < c.length; j++) sum += (long) c[j] * x[i - 1 - j];
            x[i] += (int) (sum >> shift);
        }
    }
}
