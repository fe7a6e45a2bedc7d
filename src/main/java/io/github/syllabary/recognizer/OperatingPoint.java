package io.github.syllabary.recognizer;

/**
 * What a threshold of one word gave when the spotter was calibrated.
 *
 * @param threshold the least smoothed probability, above 0 and up to 1
 * @param speech how often the word was then spotted in running speech without it
 * @param words likewise in words said singly
 * @param noise likewise in noise
 * @param missed the share of the word's own takes that were not spotted, 0 to 1; NaN if there were none
 */
public record OperatingPoint(double threshold, int speech, int words, int noise, double missed) {

    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public OperatingPoint {
        if (!(threshold > 0 && threshold <= 1))
            throw new IllegalArgumentException("a threshold of " + threshold + "; give one above 0 and up to 1");
        if (speech < 0 || words < 0 || noise < 0)
            throw new IllegalArgumentException(
                    "false alarms " + speech + ", " + words + ", " + noise + "; no count can be negative");
        if (missed < 0 || missed > 1)
            throw new IllegalArgumentException("a share of " + missed + " missed; give one from 0 to 1");
    }

    /** False alarms of all kinds. */
    public long alarms() {
        return (long) speech + words + noise;
    }
}
