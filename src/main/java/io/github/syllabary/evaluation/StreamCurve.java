package io.github.syllabary.evaluation;

import java.util.List;

/**
 * What each of many thresholds finds in one recording, counted as the windows come, by the rule of a spotter: a word is
 * found when its smoothed score reaches the threshold and its refractory time is over.
 */
final class StreamCurve {
    private final double[] thresholds;
    private final List<String> words;
    private final long refractorySamples;
    private final StreamTruth truth;

    /** By threshold and word, the first sample whose windows may find it again. */
    private final long[][] armedFrom;

    /** By threshold and span. */
    private final boolean[][] found;

    /** By threshold: words found, false alarms. */
    private final int[][] counts;

    /**
     * @param thresholds from the highest on
     */
    StreamCurve(double[] thresholds, List<String> words, long refractorySamples, StreamTruth truth) {
        this.thresholds = thresholds;
        this.words = words;
        this.refractorySamples = refractorySamples;
        this.truth = truth;
        armedFrom = new long[thresholds.length][words.size()];
        found = new boolean[thresholds.length][truth.spans().size()];
        counts = new int[thresholds.length][2];
    }

    /**
     * @param end the sample behind the window, and the same in seconds
     * @param score smoothed, of that word
     */
    void window(long end, double endSeconds, int word, float score) {
        for (int i = thresholds.length - 1; i >= 0 && score >= thresholds[i]; i--) {
            if (end < armedFrom[i][word]) continue;
            armedFrom[i][word] = end + refractorySamples;
            counts[i][truth.match(words.get(word), endSeconds, found[i]) >= 0 ? 0 : 1]++;
        }
    }

    int[][] counts() {
        return counts;
    }
}
