package io.github.syllabary.plot;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.List;

/** How much room texts take. */
final class TextSize {
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private TextSize() {}

    static int width(String text, Font font) {
        return (int) Math.ceil(font.getStringBounds(text, CONTEXT).getWidth());
    }

    static int widest(List<String> texts, Font font) {
        return texts.stream().mapToInt(t -> width(t, font)).max().orElse(0);
    }
}
