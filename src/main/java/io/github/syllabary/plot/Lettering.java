package io.github.syllabary.plot;

import java.awt.Font;

/** Fonts that can show a text, asked for and never assumed. */
public final class Lettering {
    private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    private Lettering() {}

    /** Whether a font of this machine has every character. */
    public static boolean shows(String text) {
        return font(12).canDisplayUpTo(text) < 0;
    }

    /** The first text if a font can show it, else the second: 你好 where there are Chinese characters, or ni3_hao3. */
    public static String shown(String wanted, String otherwise) {
        return shows(wanted) ? wanted : otherwise;
    }

    /** Sans serif, by way of Java's composite of the machine's fonts. */
    public static Font font(float size) {
        return PLAIN.deriveFont(size);
    }
}
