package io.github.syllabary.app.desktop;

import io.github.syllabary.spotting.Detection;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Locale;

/** The words found: their stretch of sound framed, the word written at its top. */
final class DetectionMarks {
    private DetectionMarks() {}

    /**
     * @param y of the strips they are marked on
     */
    static void paint(Graphics2D g, Scene scene, int y, int height) {
        Graphics2D inside = (Graphics2D) g.create();
        inside.clipRect(scene.left(), y, scene.width(), height);
        inside.setFont(scene.font(12).deriveFont(Font.BOLD));
        List<Detection> found = scene.timeline().detections(scene.start(), scene.end());
        for (Detection d : found) frame(inside, scene, y, height, d);
        int freeFrom = Integer.MIN_VALUE;
        for (Detection d : found) freeFrom = name(inside, scene, y, d, freeFrom);
        inside.dispose();
    }

    private static void frame(Graphics2D g, Scene scene, int y, int height, Detection d) {
        Color colour = scene.legend().colour(d.label(), scene.palette());
        int x = (int) Math.round(scene.x(d.start()));
        int width = Math.max(scene.pixels(4), (int) Math.round(scene.x(d.end())) - x);
        int line = Math.max(1, scene.pixels(1.5));
        g.setColor(Palette.translucent(colour, 0.16));
        g.fillRect(x, y, width, height);
        g.setColor(colour);
        g.fillRect(x, y, line, height);
        g.fillRect(x + width - line, y, line, height);
    }

    /** Gives where the next word may be written beside this one. */
    private static int name(Graphics2D g, Scene scene, int y, Detection d, int freeFrom) {
        String text =
                scene.legend().shown().apply(d.label()) + String.format(Locale.ROOT, "  %.0f %%", 100 * d.score());
        Color colour = scene.legend().colour(d.label(), scene.palette());
        int x = (int) Math.round(scene.x(d.start()));
        int pad = scene.pixels(4);
        int tag = g.getFontMetrics().stringWidth(text) + 2 * pad;
        int high = g.getFontMetrics().getHeight();
        boolean below = x < freeFrom; // in the second line, where the first is taken
        int top = below ? y + high : y;
        g.setColor(colour);
        g.fillRect(x, top, tag, high);
        g.setColor(readableOn(colour));
        g.drawString(text, x + pad, top + g.getFontMetrics().getAscent());
        return below ? freeFrom : x + tag;
    }

    static Color readableOn(Color c) {
        return 0.299 * c.getRed() + 0.587 * c.getGreen() + 0.114 * c.getBlue() > 140 ? Color.BLACK : Color.WHITE;
    }
}
