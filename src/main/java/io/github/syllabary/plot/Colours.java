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

    // from white over blue-green to nearly black, lightness falling evenly (ColorBrewer's YlGnBu, the yellow taken out)
    private static final int[] RISING = {0xFFFFFF, 0xDCEEF3, 0xA8DBDF, 0x5FBDC8, 0x2E93BB, 0x2A62A2, 0x1F3380, 0x081D58
    };
    // blue below zero, red above (ColorBrewer's RdBu)
    private static final int[] SIGNED = {0x2166AC, 0x67A9CF, 0xD1E5F0, 0xF7F7F7, 0xFDDBC7, 0xEF8A62, 0xB2182B};

    private Colours() {}

    /** White at 0, dark at 1; values outside are cut off, and what is no number is white. */
    static int rising(double share) {
        return between(RISING, share);
    }

    /** Blue at −1, nearly white at 0, red at 1. */
    static int signed(double value) {
        return between(SIGNED, (value + 1) / 2);
    }

    private static int between(int[] stops, double share) {
        double at = Double.isNaN(share) ? 0 : Math.min(1, Math.max(0, share)) * (stops.length - 1);
        int i = Math.min(stops.length - 2, (int) at);
        double t = at - i;
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = stops[i] >> shift & 255;
            int b = stops[i + 1] >> shift & 255;
            rgb |= (int) Math.round(a + t * (b - a)) << shift;
        }
        return rgb;
    }

    /** What can be read on a ground of this colour. */
    static Color on(int rgb) {
        double light = 0.299 * (rgb >> 16 & 255) + 0.587 * (rgb >> 8 & 255) + 0.114 * (rgb & 255);
        return light > 140 ? INK : Color.WHITE;
    }
}
