package io.github.syllabary.app.desktop;

import javax.swing.JComponent;

/** The keys of the window, besides those with Alt that the buttons show. */
final class Shortcuts {
    private static final double ZOOM = 1.25;
    private static final double SHIFT_SECONDS = 0.5;

    private Shortcuts() {}

    /** What keys do besides moving in time. */
    interface Window {
        void openModel();

        /** Puts the focus on the picture, or leaves what stands in its place. */
        void back();

        void help(String keys);

        void close();
    }

    /**
     * @param root of the window
     */
    static Keys bind(JComponent root, Navigation go, Window window) {
        Keys keys = new Keys(root)
                .on("SPACE", "Space", "hold the picture, or run again", go::toggle)
                .on("LEFT", "←", "step back by one decision", () -> go.decisions(-1))
                .on("RIGHT", "→", "step on", () -> go.decisions(1))
                .on("shift LEFT", "Shift+←", "step back by half a second", () -> go.seconds(-SHIFT_SECONDS))
                .on("shift RIGHT", "Shift+→", "step on by half a second", () -> go.seconds(SHIFT_SECONDS))
                .on("PAGE_UP", "Page ↑", "back by a picture", () -> go.pictures(-1))
                .on("PAGE_DOWN", "Page ↓", "on by a picture", () -> go.pictures(1))
                .on("HOME", "Home", "as far back as is kept", go::oldest)
                .on("END", "End", "run with the sound again", () -> go.hold(false))
                .on("B", "B", "back to the word before", () -> go.word(-1))
                .on("N", "N", "on to the next word", () -> go.word(1))
                .on("PLUS,shift EQUALS,EQUALS,ADD", "+", "zoom in", () -> go.zoom(1 / ZOOM))
                .on("MINUS,SUBTRACT", "−", "zoom out", () -> go.zoom(ZOOM))
                .on("ctrl O", "Ctrl+O", "open a model file", window::openModel)
                .on("ctrl Q", "Ctrl+Q", "close the window", window::close)
                .on("ESCAPE", "Esc", "back to the picture, where these keys work", window::back);
        return keys.on("F1", "F1", "these keys", () -> window.help(keys.help()));
    }
}
