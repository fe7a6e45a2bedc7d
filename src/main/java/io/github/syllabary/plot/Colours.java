package io.github.syllabary.plot;

import java.awt.Color;

/** What everything is drawn with. */
final class Colours {
    static final Color INK = new Color(0x333333);
    static final Color FAINT = new Color(0xD8D8D8);
    static final Color CLEAR = new Color(255, 255, 255, 0);

    /** Okabe and Ito's, told apart by colour-blind people too; the yellow is left out, it is too light for lines. */
    static final Color[] SERIES = {
        new Color(0x0072B2),
        new Color(0xD55E00),
        new Color(0x009E73),
        new Color(0xCC79A7),
        new Color(0xE69F00),
        new Color(0x56B4E9),
        new Color(0x555555)
    };

    private Colours() {}

    /** White at 0, dark at 1; values outside are cut off, and what is no number is white. */
    static int rising(double share) {
        return ColourMap.RISING.rgb(share);
    }

    /** Blue at −1, nearly white at 0, red at 1. */
    static int signed(double value) {
        return ColourMap.SIGNED.rgb((value + 1) / 2);
    }

    /** What can be read on a ground of this colour. */
    static Color on(int rgb) {
        double light = 0.299 * (rgb >> 16 & 255) + 0.587 * (rgb >> 8 & 255) + 0.114 * (rgb & 255);
        return light > 140 ? INK : Color.WHITE;
    }
}
