package io.github.syllabary.audio;

import java.util.Arrays;
import java.util.SplittableRandom;

/** A recording in which somebody "says" tones one after the other in faint noise. */
public final class SaidTones {
    private final int sampleRate;
    private final SplittableRandom random = new SplittableRandom(7);
    private float[] samples = new float[0];

    public SaidTones(int sampleRate) {
        this.sampleRate = sampleRate;
    }

    /** Noise at about −65 dB alone. */
    public SaidTones quiet(double seconds) {
        return add(seconds, 0, 0);
    }

    /** A tone among the noise. */
    public SaidTones tone(double seconds, double hz, double amplitude) {
        return add(seconds, hz, amplitude);
    }

    private SaidTones add(double seconds, double hz, double amplitude) {
        int n = (int) (seconds * sampleRate);
        int at = samples.length;
        samples = Arrays.copyOf(samples, at + n);
        for (int i = 0; i < n; i++) {
            double x = amplitude * Math.sin(2 * Math.PI * hz * i / sampleRate) + random.nextDouble(-1e-3, 1e-3);
            samples[at + i] = (float) Math.max(-1, Math.min(1, x));
        }
        return this;
    }

    public Sound sound() {
        return new Sound(samples.clone(), sampleRate);
    }
}
