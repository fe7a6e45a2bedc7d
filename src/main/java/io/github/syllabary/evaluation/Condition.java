package io.github.syllabary.evaluation;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.audio.SoundTransforms;
import io.github.syllabary.training.Noise;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One way to make a clip harder.
 *
 * @param kind as in {@link Robustness.Row}
 * @param name as in {@link Robustness.Row}
 */
record Condition(String kind, String name, Change change) {
    private static final int TELEPHONE_RATE = 8000;
    private static final double SHIFT_SECONDS = 0.1;

    /** What is done to the samples of a window. */
    interface Change {
        /**
         * @param x the window, not to be changed
         * @param y receives what becomes of it, as many samples
         * @param key for random numbers, another for each clip
         */
        void apply(float[] x, float[] y, long key);
    }

    /** Those of the sweep: the window as it is first. */
    static List<Condition> all(int rate, Noise noise) {
        List<Condition> all = new ArrayList<>();
        all.add(new Condition("unchanged", "", (x, y, key) -> System.arraycopy(x, 0, y, 0, x.length)));
        for (double snr : new double[] {20, 10, 5, 0})
            all.add(new Condition("noise", decibels(snr), (x, y, key) -> {
                float[] n = new float[x.length];
                noise.fill(n, n.length, key);
                System.arraycopy(x, 0, y, 0, x.length);
                SoundTransforms.mix(y, 0, n, 0, n.length, snr);
            }));
        for (double seconds : new double[] {-SHIFT_SECONDS, SHIFT_SECONDS}) {
            int by = (int) Math.round(seconds * rate);
            String name = String.format(Locale.ROOT, "%.0f ms %s", 1000 * SHIFT_SECONDS, by < 0 ? "earlier" : "later");
            all.add(new Condition("shift", name, (x, y, key) -> SoundTransforms.shift(x, 0, y, 0, x.length, by)));
        }
        for (double gain : new double[] {-20, -10, 10})
            all.add(new Condition("gain", decibels(gain), (x, y, key) -> {
                System.arraycopy(x, 0, y, 0, x.length);
                SoundTransforms.gain(y, 0, y.length, SoundTransforms.decibels(gain));
            }));
        // of a rate below twice 4 kHz nothing is taken away; the row is there all the same, to compare models
        all.add(new Condition("telephone", "below 4 kHz", (x, y, key) -> {
            float[] narrow =
                    new Sound(x, rate).resample(TELEPHONE_RATE).resample(rate).samples();
            System.arraycopy(narrow, 0, y, 0, Math.min(y.length, narrow.length));
        }));
        all.add(speed("10 % slower", 0.9));
        all.add(speed("10 % faster", 1.1));
        return all;
    }

    private static Condition speed(String name, double factor) {
        return new Condition("speed", name, (x, y, key) -> SoundTransforms.speed(x, y, x.length, factor));
    }

    private static String decibels(double db) {
        return String.format(Locale.ROOT, "%.0f dB", db).replace('-', '−');
    }
}
