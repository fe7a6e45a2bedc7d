package io.github.syllabary.evaluation;

import io.github.syllabary.recognizer.RateInterval;
import java.util.Arrays;

/**
 * How well one word, or all together, was spotted in recordings where it is known when it is said.
 *
 * @param word {@code all} for all together
 * @param said how often
 * @param found of these
 * @param speech false alarms in running speech, or where it is not known what was heard
 * @param words false alarms in words said singly
 * @param noise false alarms in noise
 * @param hours without the word
 * @param delays seconds from the end of the word to the decision, of those found, ascending
 * @param startErrors how far, in seconds, the start that was given lies behind the true one, ascending
 * @param endErrors likewise the end
 */
public record WordFigures(
        String word,
        int said,
        int found,
        int speech,
        int words,
        int noise,
        double hours,
        double[] delays,
        double[] startErrors,
        double[] endErrors) {

    /** Sorts the arrays. */
    public WordFigures {
        Arrays.sort(delays);
        Arrays.sort(startErrors);
        Arrays.sort(endErrors);
    }

    /** Fraction; NaN if it was never said. */
    public double missed() {
        return 1 - (double) found / said;
    }

    public Interval missedInterval() {
        return Interval.wilson(said - found, said);
    }

    public int falseAlarms() {
        return speech + words + noise;
    }

    /** An hour. */
    public double falseAlarmRate() {
        return falseAlarms() / hours;
    }

    public RateInterval falseAlarmInterval() {
        return RateInterval.garwood(falseAlarms(), hours);
    }

    /** The value below which a share of them lies; NaN of none. */
    static double quantile(double[] ascending, double share) {
        if (ascending.length == 0) return Double.NaN;
        return ascending[(int) Math.min(ascending.length - 1, Math.floor(share * ascending.length))];
    }
}
