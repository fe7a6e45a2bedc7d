package io.github.syllabary.audio;

import be.tarsos.dsp.util.fft.FFT;
import java.util.Arrays;

/**
 * The levels of a short stretch of sound by frequency, for looking at, under a Hann window of about 25 ms. Belongs to
 * one thread and allocates nothing after its construction.
 */
public final class LevelSpectrum {
    /** Nothing lies below, in decibels. */
    public static final double LOWEST = -120;

    private static final double WINDOW_SECONDS = 0.025;

    private final int n;
    private final int size;
    private final float[] window;
    private final float[] x;
    private final FFT fft;

    /**
     * @param sampleRate in Hz
     */
    public LevelSpectrum(int sampleRate) {
        int wanted = Math.max(16, (int) (WINDOW_SECONDS * sampleRate));
        size = Math.min(LogMel.LARGEST_FFT, Integer.highestOneBit(2 * wanted - 1));
        n = Math.min(wanted, size);
        window = hann(n);
        x = new float[size];
        fft = new FFT(size);
    }

    /** Samples under the window. */
    public int windowSamples() {
        return n;
    }

    /** From 0 Hz to half the sample rate, evenly. */
    public int bins() {
        return size / 2 + 1;
    }

    /**
     * The levels around a sample; what lies outside the array, or is not finite, is silence.
     *
     * @param centre may lie outside the array too
     * @param out receives {@link #bins} decibels from {@code at} on; 0 is a sine of full scale
     */
    public void levels(float[] samples, int centre, float[] out, int at) {
        Arrays.fill(x, 0);
        for (int i = 0; i < n; i++) {
            int s = centre - n / 2 + i;
            if (s >= 0 && s < samples.length && Math.abs(samples[s]) <= Float.MAX_VALUE) x[i] = window[i] * samples[s];
        }
        fft.forwardTransform(x);
        // a sine of amplitude 1 has a peak of a quarter of the window's samples under Hann
        for (int k = 0; k < bins(); k++)
            out[at + k] = (float) Math.max(LOWEST, 20 * Math.log10(magnitude(k) * 4 / n));
    }

    // the transform packs the real value at half the rate beside that at 0 Hz
    private double magnitude(int k) {
        if (k == 0) return Math.abs(x[0]);
        if (k == size / 2) return Math.abs(x[1]);
        return Math.hypot(x[2 * k], x[2 * k + 1]);
    }

    private static float[] hann(int n) {
        float[] window = new float[n];
        for (int i = 0; i < n; i++) window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / n));
        return window;
    }
}
