package io.github.syllabary.spotting;

import io.github.syllabary.corpus.Utterance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** Of audio without the words; false alarms are counted apart, for they come at very different rates. */
enum AudioKind {
    /** People talking. */
    SPEECH,
    /** Words said singly. */
    WORDS,
    NOISE;

    /** The column of a manifest that says it: {@code speech}, {@code words} or {@code noise}. */
    static final String COLUMN = "kind";

    /** Recordings from here on count as running speech where nothing is said. */
    static final double RUNNING_SECONDS = 3;

    /**
     * As the column says; else noise where the label says noise or music; else by length.
     *
     * @throws IllegalArgumentException if the column holds something else
     * @throws UncheckedIOException if it is a matter of length and the file cannot be read
     */
    static AudioKind of(Utterance u) {
        String said = u.more().getOrDefault(COLUMN, "").toLowerCase(Locale.ROOT);
        if (!said.isEmpty()) {
            for (AudioKind kind : values())
                if (kind.name().toLowerCase(Locale.ROOT).equals(said)) return kind;
            throw new IllegalArgumentException(
                    u.file() + ": its kind is '" + said + "' in the manifest; write speech, words or noise");
        }
        String label = u.label().toLowerCase(Locale.ROOT);
        if (label.contains("noise") || label.contains("music")) return NOISE;
        try {
            return u.sound().seconds() >= RUNNING_SECONDS ? SPEECH : WORDS;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
