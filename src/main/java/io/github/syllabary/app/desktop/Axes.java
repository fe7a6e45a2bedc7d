package io.github.syllabary.app.desktop;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.Locale;

/** The numbers beside and below the strips. */
final class Axes {
    private static final double[] STEPS = {0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30};
    private static final double LABEL_WIDTH = 64;

    private Axes() {}

    /** A text that ends left of the strips, on a base line. */
    static void right(Graphics2D g, Scene scene, String text, int baseline) {
        g.setFont(scene.font(10.5));
        g.setColor(scene.palette().ink);
        int width = g.getFontMetrics().stringWidth(text);
        g.drawString(text, scene.left() - scene.pixels(5) - width, baseline);
    }

    /** A text that reads upwards at the very left, about a middle. */
    static void upright(Graphics2D g, Scene scene, String text, int middle) {
        g.setFont(scene.font(10.5));
        g.setColor(scene.palette().ink);
        AffineTransform before = g.getTransform();
        g.translate(scene.pixels(12), middle + g.getFontMetrics().stringWidth(text) / 2);
        g.rotate(-Math.PI / 2);
        g.drawString(text, 0, 0);
        g.setTransform(before);
    }

    /** Seconds below the strips, and fine lines up through them. */
    static void time(Graphics2D g, Scene scene, int top, int bottom) {
        double step = step(scene.span(), scene.width() / scene.scale());
        g.setFont(scene.font(10.5));
        for (long i = (long) Math.ceil(Math.max(0, scene.start()) / step); i * step <= scene.end(); i++) {
            int x = (int) Math.round(scene.x(i * step));
            g.setColor(Palette.translucent(scene.palette().ink, 0.12));
            g.fillRect(x, top, Math.max(1, scene.pixels(0.5)), bottom - top);
            String text = clock(i * step, step);
            int width = g.getFontMetrics().stringWidth(text);
            if (x - width / 2 < scene.left() - scene.pixels(8) || x + width / 2 > scene.left() + scene.width())
                continue;
            g.setColor(scene.palette().ink);
            g.drawString(text, x - width / 2, bottom + scene.pixels(14));
        }
    }

    /** Seconds from one number to the next. */
    static double step(double span, double width) {
        for (double step : STEPS) if (width * step / span >= LABEL_WIDTH) return step;
        return 60;
    }

    /** 7 s, 7.5 s, 1:07. */
    static String clock(double seconds, double step) {
        if (seconds >= 60 && step >= 1)
            return String.format(Locale.ROOT, "%d:%02d", Math.round(seconds) / 60, Math.round(seconds) % 60);
        return String.format(Locale.ROOT, step < 1 ? "%.1f s" : "%.0f s", seconds);
    }
}
