package io.github.syllabary.app.desktop;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Arrays;

/** The samples as far as they go up and down, for each column of pixels from the lowest to the highest. */
final class WaveformStrip {
    private final StripImage image = new StripImage();
    private float[] samples = {};
    private Look look;

    /** What all columns depend on. */
    private record Look(Timeline timeline, Palette palette, double pixelsPerSecond, double top) {}

    void paint(Graphics2D g, Scene scene, int y, int height, double top) {
        Look wanted = new Look(scene.timeline(), scene.palette(), scene.pixelsPerSecond(), top);
        image.resize(scene.width(), height);
        if (!wanted.equals(look)) image.forget();
        look = wanted;
        image.draw(g, scene.left(), y, scene.firstColumn(), this::column);
        Axes.right(g, scene, "±" + number(top), y + scene.pixels(10));
        Axes.right(g, scene, "0", y + height / 2 + scene.pixels(4));
    }

    private static String number(double top) {
        return top == 1 ? "1" : "1/" + Math.round(1 / top);
    }

    private boolean column(long column, int[] rgb) {
        SampleRing ring = look.timeline.samples();
        double perColumn = look.timeline.sampleRate() / look.pixelsPerSecond;
        // with the last sample of the column before, so that lines are not torn
        long from = (long) Math.floor(column * perColumn) - 1;
        long to = Math.max(from + 2, (long) Math.floor((column + 1) * perColumn));
        Arrays.fill(rgb, look.palette.ground.getRGB());
        int middle = rgb.length / 2;
        rgb[middle] = look.palette.faint.getRGB();
        if (to <= 0) return true;
        int n = (int) (to - from);
        if (samples.length < n) samples = new float[n];
        ring.copy(from, samples, n);
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        boolean clipped = false;
        for (int i = 0; i < n; i++) {
            float v = Math.abs(samples[i]) <= Float.MAX_VALUE ? samples[i] : 0;
            low = Math.min(low, v);
            high = Math.max(high, v);
            clipped |= Math.abs(v) >= 0.9995f;
        }
        Color colour = clipped ? look.palette.cursor : look.palette.wave;
        int first = row(high, rgb.length);
        int last = row(low, rgb.length);
        for (int r = first; r <= last; r++) rgb[r] = colour.getRGB();
        return to <= ring.end();
    }

    private int row(double value, int height) {
        double at = (1 - value / look.top) / 2 * (height - 1);
        return (int) Math.round(Math.max(0, Math.min(height - 1, at)));
    }
}
