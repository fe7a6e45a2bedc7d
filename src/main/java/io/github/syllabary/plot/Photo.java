package io.github.syllabary.plot;

import io.github.syllabary.image.Images;
import io.github.syllabary.image.Volumes;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** A picture made of pixels, or the slices of a volume side by side, as they are. */
public final class Photo {
    private static final int GAP = 4;

    private Photo() {}

    /**
     * A picture {@code (H, W, C)}, or a volume {@code (D, H, W, C)} slice after slice in rows, enlarged by a whole number
     * or made smaller to fit.
     *
     * @param width at most so many pixels
     */
    public static Picture of(Tensor t, int width) {
        if (t.shape().rank() == 3) return tiles(List.of(Images.image(t)), 1, width);
        List<BufferedImage> slices = new ArrayList<>();
        Shape s = t.shape();
        for (int d = 0; d < s.dim(0); d++) slices.add(Images.image(Volumes.slice(t, d)));
        return tiles(slices, (int) Math.ceil(Math.sqrt(slices.size())), width);
    }

    private static Picture tiles(List<BufferedImage> images, int across, int width) {
        int w = images.get(0).getWidth();
        int h = images.get(0).getHeight();
        int gaps = (across - 1) * GAP;
        double fit = (double) Math.max(1, width - gaps) / (across * w);
        double scale = fit >= 1 ? Math.min(8, Math.floor(fit)) : fit;
        int wide = Math.max(1, (int) (w * scale));
        int high = Math.max(1, (int) (h * scale));
        int rows = (images.size() + across - 1) / across;
        return new Picture() {
            @Override
            public int width() {
                return across * wide + gaps;
            }

            @Override
            public int height() {
                return rows * high + (rows - 1) * GAP;
            }

            @Override
            public void paint(Graphics2D g) {
                g.setRenderingHint(
                        RenderingHints.KEY_INTERPOLATION,
                        scale >= 1
                                ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
                                : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
                for (int i = 0; i < images.size(); i++)
                    g.drawImage(images.get(i), i % across * (wide + GAP), i / across * (high + GAP), wide, high, null);
            }
        };
    }
}
