package io.github.syllabary.tensor;

/**
 * Numbers of 8 bits with a step for each channel, around zero: each number of a channel is its step times a whole number from
 * -127 to 127. Steps have 16 binary digits at most, so that these products are floats exactly, and the largest number of a
 * channel is 127 steps, so that the steps can be told from the numbers. (Symmetric quantisation by channel, as in Krishnamoorthi
 * 2018, <a href="https://arxiv.org/abs/1806.08342">arXiv 1806.08342</a>, section 3.1.)
 */
public final class Int8 {
    /** The most steps to either side. */
    public static final int MOST = 127;

    /** Binary digits of a float that a step leaves empty. */
    private static final int SPARE = 8;

    private Int8() {}

    /**
     * Rounds each number to the nearest that 8 bits hold, or none if one is infinite or none at all. A channel whose steps would
     * be subnormal becomes zero.
     *
     * @param x laid out (…, channel, {@code inner})
     * @param channels how many there are
     * @param inner how many numbers of a channel follow each other
     */
    public static void round(float[] x, int channels, int inner) {
        float[] steps = new float[channels];
        float[] largest = largest(x, channels, inner);
        for (int c = 0; c < channels; c++) {
            if (!Float.isFinite(largest[c])) return;
            float step = largest[c] / MOST;
            steps[c] = step < Float.MIN_NORMAL ? 0 : coarse(step);
            if (!Float.isFinite(steps[c] * MOST)) return;
        }
        for (int i = 0; i < x.length; i++) {
            float step = steps[i / inner % channels];
            x[i] = step == 0 ? 0 : whole(x[i], step) * step;
        }
    }

    /**
     * The steps of numbers that have been {@link #round rounded} so; null if 8 bits do not hold them exactly. The step of a channel
     * of zeros is 1.
     */
    public static float[] steps(float[] x, int channels, int inner) {
        float[] steps = largest(x, channels, inner);
        for (int c = 0; c < channels; c++) {
            steps[c] = steps[c] == 0 ? 1 : steps[c] / MOST;
            if (steps[c] < Float.MIN_NORMAL || coarse(steps[c]) != steps[c]) return null;
        }
        for (int i = 0; i < x.length; i++) {
            float step = steps[i / inner % channels];
            // by their bits: -0 would come back as 0
            if (Float.floatToRawIntBits(whole(x[i], step) * step) != Float.floatToRawIntBits(x[i])) return null;
        }
        return steps;
    }

    /** How many steps a number is, the nearest. */
    public static byte whole(float x, float step) {
        return (byte) Math.max(-MOST, Math.min(MOST, Math.rint((double) x / step)));
    }

    /** Of each channel; infinite if one of its numbers is none. */
    private static float[] largest(float[] x, int channels, int inner) {
        float[] largest = new float[channels];
        for (int i = 0; i < x.length; i++) {
            int c = i / inner % channels;
            largest[c] = Math.max(largest[c], Float.isNaN(x[i]) ? Float.POSITIVE_INFINITY : Math.abs(x[i]));
        }
        return largest;
    }

    /** The next number up that has no more digits than a step. */
    private static float coarse(float x) {
        int below = (1 << SPARE) - 1;
        return Float.intBitsToFloat(Float.floatToRawIntBits(x) + below & ~below);
    }
}
