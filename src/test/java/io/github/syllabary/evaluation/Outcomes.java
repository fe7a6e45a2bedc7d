package io.github.syllabary.evaluation;

import java.util.List;

/** Outcomes for tests. */
final class Outcomes {
    static final List<String> LABELS = List.of("no", "yes");

    private Outcomes() {}

    /** A clip of label {@code said} for which the recognizer gave {@code yes} this probability. */
    static Outcome of(int clip, String said, float yes) {
        return of(clip, said, "anna", yes);
    }

    static Outcome of(int clip, String said, String speaker, float yes) {
        String found = yes > 0.5f ? "yes" : "no";
        return new Outcome(
                clip, clip + ".wav", null, null, said, speaker, 1, -20, 30, found, new float[] {1 - yes, yes}, null);
    }

    static Outcome unreadable(int clip, String said) {
        return new Outcome(
                clip, clip + ".wav", 0.5, 1.5, said, "", 0, 0, 0, "", new float[0], clip + ".wav: no such file");
    }
}
