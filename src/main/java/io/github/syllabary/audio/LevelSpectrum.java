package io.github.syllabary.audio;

/**
 * The levels of a short stretch of sound by frequency, for looking at, under a Hann window of about 25 ms. Belongs to
 * one thread and allocates nothing after its construction.
 */
public final class LevelSpectrum {
    /** Nothing lies below, in decibels. */
    public static final double LOWEST = -120;

    private static final double WINDOW_SECONDS = 0.025;

    private final int n;
    private final float[] x;
    private final PowerSpectrum spectrum;

    /**
     * @param sampleRate in Hz
     */
    public LevelSpectrum(int sampleRate) {
        int wanted = Math.max(16, (int) (WINDOW_SECONDS * sampleRate));
        int size = Math.min(LogMel.LARGEST_FFT, Integer.highestOneBit(2 * wanted - 1));
        n = Math.min(wanted, size);
        x = new float[n];
        spectrum = new PowerSpectrum(size, hann(n));
    }

    /** Samples under the window. */
    public int windowSamples() {
        return n;
    }

    /** From 0 Hz to half the sample rate, evenly. */
    public int bins() {
        return spectrum.bins();
    }

    /**
     * The levels around a sample; what lies outside the array, or is not finite, is silence.
     *
     * @param centre may lie outside the array too
     * @param out receives {@link #bins} decibels from {@code at} on; 0 is a sine of full scale
     */
    public void levels(float[] samples, int centre, float[] out, int at) {
        for (int i = 0; i < n; i++) {
            int s = centre - n / 2 + i;
            x[i] = s >= 0 && s < samples.length && Math.abs(samples[s]) <= Float.MAX_VALUE ? samples[s] : 0;
        }
        float[] powers = spectrum.of(x);
        // a sine of amplitude 1 has a peak of a quarter of the window's samples under Hann
        double full = n / 4.0;
        for (int k = 0; k < bins(); k++)
            out[at + k] = (float) Math.max(LOWEST, 10 * Math.log10(powers[k] / (full * full)));
    }

    private static float[] hann(int n) {
        float[] window = new float[n];
        for (int i = 0; i < n; i++) window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / n));
        return window;
    }
}
