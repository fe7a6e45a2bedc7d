package io.github.syllabary.app.desktop;

import io.github.syllabary.plot.ColourMap;
import java.awt.Color;

/** What the pictures are drawn with, on a light or a dark ground. */
enum Palette {
    LIGHT(0xFFFFFF, 0x333333, 0xD9D9D9, 0x0072B2, 0xC62F00, ColourMap.RISING, 0.72f, 0.70f),
    DARK(0x16171B, 0xD6D8DC, 0x3A3D44, 0x6CB6E8, 0xFF8A50, ColourMap.GLOWING, 0.60f, 0.95f);

    /** Hues this far apart stay apart however many there are: the golden section of the circle. */
    private static final float GOLDEN = 0.61803399f;

    final Color ground;
    final Color ink;
    final Color faint;
    final Color wave;
    final Color cursor;
    final ColourMap levels;
    private final float saturation;
    private final float brightness;

    Palette(
            int ground,
            int ink,
            int faint,
            int wave,
            int cursor,
            ColourMap levels,
            float saturation,
            float brightness) {
        this.ground = new Color(ground);
        this.ink = new Color(ink);
        this.faint = new Color(faint);
        this.wave = new Color(wave);
        this.cursor = new Color(cursor);
        this.levels = levels;
        this.saturation = saturation;
        this.brightness = brightness;
    }

    /** The colour of a label, the same as long as the model is. */
    Color label(int number) {
        return Color.getHSBColor(0.58f + number * GOLDEN, saturation, brightness);
    }

    static Color translucent(Color c, double opacity) {
        return new Color(c.getRed(), c.getGreen(), c.getBlue(), (int) Math.round(255 * opacity));
    }
}
