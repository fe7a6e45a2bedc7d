package io.github.syllabary.plot;

/**
 * One axis of a chart.
 *
 * @param name with its unit: {@code "time (s)"}
 * @param low where it begins; NaN for where the values begin
 * @param high where it ends; NaN for where the values end
 * @param logarithmic whether powers of ten stand equally far apart; then {@code low} must be positive or NaN
 */
public record Axis(String name, double low, double high, boolean logarithmic) {

    /** As far as the values go. */
    public static Axis of(String name) {
        return new Axis(name, Double.NaN, Double.NaN, false);
    }

    public static Axis of(String name, double low, double high) {
        return new Axis(name, low, high, false);
    }

    public static Axis logarithmic(String name, double low, double high) {
        return new Axis(name, low, high, true);
    }
}
