package io.github.syllabary.evaluation.report;

import io.github.syllabary.evaluation.Roc;
import java.util.Locale;
import org.apache.commons.numbers.gamma.InverseErfc;

/**
 * A word's detection error tradeoff as an SVG path in a square of 100 units, both axes by normal deviates from 0.1 % to
 * 50 %, as has been the custom since Martin et al. 1997.
 */
final class DetPath {
    private static final double LOW = deviate(0.001);
    private static final double HIGH = deviate(0.5);

    private DetPath() {}

    /** Empty if the word or its rivals have no clips. */
    static String of(Roc roc) {
        if (Double.isNaN(roc.area())) return "";
        StringBuilder path = new StringBuilder();
        String last = "";
        for (int i = 0; i < roc.hits().length; i++) {
            String point = String.format(
                    Locale.ROOT, "%.1f %.1f", place(roc.falseAlarms()[i]), 100 - place(1 - roc.hits()[i]));
            if (!point.equals(last)) path.append(path.isEmpty() ? "M" : "L").append(point);
            last = point;
        }
        return path.toString();
    }

    static double place(double share) {
        double clipped = Math.min(0.5, Math.max(0.001, share));
        return 100 * (deviate(clipped) - LOW) / (HIGH - LOW);
    }

    /** How many standard deviations from the mean has this share of a normal distribution below it. */
    private static double deviate(double share) {
        return -Math.sqrt(2) * InverseErfc.value(2 * share);
    }
}
