package io.github.syllabary.audio;

/** Checks of settings, with the field, the value and the mend in the message. */
final class Checks {
    private Checks() {}

    static void require(boolean fine, String field, Object value, String wanted) {
        if (!fine)
            throw new IllegalArgumentException("features: field '" + field + "' is " + value + "; give " + wanted);
    }
}
