package io.github.syllabary.recognizer;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * When a spotter takes a word for said, as calibration found it on audio without the words: smoothing and
 * refractory time, and for each word what each threshold cost in false alarms. A threshold is a promise:
 * at most so many false alarms an hour <em>of each word</em>.
 *
 * @param smoothing over how many of the last windows probabilities are averaged, at least 1
 * @param refractorySeconds how long after a word was spotted it is not spotted again, 0 or more
 * @param falseAlarmsPerHour the promise for each word that was asked for
 * @param speechHours of running speech without the words that stand behind it
 * @param wordHours likewise of words said singly, without the silence put between them
 * @param noiseHours likewise of noise
 * @param curves by word, its operating points from the highest threshold to the lowest, with more false
 *     alarms from one to the next
 */
public record DecisionSettings(
        int smoothing,
        double refractorySeconds,
        double falseAlarmsPerHour,
        double speechHours,
        double wordHours,
        double noiseHours,
        Map<String, List<OperatingPoint>> curves) {

    /**
     * @throws IllegalArgumentException if a number is out of its range, a curve is not in order, or the
     *     promise cannot be kept with them
     */
    public DecisionSettings {
        if (smoothing < 1) throw bad("smoothing over " + smoothing + " windows; give at least 1");
        if (!(refractorySeconds >= 0 && refractorySeconds <= Float.MAX_VALUE))
            throw bad("a refractory time of " + refractorySeconds + " s; give 0 or more");
        for (double hours : new double[] {speechHours, wordHours, noiseHours})
            if (!(hours >= 0 && hours <= Float.MAX_VALUE)) throw bad(hours + " hours of audio; give 0 or more");
        if (curves.isEmpty()) throw bad("no words; give operating points of at least one");
        Map<String, List<OperatingPoint>> copy = new LinkedHashMap<>();
        curves.forEach((word, points) -> copy.put(word, inOrder(word, points)));
        curves = Collections.unmodifiableMap(copy);
        // checks that the promise holds
        for (String word : curves.keySet()) at(word, falseAlarmsPerHour, speechHours + wordHours + noiseHours, curves);
    }

    private static List<OperatingPoint> inOrder(String word, List<OperatingPoint> points) {
        if (points.isEmpty()) throw bad("no operating points of '" + word + "'; give at least one");
        for (int i = 1; i < points.size(); i++)
            if (points.get(i).threshold() >= points.get(i - 1).threshold()
                    || points.get(i).alarms() <= points.get(i - 1).alarms())
                throw bad("operating points of '" + word + "' out of order; thresholds must fall and alarms rise");
        return List.copyOf(points);
    }

    /** Of all audio behind the settings. */
    public double hours() {
        return speechHours + wordHours + noiseHours;
    }

    /**
     * The operating point of a word that keeps a promise with the lowest threshold.
     *
     * @param falseAlarmsPerHour of this word, at most; at least one alarm in all the hours heard
     * @throws IllegalArgumentException if the word was not calibrated, the hours do not carry so low a
     *     rate, or the word was spotted more often whatever its threshold
     */
    public OperatingPoint at(String word, double falseAlarmsPerHour) {
        return at(word, falseAlarmsPerHour, hours(), curves);
    }

    private static OperatingPoint at(String word, double rate, double hours, Map<String, List<OperatingPoint>> curves) {
        requireCarried(rate, hours);
        List<OperatingPoint> points = curves.get(word);
        if (points == null)
            throw bad("'" + word + "' was not calibrated; it was done for " + String.join(", ", curves.keySet()));
        OperatingPoint best = null;
        for (OperatingPoint p : points) if (p.alarms() <= rate * hours) best = p;
        if (best != null) return best;
        throw bad(String.format(
                Locale.ROOT,
                "'%s' was spotted %d times in %.2f hours without it even at the highest threshold; train with more"
                        + " speech that is not the word, or ask for %s or more",
                word,
                points.get(0).alarms(),
                hours,
                rounded(points.get(0).alarms() / hours)));
    }

    /**
     * @throws IllegalArgumentException if less than one alarm is allowed in so many hours, for then they
     *     cannot tell this rate from a lower or higher one
     */
    public static void requireCarried(double falseAlarmsPerHour, double hours) {
        if (!(falseAlarmsPerHour > 0 && falseAlarmsPerHour <= Float.MAX_VALUE))
            throw bad(falseAlarmsPerHour + " false alarms an hour; give a number above 0");
        if (!(hours > 0)) throw bad("no audio without the words was heard; calibrate with some");
        if (falseAlarmsPerHour * hours < 1)
            throw bad(String.format(
                    Locale.ROOT,
                    "%.2f hours of audio without the words cannot promise %s false alarms an hour: that takes %.1f hours;"
                            + " calibrate with more audio, or ask for %s or more",
                    hours,
                    rounded(falseAlarmsPerHour),
                    1 / falseAlarmsPerHour,
                    rounded(1 / hours)));
    }

    /** To two digits, rounded up, so that asking for the number said is granted. */
    private static String rounded(double rate) {
        return BigDecimal.valueOf(rate)
                .round(new MathContext(2, RoundingMode.UP))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** By word, the threshold that keeps a promise, see {@link #at(String, double)}. */
    public Map<String, Double> thresholds(double falseAlarmsPerHour) {
        Map<String, Double> thresholds = new LinkedHashMap<>();
        for (String word : curves.keySet())
            thresholds.put(word, at(word, falseAlarmsPerHour).threshold());
        return thresholds;
    }

    /** By word, the threshold that keeps the promise that was asked for. */
    public Map<String, Double> thresholds() {
        return thresholds(falseAlarmsPerHour);
    }

    /** Of the rate at an operating point of these settings. */
    public RateInterval interval(OperatingPoint point) {
        return RateInterval.garwood(point.alarms(), hours());
    }

    private static IllegalArgumentException bad(String message) {
        return new IllegalArgumentException(message);
    }
}
