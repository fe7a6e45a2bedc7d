package io.github.syllabary.evaluation;

/**
 * One word against all others at every threshold on its probability (receiver operating characteristic; with misses
 * {@code 1 − hits} over false alarms it is the detection error tradeoff).
 *
 * @param thresholds falling, the first is infinite; at each, what is at least as probable counts as found
 * @param falseAlarms which share of the other clips is found at that threshold, rising from 0 to 1; NaN without such
 * @param hits which share of the word's clips is found, rising from 0 to 1; NaN without such
 * @param area under the curve, 0 to 1: how often a clip of the word has a higher probability than another clip, ties
 *     counting half; NaN if either are missing
 * @param exact false if there were so many different probabilities that neighbours have been put together
 */
public record Roc(String label, double[] thresholds, double[] falseAlarms, double[] hits, double area, boolean exact) {

    /** Where as large a share is missed as is falsely found, between the points of the curve in a straight line. */
    public double equalErrorRate() {
        for (int i = 1; i < hits.length; i++) {
            double before = 1 - hits[i - 1] - falseAlarms[i - 1];
            double after = 1 - hits[i] - falseAlarms[i];
            if (after > 0) continue;
            double t = before == after ? 0 : before / (before - after);
            return falseAlarms[i - 1] + t * (falseAlarms[i] - falseAlarms[i - 1]);
        }
        return Double.NaN;
    }
}
