package io.github.syllabary.app.desktop;

import io.github.syllabary.plot.Lettering;
import java.awt.Font;

/**
 * What a painter needs to know: a stretch of time over a stretch of device pixels. Columns of pixels are counted from
 * the beginning of time, so that a moment keeps its column while it scrolls by.
 *
 * @param end the moment at the right edge, seconds
 * @param span seconds from edge to edge
 * @param cursor seconds, or NaN for none
 * @param left the first column of pixels
 * @param width how many there are
 * @param scale device pixels for one of the window's
 */
record Scene(
        Timeline timeline,
        Legend legend,
        Palette palette,
        double end,
        double span,
        double cursor,
        int left,
        int width,
        double scale) {

    double pixelsPerSecond() {
        return width / span;
    }

    /** At the left edge; below 0 before there was any sound. */
    long firstColumn() {
        return (long) Math.floor(end * pixelsPerSecond()) - width;
    }

    double start() {
        return firstColumn() / pixelsPerSecond();
    }

    /** Where a moment stands, in device pixels. */
    double x(double seconds) {
        return left + seconds * pixelsPerSecond() - firstColumn();
    }

    /** The moment at a place. */
    double seconds(double x) {
        return (x - left + firstColumn()) / pixelsPerSecond();
    }

    /** Device pixels for so many of the window's. */
    int pixels(double n) {
        return (int) Math.round(n * scale);
    }

    Font font(double size) {
        return Lettering.font((float) (size * scale));
    }
}
