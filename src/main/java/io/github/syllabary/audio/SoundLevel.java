package io.github.syllabary.audio;

import java.util.Arrays;

/**
 * How loud a sound is, and how far its speech stands out of its noise.
 *
 * @param rmsDb root of the mean square against full scale, dB: 0 is a square wave of full scale; at least −120
 * @param snrDb estimated signal-to-noise ratio, dB, 0 to 100: the level of the loudest tenth of the 20 ms frames
 *     against that of the softest tenth. Sound cut close to the word has no frame of noise alone, and the estimate is
 *     then too low
 */
public record SoundLevel(double rmsDb, double snrDb) {
    private static final double LOWEST = -120;
    private static final double HIGHEST_SNR = 100;
    private static final double FRAME_SECONDS = 0.02;

    /** Samples that are not finite count as silence. The same bits on every Java. */
    public static SoundLevel of(Sound sound) {
        float[] x = sound.samples();
        int frame = Math.max(1, (int) Math.round(FRAME_SECONDS * sound.sampleRate()));
        int frames = x.length / frame;
        double[] energies = new double[frames];
        double all = 0;
        for (int f = 0, from = 0; from < x.length; f++, from += frame) {
            double energy = energy(x, from, Math.min(x.length, from + frame));
            all += energy;
            if (f < frames) energies[f] = energy;
        }
        double rms = x.length == 0 ? LOWEST : Math.max(LOWEST, decibels(all / x.length));
        return new SoundLevel(rms, snr(energies));
    }

    /** As four sums, so that an addition need not wait for the one before. */
    private static double energy(float[] x, int from, int end) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i + 4 <= end; i += 4) {
            s0 += square(x[i]);
            s1 += square(x[i + 1]);
            s2 += square(x[i + 2]);
            s3 += square(x[i + 3]);
        }
        for (; i < end; i++) s0 += square(x[i]);
        return (s0 + s1) + (s2 + s3);
    }

    private static double square(float x) {
        return Math.abs(x) <= Float.MAX_VALUE ? (double) x * x : 0;
    }

    private static double snr(double[] energies) {
        int n = energies.length;
        if (n == 0) return 0;
        Arrays.sort(energies);
        int tenth = Math.max(1, n / 10);
        double soft = 0;
        double loud = 0;
        for (int i = 0; i < tenth; i++) {
            soft += energies[i];
            loud += energies[n - 1 - i];
        }
        if (loud == 0) return 0;
        return soft == 0 ? HIGHEST_SNR : Math.min(HIGHEST_SNR, decibels(loud / soft));
    }

    private static double decibels(double power) {
        return 10 * StrictMath.log10(power);
    }
}
