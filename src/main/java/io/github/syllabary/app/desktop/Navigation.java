package io.github.syllabary.app.desktop;

import io.github.syllabary.spotting.Detection;
import java.util.Optional;
import java.util.function.Supplier;

/** Holding the picture, and going back and forth in what was heard; nothing happens where nothing was. */
final class Navigation {
    /** Until two decisions say how far apart they are. */
    private static final double DECISION_SECONDS = 0.04;

    private final Viewport viewport;
    private final Supplier<Optional<Timeline>> heard;
    private final Runnable moved;

    /**
     * @param heard what is looked at, if anything is
     * @param moved called after every move
     */
    Navigation(Viewport viewport, Supplier<Optional<Timeline>> heard, Runnable moved) {
        this.viewport = viewport;
        this.heard = heard;
        this.moved = moved;
    }

    private interface Move {
        void on(Timeline timeline);
    }

    private void move(Move move) {
        heard.get().ifPresent(timeline -> {
            move.on(timeline);
            moved.run();
        });
    }

    void hold(boolean held) {
        move(t -> {
            if (held) viewport.hold(t);
            else viewport.run();
        });
    }

    void toggle() {
        hold(!viewport.held());
    }

    void inspect(double seconds) {
        move(t -> viewport.inspect(t, seconds));
    }

    void oldest() {
        move(t -> viewport.inspect(t, t.oldest()));
    }

    void seconds(double seconds) {
        move(t -> viewport.step(t, seconds));
    }

    /** By so many decisions of the model. */
    void decisions(int n) {
        move(t -> viewport.step(t, n * decision(t)));
    }

    /** By so many times what is seen. */
    void pictures(int n) {
        move(t -> viewport.step(t, n * viewport.span()));
    }

    void zoom(double factor) {
        move(t -> viewport.zoom(t, factor));
    }

    /**
     * To the next word found from the cursor on, or the one before.
     *
     * @param direction 1 or −1
     */
    void word(int direction) {
        move(t -> {
            double from = viewport.held() ? viewport.cursor(t) : t.now();
            t.oldestFirst().stream()
                    .mapToDouble(Detection::time)
                    .filter(at -> direction * (at - from) > 1e-6)
                    .reduce((a, b) -> direction > 0 ? a : b)
                    .ifPresent(at -> viewport.inspect(t, at));
        });
    }

    private static double decision(Timeline timeline) {
        RowRing rows = timeline.probabilities();
        long end = rows.end();
        return end < 2 ? DECISION_SECONDS : rows.time(end - 1) - rows.time(end - 2);
    }
}
