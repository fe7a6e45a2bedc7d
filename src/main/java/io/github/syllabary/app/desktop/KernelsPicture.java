package io.github.syllabary.app.desktop;

import io.github.syllabary.plot.ColourMap;
import io.github.syllabary.tensor.Tensor;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;

/**
 * The kernels of the first layer side by side, all on one scale: blue below zero and red above, time to the right and
 * input channels upwards; kernels on the bare waveform as curves.
 */
final class KernelsPicture {
    private KernelsPicture() {}

    /**
     * @param kernels {@code (K, in, out)}
     */
    static void paint(Graphics2D g, Palette palette, Tensor kernels, int width, int height, double scale) {
        int length = kernels.shape().dim(0);
        int in = kernels.shape().dim(1);
        int out = kernels.shape().dim(2);
        int gap = Math.max(1, (int) Math.round(3 * scale));
        int across = across(width, height, out, in == 1 ? 1.6 : Math.max(0.25, Math.min(4, length * 2.0 / in)));
        int down = (out + across - 1) / across;
        int w = Math.max(1, (width - gap) / across - gap);
        int h = Math.max(1, (height - gap) / down - gap);
        float most = Float.MIN_NORMAL;
        for (float v : kernels.data()) if (Math.abs(v) <= Float.MAX_VALUE) most = Math.max(most, Math.abs(v));
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        for (int o = 0; o < out; o++) {
            int x = gap + o % across * (w + gap);
            int y = gap + o / across * (h + gap);
            if (in == 1) curve(g, palette, kernels, o, most, x, y, w, h, scale);
            else g.drawImage(tile(kernels, o, most), x, y, w, h, null);
        }
    }

    /** As many in a row as make the tiles nearest to that shape, width for height. */
    static int across(int width, int height, int n, double aspect) {
        int best = 1;
        double least = Double.POSITIVE_INFINITY;
        for (int across = 1; across <= n; across++) {
            int down = (n + across - 1) / across;
            double off = Math.abs(Math.log((double) width / across / ((double) height / down) / aspect));
            if (off < least) {
                least = off;
                best = across;
            }
        }
        return best;
    }

    private static BufferedImage tile(Tensor kernels, int kernel, float most) {
        int length = kernels.shape().dim(0);
        int in = kernels.shape().dim(1);
        int out = kernels.shape().dim(2);
        BufferedImage image = new BufferedImage(length, in, BufferedImage.TYPE_INT_RGB);
        for (int t = 0; t < length; t++)
            for (int i = 0; i < in; i++) {
                float v = kernels.data()[(t * in + i) * out + kernel];
                image.setRGB(t, in - 1 - i, ColourMap.SIGNED.rgb((v / most + 1) / 2));
            }
        return image;
    }

    private static void curve(
            Graphics2D g,
            Palette palette,
            Tensor kernels,
            int kernel,
            float most,
            int x,
            int y,
            int w,
            int h,
            double s) {
        int length = kernels.shape().dim(0);
        int out = kernels.shape().dim(2);
        g.setColor(palette.faint);
        g.fillRect(x, y + h / 2, w, 1);
        Path2D path = new Path2D.Double();
        for (int t = 0; t < length; t++) {
            double px = x + (double) t * w / Math.max(1, length - 1);
            double py = y + h / 2.0 * (1 - kernels.data()[t * out + kernel] / most);
            if (t == 0) path.moveTo(px, py);
            else path.lineTo(px, py);
        }
        Color wave = palette.wave;
        g.setColor(wave);
        g.setStroke(new BasicStroke((float) s));
        g.draw(path);
    }
}
