package io.github.syllabary.app.desktop;

import io.github.syllabary.tensor.Tensor;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Locale;

/** The maps of a layer, time to the right, a row for each channel from the bottom up; all on one scale. */
final class MapsPicture {
    private MapsPicture() {}

    /**
     * @param maps {@code (time, channels)}
     * @param seconds of sound that they stand for
     */
    static void paint(
            Graphics2D g,
            Palette palette,
            Tensor maps,
            double seconds,
            String rows,
            int width,
            int height,
            double scale) {
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setFont(io.github.syllabary.plot.Lettering.font((float) (10.5 * scale)));
        int left = (int) Math.round(34 * scale);
        int bottom = (int) Math.round(18 * scale);
        int w = Math.max(1, width - left);
        int h = Math.max(1, height - bottom);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        g.drawImage(image(maps, palette), left, 0, w, h, null);
        g.setColor(palette.ink);
        int channels = maps.shape().channels();
        int ascent = g.getFontMetrics().getAscent();
        right(g, String.valueOf(channels), left - (int) (4 * scale), ascent);
        right(g, "1", left - (int) (4 * scale), h - 1);
        java.awt.geom.AffineTransform before = g.getTransform();
        g.translate(ascent, (h + g.getFontMetrics().stringWidth(rows)) / 2);
        g.rotate(-Math.PI / 2);
        g.drawString(rows, 0, 0);
        g.setTransform(before);
        int base = h + ascent + (int) (2 * scale);
        g.drawString(String.format(Locale.ROOT, "−%.2f s", seconds), left, base);
        right(g, "0 s", width - (int) (2 * scale), base);
    }

    private static void right(Graphics2D g, String text, int end, int base) {
        g.drawString(text, end - g.getFontMetrics().stringWidth(text), base);
    }

    static BufferedImage image(Tensor maps, Palette palette) {
        int frames = maps.shape().dim(0);
        int channels = maps.shape().channels();
        float[] x = maps.data();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (float v : x) {
            if (!(Math.abs(v) <= Float.MAX_VALUE)) continue;
            low = Math.min(low, v);
            high = Math.max(high, v);
        }
        double span = high > low ? high - low : 1;
        BufferedImage image = new BufferedImage(frames, channels, BufferedImage.TYPE_INT_RGB);
        for (int t = 0; t < frames; t++)
            for (int c = 0; c < channels; c++)
                image.setRGB(t, channels - 1 - c, palette.levels.rgb((x[t * channels + c] - low) / span));
        return image;
    }
}
