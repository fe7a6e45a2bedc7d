package io.github.syllabary.audio;

import java.util.Arrays;

/** Small changes to samples, for augmentation. Nothing is allocated. */
public final class SoundTransforms {
    private SoundTransforms() {}

    /** x[i] *= factor for i in [from, from + n). */
    public static void gain(float[] x, int from, int n, float factor) {
        for (int i = from; i < from + n; i++) x[i] *= factor;
    }

    /** The factor of so many decibels: 10^(db/20). */
    public static float decibels(double db) {
        return (float) StrictMath.pow(10, db / 20);
    }

    /**
     * y[i] = x[i − by] where there is such a sample among the {@code n} of x, else 0.
     *
     * @param by samples to move later, earlier if negative
     * @param y may be {@code x} itself
     */
    public static void shift(float[] x, int xAt, float[] y, int yAt, int n, int by) {
        int zeros = (int) Math.min(n, Math.abs((long) by));
        int kept = n - zeros;
        boolean later = by > 0;
        System.arraycopy(x, xAt + (later ? 0 : zeros), y, yAt + (later ? zeros : 0), kept);
        int zerosAt = later ? yAt : yAt + kept;
        Arrays.fill(y, zerosAt, zerosAt + zeros, 0);
    }

    /**
     * Adds noise to x, scaled so that the rms of these {@code n} samples of x stands {@code snrDb}
     * decibels above that of the noise. Nothing happens if either is silent.
     */
    public static void mix(float[] x, int xAt, float[] noise, int noiseAt, int n, double snrDb) {
        double loud = rms(x, xAt, n);
        double soft = rms(noise, noiseAt, n);
        float scale = (float) (loud / soft * StrictMath.pow(10, -snrDb / 20));
        if (loud == 0 || soft == 0 || !(scale <= Float.MAX_VALUE)) return;
        for (int i = 0; i < n; i++) x[xAt + i] += scale * noise[noiseAt + i];
    }

    /**
     * Plays x faster (factor above 1) or slower around its middle; pitch goes along, as on a tape.
     * Between samples a cubic runs (Catmull and Rom); outside x there is silence.
     *
     * @param y receives {@code n} samples, not {@code x}
     */
    public static void speed(float[] x, float[] y, int n, double factor) {
        double middle = (n - 1) / 2.0;
        // how far from the middle all four neighbours are inside x, where nothing need be asked
        int reach = (int) Math.min(middle, (middle - 3) / factor - 1);
        int from = reach < 0 ? n : (int) middle - reach;
        int to = n - from;
        for (int i = 0; i < from; i++) y[i] = between(x, n, middle + (i - middle) * factor);
        for (int i = from; i < to; i++) {
            double at = middle + (i - middle) * factor;
            int left = (int) at;
            y[i] = cubic((float) (at - left), x[left - 1], x[left], x[left + 1], x[left + 2]);
        }
        for (int i = Math.max(from, to); i < n; i++) y[i] = between(x, n, middle + (i - middle) * factor);
    }

    /**
     * Lays a sound of {@code n} samples into y, played faster or slower, added to what is there:
     * {@code y[at + i] += gain · x(i·factor)}, for all i with {@code i·factor < n} and {@code from ≤ at + i < to}.
     *
     * @param fade so many samples of y at either end of the sound swell and die away in a straight line
     * @see #speed for what runs between samples
     */
    public static void lay(float[] x, int n, double factor, float gain, float[] y, int at, int from, int to, int fade) {
        int length = laidLength(n, factor);
        int first = Math.max(0, from - at);
        int end = (int) Math.min(length, (long) to - at);
        for (int i = first; i < end; i++) {
            float edge = Math.min(1f, (Math.min(i, length - 1 - i) + 1f) / (fade + 1f));
            y[at + i] += gain * edge * between(x, n, i * factor);
        }
    }

    /** How many samples {@link #lay} makes of {@code n}. */
    public static int laidLength(int n, double factor) {
        return (int) (n / factor);
    }

    /** Between the samples, outside which there is silence, see {@link #speed}. */
    static float between(float[] x, int n, double at) {
        int left = (int) Math.floor(at);
        return cubic(
                (float) (at - left),
                sample(x, n, left - 1),
                sample(x, n, left),
                sample(x, n, left + 1),
                sample(x, n, left + 2));
    }

    /** Through b at t = 0 and c at t = 1, with the slopes of their neighbours. */
    private static float cubic(float t, float a, float b, float c, float d) {
        return b + 0.5f * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
    }

    /** Silence outside the {@code n} samples. */
    static float sample(float[] x, int n, int i) {
        return i < 0 || i >= n ? 0 : x[i];
    }

    /**
     * What is left of samples after µ-law (G.711) and back: 8 bits, about 38 dB above their rounding noise
     * whatever the level. Beyond ±1 they are clipped.
     */
    public static void muLaw(float[] x, int from, int n) {
        for (int i = from; i < from + n; i++) {
            // 14 bits and a bias of 33, of which the first five binary digits are kept
            int magnitude = Math.min(8158, Math.round(Math.abs(x[i]) * 8192)) + 33;
            int lost = 27 - Integer.numberOfLeadingZeros(magnitude);
            int kept = (magnitude >> lost << lost) + (1 << lost >> 1);
            x[i] = Math.copySign((kept - 33) / 8192f, x[i]);
        }
    }

    /** Root of the mean square of {@code n} samples; 0 for none. */
    public static double rms(float[] x, int from, int n) {
        double sum = 0;
        for (int i = from; i < from + n; i++) sum += (double) x[i] * x[i];
        return n == 0 ? 0 : Math.sqrt(sum / n);
    }
}
