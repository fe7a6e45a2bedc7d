package io.github.syllabary.app.desktop;

import io.github.syllabary.recognizer.DecisionSettings;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.spotting.SpotterBuilder;
import io.github.syllabary.spotting.SpotterSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the threshold can be set to, from strict to lenient: false alarms an hour where the model was calibrated, plain
 * probabilities where it was not.
 */
final class ThresholdSteps {
    private static final double[] RATES = {0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20};
    private static final int HIGHEST_PERCENT = 99;
    private static final int LOWEST_PERCENT = 30;

    /**
     * @param text what is promised
     * @param thresholds by word
     */
    record Step(String text, Map<String, Double> thresholds) {}

    private final List<Step> steps = new ArrayList<>();
    private final boolean calibrated;
    private int initial;

    private ThresholdSteps(boolean calibrated) {
        this.calibrated = calibrated;
    }

    static ThresholdSteps of(Recognizer recognizer) {
        DecisionSettings decisions = recognizer.decisions().orElse(null);
        if (decisions != null) {
            ThresholdSteps promised = promised(decisions);
            if (!promised.steps.isEmpty()) return promised;
        }
        return plain(
                decisions == null
                        ? SpotterSettings.words(recognizer)
                        : List.copyOf(decisions.curves().keySet()));
    }

    /** The rates that the calibration carries. */
    private static ThresholdSteps promised(DecisionSettings decisions) {
        ThresholdSteps steps = new ThresholdSteps(true);
        double nearest = Double.POSITIVE_INFINITY;
        for (double rate : RATES) {
            try {
                String text = "≤ " + number(rate) + " false alarms/hour";
                steps.steps.add(new Step(text, decisions.thresholds(rate)));
            } catch (IllegalArgumentException e) {
                continue; // too few hours stand behind so low a rate
            }
            double off = Math.abs(Math.log(rate / decisions.falseAlarmsPerHour()));
            if (off < nearest) {
                nearest = off;
                steps.initial = steps.steps.size() - 1;
            }
        }
        return steps;
    }

    private static ThresholdSteps plain(List<String> words) {
        ThresholdSteps steps = new ThresholdSteps(false);
        for (int percent = HIGHEST_PERCENT; percent >= LOWEST_PERCENT; percent--) {
            if (percent == Math.round(100 * SpotterBuilder.THRESHOLD)) steps.initial = steps.steps.size();
            Map<String, Double> thresholds = new LinkedHashMap<>();
            for (String word : words) thresholds.put(word, percent / 100.0);
            steps.steps.add(new Step("probability ≥ " + percent + " %", thresholds));
        }
        return steps;
    }

    private static String number(double rate) {
        return rate == Math.rint(rate) ? String.format(Locale.ROOT, "%.0f", rate) : String.valueOf(rate);
    }

    int size() {
        return steps.size();
    }

    Step step(int i) {
        return steps.get(i);
    }

    /** Where it stands at first: at what the model was calibrated to, or the usual threshold. */
    int initial() {
        return initial;
    }

    boolean calibrated() {
        return calibrated;
    }

    /** What the numbers mean, in a sentence or two. */
    String explanation() {
        return calibrated
                ? "At most so many false alarms an hour of each word, by the model's calibration; to the right more is"
                        + " found, rightly and wrongly"
                : "This model was not calibrated, so the threshold is a plain probability; run calibrate to choose by"
                        + " false alarms an hour";
    }
}
