package io.github.syllabary.evaluation;

import io.github.syllabary.audio.SoundLevel;
import io.github.syllabary.corpus.Utterance;

/**
 * What a recognizer made of one clip: the row from which every figure is had.
 *
 * @param clip number of the clip in the corpus evaluated, from 0
 * @param file as the corpus names it
 * @param start seconds from the beginning of the file, null if the clip begins with it
 * @param end seconds from the beginning of the file, null if the clip ends with it
 * @param label what is said, one of the recognizer's labels
 * @param speaker who says it; empty if nobody in particular does
 * @param seconds duration; 0 if the clip cannot be read or is a picture, and so are the levels
 * @param loudness dB of full scale, see {@link SoundLevel}
 * @param snr estimated signal-to-noise ratio in dB, see {@link SoundLevel}
 * @param found the label the clip was taken for; empty if it cannot be read
 * @param probabilities of all labels, in the recognizer's order; none if the clip cannot be read
 * @param fault why it cannot be read, in a sentence that names the file; null if it can
 */
public record Outcome(
        int clip,
        String file,
        Double start,
        Double end,
        String label,
        String speaker,
        double seconds,
        double loudness,
        double snr,
        String found,
        float[] probabilities,
        String fault) {

    static Outcome of(int clip, Utterance u, double seconds, SoundLevel level, String found, float[] probabilities) {
        return new Outcome(
                clip,
                u.file().toString(),
                start(u),
                end(u),
                u.label(),
                speaker(u),
                seconds,
                level.rmsDb(),
                level.snrDb(),
                found,
                probabilities,
                null);
    }

    /** A picture or volume, which has no duration and no loudness. */
    static Outcome of(int clip, Utterance u, String found, float[] probabilities) {
        return new Outcome(
                clip, u.file().toString(), null, null, u.label(), speaker(u), 0, 0, 0, found, probabilities, null);
    }

    static Outcome unreadable(int clip, Utterance u, String fault) {
        return new Outcome(
                clip, u.file().toString(), start(u), end(u), u.label(), speaker(u), 0, 0, 0, "", new float[0], fault);
    }

    private static String speaker(Utterance u) {
        return u.hasSpeaker() ? u.speaker() : "";
    }

    private static Double start(Utterance u) {
        return u.start().isPresent() ? u.start().getAsDouble() : null;
    }

    private static Double end(Utterance u) {
        return u.end().isPresent() ? u.end().getAsDouble() : null;
    }

    /** Whether it is a sound that could be read. */
    public boolean isSound() {
        return seconds > 0;
    }

    public boolean readable() {
        return fault == null;
    }

    public boolean correct() {
        return readable() && found.equals(label);
    }
}
