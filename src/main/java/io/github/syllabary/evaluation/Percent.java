package io.github.syllabary.evaluation;

import java.util.Locale;

/** Shares for people. */
public final class Percent {
    private Percent() {}

    /** {@code "95.6 %"}; a dash for NaN. */
    public static String of(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** {@code "92.8 % to 97.4 %"}. */
    public static String of(Interval interval) {
        return of(interval.low()) + " to " + of(interval.high());
    }
}
