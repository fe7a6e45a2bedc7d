package io.github.syllabary.app.desktop;

import java.awt.Graphics2D;
import java.util.Arrays;

/**
 * The probability of each label as a line, from the bottom for 0 to the top for 1. Painted column by column like the
 * other strips: strokes of a general painter, with all labels thirty times a second, took a third of a processor.
 */
final class LinesStrip {
    private static final double WORD_WIDTH = 1.7;
    private static final double OTHER_WIDTH = 1.1;

    private final StripImage image = new StripImage();
    private Look look;
    private int[] colours = {};
    private double[] widths = {};

    /** What all columns depend on. */
    private record Look(Timeline timeline, Legend legend, Palette palette, double pixelsPerSecond, double scale) {}

    void paint(Graphics2D g, Scene scene, int y, int height) {
        Look wanted =
                new Look(scene.timeline(), scene.legend(), scene.palette(), scene.pixelsPerSecond(), scene.scale());
        image.resize(scene.width(), height);
        if (!wanted.equals(look)) prepare(wanted);
        image.draw(g, scene.left(), y, scene.firstColumn(), this::column);
    }

    private void prepare(Look wanted) {
        look = wanted;
        int labels = look.timeline.labels().size();
        colours = new int[labels];
        widths = new double[labels];
        for (int i = 0; i < labels; i++) {
            colours[i] = look.legend.colour(i, look.palette).getRGB();
            widths[i] = Math.max(1, (look.legend.isWord(i) ? WORD_WIDTH : OTHER_WIDTH) * look.scale);
        }
        image.forget();
    }

    private boolean column(long column, int[] rgb) {
        Arrays.fill(rgb, look.palette.ground.getRGB());
        for (int part = 0; part <= 2; part++) rgb[part * (rgb.length - 1) / 2] = look.palette.faint.getRGB();
        RowRing rows = look.timeline.probabilities();
        // beyond the column by what a steep line is wider than it
        double beyond = (WORD_WIDTH * look.scale - 1) / 2;
        double left = (column - beyond) / look.pixelsPerSecond;
        double right = (column + 1 + beyond) / look.pixelsPerSecond;
        long before = rows.lastUpTo(left);
        long after = rows.firstFrom(right);
        if (after == rows.end()) return false;
        if (before < 0) return true;
        for (int label = 0; label < colours.length; label++) {
            double from = at(rows, before, left, label);
            double to = at(rows, after - 1, right, label);
            double most = Math.max(from, to);
            double least = Math.min(from, to);
            // a value between the two edges that stands out of both
            for (long r = before + 1; r < after; r++) {
                most = Math.max(most, rows.value(r, label));
                least = Math.min(least, rows.value(r, label));
            }
            if (most < 0.004) continue; // it lies on the axis
            stroke(rgb, (1 - most) * (rgb.length - 1), (1 - least) * (rgb.length - 1), label);
        }
        return true;
    }

    /** The value at a time, on the line from a row to the next. */
    private static double at(RowRing rows, long row, double seconds, int label) {
        if (row < rows.oldest()) return 0;
        if (row + 1 >= rows.end()) return rows.value(row, label);
        double t = (seconds - rows.time(row)) / (rows.time(row + 1) - rows.time(row));
        double a = rows.value(row, label);
        return a + Math.max(0, Math.min(1, t)) * (rows.value(row + 1, label) - a);
    }

    /** Covers the pixels from top to bottom and half a width beyond, the outermost in part. */
    private void stroke(int[] rgb, double top, double bottom, int label) {
        double from = top + 0.5 - widths[label] / 2;
        double to = bottom + 0.5 + widths[label] / 2;
        int last = Math.min(rgb.length - 1, (int) Math.floor(to));
        for (int row = Math.max(0, (int) Math.floor(from)); row <= last; row++) {
            double covered = Math.min(row + 1, to) - Math.max(row, from);
            rgb[row] = mixed(rgb[row], colours[label], Math.min(1, covered));
        }
    }

    private static int mixed(int ground, int colour, double covered) {
        double share = covered * (colour >>> 24) / 255;
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = ground >> shift & 255;
            int b = colour >> shift & 255;
            mixed |= (int) Math.round(a + share * (b - a)) << shift;
        }
        return mixed;
    }
}
