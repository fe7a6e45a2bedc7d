package io.github.syllabary.training;

import io.github.syllabary.audio.SoundTransforms;
import io.github.syllabary.tensor.RandomKey;
import io.github.syllabary.tensor.Scratch;
import io.github.syllabary.training.Augmentation.Range;
import java.util.Arrays;
import java.util.Map;

/**
 * Other people who speak as well: one of them, or many at once, of whom no word can be made out.
 *
 * @param probability how often
 * @param snrDb lowest and highest ratio of the sound to all of them together
 * @param fewest how many there are at least
 * @param most how many at most
 */
public record Talkers(double probability, Range snrDb, int fewest, int most) {
    static final Talkers NONE = new Talkers(0, new Range(0, 0), 1, 1);

    private static final int MOST = 64;

    /** Not all are as near: each is up to so much softer than the loudest could be. */
    private static final double SOFTER_DB = 10;

    private static final int ONE_OF_THEM = 4;

    static Talkers read(Setting setting) {
        Map<String, Setting> f = setting.fields("probability", "snrDb", "voices");
        double probability = f.containsKey("probability") ? f.get("probability").number(0, 1) : 1;
        Range snr = Range.read(setting.field("snrDb"));
        if (!f.containsKey("voices")) return new Talkers(probability, snr, 1, 1);
        f.get("voices").range(); // two, and in order
        int[] voices = f.get("voices").wholes(1, MOST);
        return new Talkers(probability, snr, voices[0], voices[1]);
    }

    /**
     * Adds them to a window.
     *
     * @param spare as long as the window
     * @param key of the clip; {@link Augmentation} draws from it with other indices
     */
    void apply(float[] window, float[] spare, int n, Material material, Scratch scratch, long key) {
        if (RandomKey.uniform(key, 12) >= probability) return;
        int voices = fewest + (int) (RandomKey.uniform(key, 18) * (most - fewest + 1));
        long first = RandomKey.derive(key, 13);
        if (voices == 1) material.speech(spare, n, first, scratch);
        else babble(spare, n, voices, material, scratch, first);
        SoundTransforms.mix(window, 0, spare, 0, n, snrDb.draw(key, 14));
    }

    private static void babble(float[] sum, int n, int voices, Material material, Scratch scratch, long first) {
        float[] one = scratch.floats(ONE_OF_THEM, n);
        Arrays.fill(sum, 0, n, 0);
        for (int v = 0; v < voices; v++) {
            long k = v == 0 ? first : RandomKey.derive(first, v);
            material.speech(one, n, k, scratch);
            addTurned(one, sum, n, k);
        }
    }

    /** From a random place on and round to it, or else all would speak in the middle of their clips. */
    private static void addTurned(float[] voice, float[] sum, int n, long key) {
        double rms = SoundTransforms.rms(voice, 0, n);
        if (rms == 0) return;
        float gain = (float) (SoundTransforms.decibels(RandomKey.uniform(key, 20, -SOFTER_DB, 0)) / rms);
        int start = (int) (RandomKey.uniform(key, 21) * n);
        for (int i = 0; i < n; i++) sum[i] += gain * voice[(start + i) % n];
    }
}
