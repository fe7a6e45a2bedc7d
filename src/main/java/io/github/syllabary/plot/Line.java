package io.github.syllabary.plot;

import java.util.Arrays;

/**
 * One line of a chart.
 *
 * @param name in the legend, unless it is empty
 * @param x as many as {@code y}, in the order in which they are joined
 */
public record Line(String name, double[] x, double[] y, Style style) {

    /** How it is drawn. {@code GUIDE} is thin, grey and dashed, for what a line is compared with. */
    public enum Style {
        LINE,
        DOTS,
        LINE_AND_DOTS,
        GUIDE
    }

    public Line {
        if (x.length != y.length || x.length == 0)
            throw new IllegalArgumentException("line '" + name + "' has " + x.length + " x and " + y.length
                    + " y; give as many of both, at least one");
        if (Arrays.stream(x).anyMatch(v -> !Double.isFinite(v))
                || Arrays.stream(y).anyMatch(Double::isInfinite))
            throw new IllegalArgumentException("line '" + name + "' goes to infinity; leave such points out");
    }

    public static Line of(String name, double[] x, double[] y) {
        return new Line(name, x, y, Style.LINE);
    }

    public static Line guide(double[] x, double[] y) {
        return new Line("", x, y, Style.GUIDE);
    }
}
