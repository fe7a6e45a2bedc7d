package io.github.syllabary.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.spotting.Detection;
import java.awt.event.ActionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each key does what its help says; which window system brings it is another matter. */
class ShortcutsTest {
    private static final int RATE = 100;

    private final Timeline timeline = new Timeline(RATE, List.of("a", "b"), 0.04);
    private final Viewport viewport = new Viewport();
    private final List<String> asked = new ArrayList<>();
    private final JPanel root = new JPanel();
    private Keys keys;

    private final Shortcuts.Window window = new Shortcuts.Window() {
        @Override
        public void openModel() {
            asked.add("open");
        }

        @Override
        public void back() {
            asked.add("back");
        }

        @Override
        public void help(String text) {
            asked.add(text);
        }

        @Override
        public void close() {
            asked.add("close");
        }
    };

    @BeforeEach
    void listenForTwentySeconds() {
        timeline.heard(0, new float[20 * RATE]);
        timeline.decided(19.92, new float[] {0, 1});
        timeline.decided(20, new float[] {0, 1});
        for (int at : new int[] {3, 8, 15}) timeline.found(new Detection("a", 0.9f, at - 0.5, at, 0, 0, at));
        Navigation navigation = new Navigation(viewport, () -> Optional.of(timeline), () -> {});
        keys = Shortcuts.bind(root, navigation, window);
    }

    private void press(String key) {
        Object name = root.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).get(KeyStroke.getKeyStroke(key));
        assertNotNull(name, key);
        root.getActionMap().get(name).actionPerformed(new ActionEvent(root, 0, key));
    }

    private void expectCursor(double seconds) {
        assertEquals(seconds, viewport.cursor(timeline), 1e-6);
    }

    @Test
    void spaceHoldsAndRunsAgain() {
        press("SPACE");
        assertTrue(viewport.held());
        press("SPACE");
        assertFalse(viewport.held());
        press("SPACE");
        press("END");
        assertFalse(viewport.held());
    }

    @Test
    void arrowsStepByDecisionsAndHalfSeconds() {
        press("LEFT");
        expectCursor(19.92);
        press("RIGHT");
        expectCursor(20);
        press("shift LEFT");
        expectCursor(19.5);
        press("shift RIGHT");
        expectCursor(20);
    }

    @Test
    void pagesStepByWhatIsSeenAndHomeGoesToTheOldest() {
        press("PAGE_UP");
        expectCursor(20 - viewport.span());
        press("PAGE_DOWN");
        expectCursor(20);
        press("HOME");
        expectCursor(0);
    }

    @Test
    void wordsAreVisitedBackAndForth() {
        press("B");
        expectCursor(15);
        press("B");
        expectCursor(8);
        press("N");
        expectCursor(15);
        press("N");
        expectCursor(15);
    }

    @Test
    void plusAndMinusZoom() {
        double span = viewport.span();
        press("PLUS");
        assertEquals(span / 1.25, viewport.span(), 1e-9);
        press("MINUS");
        assertEquals(span, viewport.span(), 1e-9);
    }

    @Test
    void theWindowIsAskedForTheRest() {
        press("ctrl O");
        press("ESCAPE");
        press("ctrl Q");
        press("F1");
        assertEquals(List.of("open", "back", "close", keys.help()), asked);
        for (String line : keys.help().split("\n")) assertTrue(line.contains(": "), line);
    }

    @Test
    void withNothingHeardNothingMoves() {
        JPanel other = new JPanel();
        Shortcuts.bind(other, new Navigation(viewport, Optional::empty, () -> asked.add("moved")), window);
        Object name = other.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).get(KeyStroke.getKeyStroke("SPACE"));
        other.getActionMap().get(name).actionPerformed(new ActionEvent(other, 0, "SPACE"));
        assertEquals(List.of(), asked);
        assertFalse(viewport.held());
    }
}
