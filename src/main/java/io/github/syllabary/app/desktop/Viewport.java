package io.github.syllabary.app.desktop;

/**
 * Which stretch of time is looked at, and where the cursor stands. Running, it ends with what was heard last; held, it
 * stays where it is while listening goes on.
 */
final class Viewport {
    static final double SHORTEST_SECONDS = 1;
    static final double LONGEST_SECONDS = 60;

    private double span = 8;
    private boolean held;
    private double end;
    private double cursor = Double.NaN;

    /** How many seconds are seen. */
    double span() {
        return span;
    }

    boolean held() {
        return held;
    }

    /** The moment at the right edge. */
    double end(Timeline timeline) {
        if (!held) return timeline.now();
        // what has left the memory cannot be looked at any more
        return Math.max(end, Math.min(timeline.oldest() + span, timeline.now()));
    }

    double start(Timeline timeline) {
        return end(timeline) - span;
    }

    /** The moment under inspection; NaN if there is none, as always when running. */
    double cursor(Timeline timeline) {
        return Math.max(cursor, timeline.oldest()); // NaN stays NaN
    }

    /** Holds the picture, with the cursor at its right edge. */
    void hold(Timeline timeline) {
        if (held) return;
        end = timeline.now();
        cursor = end;
        held = true;
    }

    /** Runs with the sound again. */
    void run() {
        held = false;
        cursor = Double.NaN;
    }

    /** Puts the cursor on a moment, and holds. */
    void inspect(Timeline timeline, double seconds) {
        hold(timeline);
        cursor = clamp(seconds, Math.max(0, timeline.oldest()), timeline.now());
        double from = start(timeline);
        if (cursor < from) end = cursor + span;
        else if (cursor > from + span) end = cursor;
    }

    /** Moves the cursor, and the picture with it where it would leave it. */
    void step(Timeline timeline, double seconds) {
        hold(timeline);
        inspect(timeline, cursor(timeline) + seconds);
    }

    /** Moves the picture under the cursor; holds. */
    void scroll(Timeline timeline, double seconds) {
        hold(timeline);
        double first = Math.min(timeline.oldest() + span, timeline.now());
        end = clamp(end(timeline) + seconds, first, timeline.now());
        cursor = clamp(cursor, end - span, end);
        cursor = Math.max(0, cursor);
    }

    /** Shows so many times as long a stretch; the cursor, or the right edge, stays in its place. */
    void zoom(Timeline timeline, double factor) {
        double wanted = clamp(span * factor, SHORTEST_SECONDS, LONGEST_SECONDS);
        if (held) {
            double fixed = Double.isNaN(cursor) ? end(timeline) : cursor(timeline);
            end = Math.min(timeline.now(), fixed + (end(timeline) - fixed) * wanted / span);
        }
        span = wanted;
    }

    private static double clamp(double value, double low, double high) {
        return Math.max(low, Math.min(high, value));
    }
}
