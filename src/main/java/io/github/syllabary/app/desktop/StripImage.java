package io.github.syllabary.app.desktop;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;

/**
 * A picture as wide as the screen's, of something endless along time: columns are painted once, when they are first
 * seen, and scroll by from then on. Column {@code c} stands at {@code c mod width}.
 */
final class StripImage {

    /** Paints one column of pixels. */
    interface Columns {
        /**
         * @param column counted from the beginning of time
         * @param rgb receives the colours from top to bottom
         * @return whether that is how it stays; false while its sound is still coming in
         */
        boolean paint(long column, int[] rgb);
    }

    private static final long NONE = Long.MIN_VALUE;

    private BufferedImage image;
    private int[] pixels;
    private long[] painted = {};
    private int[] rgb = {};

    /** Makes it so large, in device pixels; all is to be painted anew if it was of another size. */
    void resize(int width, int height) {
        if (width == painted.length && height == rgb.length) return;
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        painted = new long[width];
        rgb = new int[height];
        forget();
    }

    /** All is to be painted anew. */
    void forget() {
        Arrays.fill(painted, NONE);
    }

    /** Draws as many columns as it is wide, from one on, at a place in device pixels. */
    void draw(Graphics2D g, int x, int y, long first, Columns columns) {
        int width = painted.length;
        int height = rgb.length;
        for (long c = first; c < first + width; c++) {
            int at = Math.floorMod(c, width);
            if (painted[at] == c) continue;
            painted[at] = columns.paint(c, rgb) ? c : NONE;
            for (int row = 0, to = at; row < height; row++, to += width) pixels[to] = rgb[row];
        }
        int split = Math.floorMod(first, width);
        int left = width - split;
        g.drawImage(image, x, y, x + left, y + height, split, 0, width, height, null);
        if (split > 0) g.drawImage(image, x + left, y, x + width, y + height, 0, 0, split, height, null);
    }
}
