package io.github.syllabary.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ViewportTest {
    private static final int RATE = 100;

    private final Timeline timeline = new Timeline(RATE, List.of("a", "b"), 0.04);
    private final Viewport viewport = new Viewport();

    private void hear(double seconds) {
        timeline.heard(timeline.samples().end(), new float[(int) (seconds * RATE)]);
    }

    @Test
    void heldItStaysWhileListeningGoesOn() {
        hear(20);
        assertEquals(20, viewport.end(timeline));
        assertTrue(Double.isNaN(viewport.cursor(timeline)));
        viewport.hold(timeline);
        hear(5);
        assertEquals(20, viewport.end(timeline));
        assertEquals(20, viewport.cursor(timeline));
        viewport.run();
        assertEquals(25, viewport.end(timeline));
    }

    @Test
    void steppingMovesTheCursorAndThenThePicture() {
        hear(30);
        viewport.step(timeline, -2);
        assertEquals(28, viewport.cursor(timeline), 1e-9);
        assertEquals(30, viewport.end(timeline), 1e-9);
        viewport.step(timeline, -10);
        assertEquals(18, viewport.cursor(timeline), 1e-9);
        assertEquals(18, viewport.start(timeline), 1e-9);
        viewport.step(timeline, 99);
        assertEquals(30, viewport.cursor(timeline), 1e-9);
        assertEquals(30, viewport.end(timeline), 1e-9);
    }

    @Test
    void whatHasLeftTheMemoryIsNotLookedAt() {
        hear(20);
        viewport.inspect(timeline, 1);
        hear(Timeline.HISTORY_SECONDS);
        assertEquals(timeline.oldest(), viewport.cursor(timeline), 1e-9);
        assertTrue(viewport.start(timeline) >= timeline.oldest() - 1e-9);
    }

    @Test
    void zoomingKeepsTheCursorInItsPlace() {
        hear(40);
        viewport.inspect(timeline, 36);
        double before = (viewport.cursor(timeline) - viewport.start(timeline)) / viewport.span();
        viewport.zoom(timeline, 0.5);
        assertEquals(4, viewport.span(), 1e-9);
        assertEquals(before, (viewport.cursor(timeline) - viewport.start(timeline)) / viewport.span(), 1e-9);
    }

    @Property(tries = 200)
    void theCursorIsAlwaysInSight(
            @ForAll @Size(max = 20) List<@IntRange(max = 3) Integer> what,
            @ForAll @Size(20) List<@DoubleRange(min = -30, max = 30) Double> amounts) {
        hear(50);
        for (int i = 0; i < what.size(); i++) {
            double a = amounts.get(i);
            switch (what.get(i)) {
                case 0 -> viewport.step(timeline, a);
                case 1 -> viewport.scroll(timeline, a);
                case 2 -> viewport.zoom(timeline, Math.exp(a / 20));
                default -> viewport.inspect(timeline, 25 + a);
            }
            if (!viewport.held()) continue;
            double cursor = viewport.cursor(timeline);
            assertTrue(cursor >= Math.max(0, viewport.start(timeline)) - 1e-6);
            assertTrue(cursor <= viewport.end(timeline) + 1e-6);
            assertTrue(viewport.end(timeline) <= timeline.now() + 1e-6);
        }
    }
}
