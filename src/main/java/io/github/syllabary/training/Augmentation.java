package io.github.syllabary.training;

import io.github.syllabary.audio.FirFilter;
import io.github.syllabary.audio.SoundTransforms;
import io.github.syllabary.tensor.RandomKey;
import io.github.syllabary.tensor.Scratch;
import java.util.Map;

/**
 * How clips are changed before the network sees them, so that it learns what does not matter: when a
 * word begins, how fast, high and loud it is spoken, where, over which line, what else is to be heard.
 * All is drawn from a key. Lengths never change, and silence stays silent but for noise.
 *
 * @param shiftMillis the sound moves up to so far either way; zeros fill in
 * @param voice how somebody else might have said it
 * @param room how often the sound is heard in a room
 * @param reverberationSeconds of such rooms, see {@link io.github.syllabary.audio.ShoeboxRoom}
 * @param frequencyResponse how unevenly the sound itself is taken up, noise left out
 * @param speech who else speaks
 * @param noise how often and how loud there is noise
 * @param channel the line or microphone the sound comes through
 * @param gainDb lowest and highest gain, drawn uniformly in decibels
 * @param masks what is blanked out in the features
 * @param mixup how clips are mixed together with their labels
 */
public record Augmentation(
        double shiftMillis,
        Voice voice,
        double room,
        Range reverberationSeconds,
        FrequencyResponse frequencyResponse,
        Talkers speech,
        Added noise,
        Channel channel,
        Range gainDb,
        Masks masks,
        Mixup mixup) {
    private static final Range ZERO = new Range(0, 0);
    private static final Range ONE = new Range(1, 1);
    private static final int SPARE = 2;

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

        boolean isOne() {
            return low == 1 && high == 1;
        }
    }

    /**
     * What is added to a sound.
     *
     * @param snrDb lowest and highest ratio of the sound to it
     */
    public record Added(double probability, Range snrDb) {
        static final Added NONE = new Added(0, ZERO);

        static Added read(Setting setting) {
            Map<String, Setting> f = setting.fields("probability", "snrDb");
            double probability =
                    f.containsKey("probability") ? f.get("probability").number(0, 1) : 1;
            return new Added(probability, Range.read(setting.field("snrDb")));
        }
    }

    /** Nothing changes. */
    public static final Augmentation NONE = only(Mixup.NONE);

    static Augmentation read(Setting setting) {
        Map<String, Setting> f = setting.fields(
                "shiftMillis",
                "speed",
                "tempo",
                "pitchSemitones",
                "formants",
                "room",
                "frequencyResponse",
                "speech",
                "noise",
                "channel",
                "gainDb",
                "masks",
                "mixup");
        double room = 0;
        Range reverberation = ONE;
        if (f.containsKey("room")) {
            f.get("room").fields("probability", "reverberationSeconds");
            room = f.get("room").field("probability").number(0, 1);
            reverberation = Range.read(f.get("room").field("reverberationSeconds"), 0.05, 5);
        }
        return new Augmentation(
                f.containsKey("shiftMillis") ? f.get("shiftMillis").number(0, 60_000) : 0,
                Voice.read(f),
                room,
                reverberation,
                f.containsKey("frequencyResponse")
                        ? FrequencyResponse.read(f.get("frequencyResponse"))
                        : FrequencyResponse.FLAT,
                f.containsKey("speech") ? Talkers.read(f.get("speech")) : Talkers.NONE,
                f.containsKey("noise") ? Added.read(f.get("noise")) : Added.NONE,
                f.containsKey("channel") ? Channel.read(f.get("channel")) : Channel.NONE,
                f.containsKey("gainDb") ? Range.read(f.get("gainDb")) : ZERO,
                f.containsKey("masks") ? Masks.read(f.get("masks")) : Masks.NONE,
                f.containsKey("mixup") ? Mixup.read(f.get("mixup")) : Mixup.NONE);
    }

    /** Of fields for pictures the one that sounds have too. */
    static Augmentation mixupOnly(Setting setting) {
        Map<String, Setting> f = setting.fields();
        Mixup mixup = f.containsKey("mixup") ? Mixup.read(f.get("mixup")) : Mixup.NONE;
        return only(mixup);
    }

    private static Augmentation only(Mixup mixup) {
        return new Augmentation(
                0,
                Voice.SAME,
                0,
                ONE,
                FrequencyResponse.FLAT,
                Talkers.NONE,
                Added.NONE,
                Channel.NONE,
                ZERO,
                Masks.NONE,
                mixup);
    }

    /** The same for windows that have been laid out already: speed, tempo and place stay, no two are mixed. */
    Augmentation inPlace() {
        return new Augmentation(
                0,
                voice.inPlace(),
                room,
                reverberationSeconds,
                frequencyResponse,
                speech,
                noise,
                channel,
                gainDb,
                masks,
                Mixup.NONE);
    }

    /** Changes a window of samples in place. */
    void apply(float[] window, int sampleRate, Surroundings around, Scratch scratch, long key) {
        int n = window.length;
        float[] spare = scratch.floats(SPARE, n);
        voice.apply(window, spare, n, sampleRate, key);
        int reach = (int) (shiftMillis * sampleRate / 1000);
        int shift = (int) Math.floor(RandomKey.uniform(key, 0, -reach, reach + 1));
        if (shift != 0) SoundTransforms.shift(window, 0, window, 0, n, shift);
        if (RandomKey.uniform(key, 9) < room) {
            float[] h =
                    around.rooms().impulse(reverberationSeconds.draw(key, 10), sampleRate, RandomKey.derive(key, 11));
            FirFilter.apply(window, n, h, h.length, 0, scratch);
        }
        frequencyResponse.apply(window, n, sampleRate, RandomKey.derive(key, 16), scratch);
        speech.apply(window, spare, n, around.speech(), scratch, key);
        if (RandomKey.uniform(key, 1) < noise.probability) {
            around.noise().fill(spare, n, RandomKey.derive(key, 2));
            SoundTransforms.mix(window, 0, spare, 0, n, noise.snrDb.draw(key, 3));
        }
        channel.apply(window, n, sampleRate, RandomKey.derive(key, 15), scratch);
        SoundTransforms.gain(window, 0, n, SoundTransforms.decibels(gainDb.draw(key, 4)));
    }
}
