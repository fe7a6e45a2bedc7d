package io.github.syllabary.audio;

import be.tarsos.dsp.util.fft.FFT;

/**
 * Levels of a sound in time and frequency, for looking at: Hann windows of about 25 ms every 5 ms or so, the first and
 * last of them centred on the ends of the sound.
 *
 * @param decibels {@code (frames, bins)}, row-major; 0 is a sine of full scale, nothing lies below −120
 * @param bins from 0 Hz to half the sample rate, evenly
 * @param hopSeconds from one frame to the next
 */
public record Spectrogram(float[] decibels, int bins, double hopSeconds) {
    private static final double WINDOW_SECONDS = 0.025;
    private static final double LOWEST = -120;
    private static final int MOST_FRAMES = 2000;

    /** Of longer sounds the frames stand further apart: there are never more than {@value #MOST_FRAMES}. */
    public static Spectrogram of(Sound sound) {
        int n = Math.max(16, (int) (WINDOW_SECONDS * sound.sampleRate()));
        int size = Math.min(LogMel.LARGEST_FFT, Integer.highestOneBit(2 * n - 1));
        n = Math.min(n, size);
        int length = sound.samples().length;
        int hop = Math.max(Math.max(1, n / 5), (length + MOST_FRAMES - 2) / (MOST_FRAMES - 1));
        int frames = length == 0 ? 0 : 1 + length / hop;
        int bins = size / 2 + 1;
        float[] window = hann(n);
        FFT fft = new FFT(size);
        float[] x = new float[size];
        float[] levels = new float[frames * bins];
        for (int t = 0; t < frames; t++) {
            java.util.Arrays.fill(x, 0);
            for (int i = 0; i < n; i++) {
                int at = t * hop - n / 2 + i;
                if (at >= 0 && at < length && Math.abs(sound.samples()[at]) <= Float.MAX_VALUE)
                    x[i] = window[i] * sound.samples()[at];
            }
            fft.forwardTransform(x);
            // a sine of amplitude 1 has a peak of a quarter of the window's samples under Hann
            for (int k = 0; k < bins; k++)
                levels[t * bins + k] = (float) Math.max(LOWEST, 20 * Math.log10(magnitude(x, k, size) * 4 / n));
        }
        return new Spectrogram(levels, bins, (double) hop / sound.sampleRate());
    }

    // the transform packs the real value at half the rate beside that at 0 Hz
    private static double magnitude(float[] x, int k, int size) {
        if (k == 0) return Math.abs(x[0]);
        if (k == size / 2) return Math.abs(x[1]);
        return Math.hypot(x[2 * k], x[2 * k + 1]);
    }

    private static float[] hann(int n) {
        float[] window = new float[n];
        for (int i = 0; i < n; i++) window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / n));
        return window;
    }

    public int frames() {
        return decibels.length / bins;
    }

    public float decibels(int frame, int bin) {
        return decibels[frame * bins + bin];
    }

    /** The highest level; −120 of nothing. */
    public double loudest() {
        double most = LOWEST;
        for (float d : decibels) most = Math.max(most, d);
        return most;
    }
}
