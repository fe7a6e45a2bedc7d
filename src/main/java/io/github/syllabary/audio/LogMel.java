package io.github.syllabary.audio;

import io.github.syllabary.audio.LogMelSettings.Normalisation;
import java.util.Map;

/**
 * Logarithms of the energy in mel bands, one row every hop.
 *
 * <pre>  e[t, b] = Σ_k bank[b, k] · |FFT(window · x[t·hop …])[k]|^power
 *  y[t, b] = ln max(e[t, b], logFloor) − m[t, b] </pre>
 *
 * <p>{@code x} is the sound after {@code x[i] − preEmphasis·x[i−1]}, with silence before its start.
 * Without normalisation {@code m} is zero. {@code RUNNING} takes away the mean of all rows up to and
 * including this one, in which later rows weigh more once the time constant has passed: {@code m[t] =
 * m[t−1] + a (row − m[t−1])}, {@code a = max(1/(t+1), 1 − e^(−hop/timeConstant))}. {@code CLIP} takes
 * away the mean over the clip; it needs the whole clip, so there is no stream of it.
 *
 * <p>Bands of sound that is not finite count as the floor.
 */
public final class LogMel implements Features {
    static final String KIND = "log-mel";

    /** Over half a second at 16 kHz. */
    static final int LARGEST_FFT = 8192;

    final MelSpectrum spectrum;
    private final LogMelSettings settings;
    private final StreamPool pool;

    /** With {@link LogMelSettings#DEFAULT}. */
    public LogMel() {
        this(LogMelSettings.DEFAULT);
    }

    /**
     * @throws IllegalArgumentException if a band is so narrow that it holds no bin of the transform
     */
    public LogMel(LogMelSettings settings) {
        this.settings = settings;
        spectrum = new MelSpectrum(settings);
        pool = new StreamPool(this::anyStream, settings.bands());
    }

    /** The numbers behind these features, typed. */
    public LogMelSettings numbers() {
        return settings;
    }

    @Override
    public int sampleRate() {
        return settings.sampleRate();
    }

    @Override
    public int channels() {
        return settings.bands();
    }

    @Override
    public int windowSamples() {
        return settings.windowSamples();
    }

    /** What each frame's samples are multiplied with before the transform. */
    public float[] window() {
        return spectrum.window.clone();
    }

    /** How much of the energy in a bin of the transform a band holds; bins from 0 below half of {@code fftSize}. */
    public float weight(int band, int bin) {
        return spectrum.bank.weight(band, bin);
    }

    @Override
    public int hopSamples() {
        return settings.hopSamples();
    }

    @Override
    public boolean causal() {
        return settings.normalisation() != Normalisation.CLIP;
    }

    @Override
    public Map<String, Object> settings() {
        return settings.map();
    }

    @Override
    public void extract(float[] samples, int from, int n, float[] out, int outAt) {
        pool.extract(samples, from, n, out, outAt);
        if (!causal()) takeMeanAway(out, outAt, frames(n), channels());
    }

    private static void takeMeanAway(float[] out, int outAt, int frames, int bands) {
        for (int b = 0; b < bands; b++) {
            double sum = 0;
            for (int t = 0; t < frames; t++) sum += out[outAt + t * bands + b];
            float mean = (float) (sum / frames);
            for (int t = 0; t < frames; t++) out[outAt + t * bands + b] -= mean;
        }
    }

    @Override
    public FrameStream stream() {
        if (!causal())
            throw new UnsupportedOperationException(
                    "log-mel with normalisation 'clip' needs the whole clip;" + " use 'running' or 'none' for streams");
        return anyStream();
    }

    private FrameStream anyStream() {
        boolean running = settings.normalisation() == Normalisation.RUNNING;
        return new MelStream(spectrum, true, running ? new RunningMean(settings) : RowFilter.NONE);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LogMel m && settings.equals(m.settings);
    }

    @Override
    public int hashCode() {
        return settings.hashCode();
    }

    @Override
    public String toString() {
        return "LogMel" + settings();
    }
}
