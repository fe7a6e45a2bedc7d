package io.github.syllabary.plot;

import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/** An input of a network beside maps of where it looked, one below another, each with its name. */
public final class LookedAt {
    private static final int TITLE = 20;
    private static final int GAP = 8;
    private static final int WIDTH = 480;
    private static final int LEAST_HEIGHT = 60;

    private LookedAt() {}

    /**
     * A tensor to show.
     *
     * @param values {@code (T, C)}, time to the right and channels upwards; {@code (H, W, C)}; or {@code (D, H, W, C)},
     *     slices side by side. Several channels of pictures are shown as their mean
     * @param signed blue below zero and red above; else the higher the darker
     */
    public record Panel(String title, Tensor values, boolean signed) {}

    public static Picture of(List<Panel> panels) {
        List<BufferedImage> images = panels.stream().map(LookedAt::image).toList();
        int w = images.get(0).getWidth();
        int h = images.get(0).getHeight();
        int wide = Math.max(1, WIDTH / w) * w;
        int high = Math.max(LEAST_HEIGHT, (w > WIDTH ? WIDTH : wide) * h / w);
        int width = Math.min(wide, WIDTH);
        return new Picture() {
            @Override
            public int width() {
                return width + 2 * GAP;
            }

            @Override
            public int height() {
                return images.size() * (TITLE + high + GAP) + GAP;
            }

            @Override
            public void paint(Graphics2D g) {
                g.setRenderingHint(
                        RenderingHints.KEY_INTERPOLATION,
                        w > WIDTH
                                ? RenderingHints.VALUE_INTERPOLATION_BILINEAR
                                : RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
                g.setFont(Lettering.font(12));
                for (int i = 0; i < images.size(); i++) {
                    int y = GAP + i * (TITLE + high + GAP);
                    g.setColor(Colours.INK);
                    g.drawString(panels.get(i).title(), GAP, y + TITLE - 6);
                    g.drawImage(images.get(i), GAP, y + TITLE, width, high, null);
                    g.setColor(Colours.FAINT);
                    g.drawRect(GAP - 1, y + TITLE - 1, width + 1, high + 1);
                }
            }
        };
    }

    private static BufferedImage image(Panel panel) {
        float[][] rows = rows(panel.values());
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (float[] row : rows) {
            for (float v : row) {
                low = Math.min(low, v);
                high = Math.max(high, v);
            }
        }
        double most = Math.max(Math.max(-low, high), 1e-30);
        double span = Math.max(high - low, 1e-30);
        BufferedImage image = new BufferedImage(rows[0].length, rows.length, BufferedImage.TYPE_INT_RGB);
        for (int r = 0; r < rows.length; r++)
            for (int c = 0; c < rows[r].length; c++)
                image.setRGB(
                        c,
                        r,
                        panel.signed() ? Colours.signed(rows[r][c] / most) : Colours.rising((rows[r][c] - low) / span));
        return image;
    }

    /** As rows from the top. */
    private static float[][] rows(Tensor t) {
        Shape s = t.shape();
        if (s.rank() == 2) {
            float[][] rows = new float[s.dim(1)][s.dim(0)];
            for (int i = 0; i < s.size(); i++) rows[s.dim(1) - 1 - i % s.dim(1)][i / s.dim(1)] = t.data()[i];
            return rows;
        }
        if (s.rank() != 3 && s.rank() != 4)
            throw new IllegalArgumentException("a map of " + s + "; give (T, C), (H, W, C) or (D, H, W, C)");
        int h = s.dim(s.rank() - 3);
        int w = s.dim(s.rank() - 2);
        int depth = s.rank() == 4 ? s.dim(0) : 1;
        int channels = s.channels();
        float[][] rows = new float[h][depth * w];
        for (int i = 0; i < s.size(); i++) {
            int pixel = i / channels;
            rows[pixel / w % h][pixel / (h * w) * w + pixel % w] += t.data()[i] / channels;
        }
        return rows;
    }
}
