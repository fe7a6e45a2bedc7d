package io.github.syllabary.audio;

import java.util.List;
import java.util.stream.IntStream;
import javax.sound.sampled.AudioFormat;

/**
 * An input that {@link FakeMicrophones} can plug in.
 *
 * @param sound what it hears, at the first rate it offers, on every channel; then silence
 * @param pace how many seconds it hears in a second
 * @param end what happens when it has heard its sound
 */
public record FakeMicrophone(
        String name, String description, List<AudioFormat> formats, float[] sound, double pace, End end) {

    /** What becomes of it. */
    public enum End {
        /** It goes on with silence. */
        SILENCE,
        /** Nothing comes any more, as when PulseAudio has died. */
        NOTHING,
        /** Its line closes. */
        CLOSED,
        /** It never opens: another program has it. */
        BUSY
    }

    public static FakeMicrophone of(String name, AudioFormat... formats) {
        return new FakeMicrophone(name, "a fake", List.of(formats), new float[0], 1, End.SILENCE);
    }

    public FakeMicrophone hearing(float[] sound) {
        return new FakeMicrophone(name, description, formats, sound, pace, end);
    }

    public FakeMicrophone then(End end) {
        return new FakeMicrophone(name, description, formats, sound, pace, end);
    }

    public FakeMicrophone atPace(double pace) {
        return new FakeMicrophone(name, description, formats, sound, pace, end);
    }

    /** Signed integers. */
    public static AudioFormat pcm(float rate, int bits, int channels, boolean bigEndian) {
        return new AudioFormat(rate, bits, channels, true, bigEndian);
    }

    /** As sound cards have them: 16 bits, stereo only. */
    public static AudioFormat[] stereo(float... rates) {
        return IntStream.range(0, rates.length)
                .mapToObj(i -> pcm(rates[i], 16, 2, false))
                .toArray(AudioFormat[]::new);
    }
}
