package io.github.syllabary.training;

import io.github.syllabary.audio.SoundTransforms;
import io.github.syllabary.tensor.RandomKey;
import java.util.Map;

/**
 * How clips are changed before the network sees them, so that it learns what does not matter: when a
 * word begins, how loud it is, what else is to be heard. All is drawn from a key.
 *
 * @param shiftMillis the sound moves up to so far either way; zeros fill in
 * @param gainDb lowest and highest gain, drawn uniformly in decibels
 * @param noiseProbability how often noise is added
 * @param snrDb lowest and highest signal-to-noise ratio
 * @param speed slowest and fastest; 1 is as recorded
 * @param masks what is blanked out in the features
 */
public record Augmentation(
        double shiftMillis, Range gainDb, double noiseProbability, Range snrDb, Range speed, Masks masks) {

    /** From low to high. */
    public record Range(double low, double high) {
        static Range read(Setting setting) {
            double[] range = setting.range();
            return new Range(range[0], range[1]);
        }

        /** With both ends between these. */
        static Range read(Setting setting, double least, double most) {
            Range range = read(setting);
            if (range.low < least || range.high > most)
                throw setting.wrong("both numbers must lie between " + least + " and " + most);
            return range;
        }

        double draw(long key, long index) {
            return RandomKey.uniform(key, index, low, high);
        }
    }

    /** Nothing changes. */
    public static final Augmentation NONE =
            new Augmentation(0, new Range(0, 0), 0, new Range(0, 0), new Range(1, 1), Masks.NONE);

    static Augmentation read(Setting setting) {
        Map<String, Setting> f = setting.fields("shiftMillis", "gainDb", "noise", "speed", "masks");
        double probability = 0;
        Range snr = NONE.snrDb;
        if (f.containsKey("noise")) {
            Setting noise = f.get("noise");
            Map<String, Setting> n = noise.fields("probability", "snrDb");
            probability = n.containsKey("probability") ? n.get("probability").number(0, 1) : 1;
            snr = Range.read(noise.field("snrDb"));
        }
        return new Augmentation(
                f.containsKey("shiftMillis") ? f.get("shiftMillis").number(0, 60_000) : 0,
                f.containsKey("gainDb") ? Range.read(f.get("gainDb")) : NONE.gainDb,
                probability,
                snr,
                f.containsKey("speed") ? speed(f.get("speed")) : NONE.speed,
                f.containsKey("masks") ? Masks.read(f.get("masks")) : Masks.NONE);
    }

    private static Range speed(Setting setting) {
        Range range = Range.read(setting);
        if (range.low < 0.5 || range.high > 2) throw setting.wrong("speed must lie between 0.5 and 2");
        return range;
    }

    /** The same for windows that have been laid out already: speed and place stay. */
    Augmentation inPlace() {
        return new Augmentation(0, gainDb, noiseProbability, snrDb, NONE.speed, masks);
    }

    /**
     * Changes a window of samples in place.
     *
     * @param spare room for as many samples
     */
    void apply(float[] window, int sampleRate, Noise noise, float[] spare, long key) {
        int n = window.length;
        if (speed.low < speed.high) {
            System.arraycopy(window, 0, spare, 0, n);
            SoundTransforms.speed(spare, window, n, speed.draw(key, 5));
        }
        int reach = (int) (shiftMillis * sampleRate / 1000);
        int shift = (int) Math.floor(RandomKey.uniform(key, 0, -reach, reach + 1));
        if (shift != 0) SoundTransforms.shift(window, 0, window, 0, n, shift);
        if (RandomKey.uniform(key, 1) < noiseProbability) {
            noise.fill(spare, n, RandomKey.derive(key, 2));
            SoundTransforms.mix(window, 0, spare, 0, n, snrDb.draw(key, 3));
        }
        SoundTransforms.gain(window, 0, n, SoundTransforms.decibels(gainDb.draw(key, 4)));
    }
}
