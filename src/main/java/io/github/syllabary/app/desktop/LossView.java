package io.github.syllabary.app.desktop;

import io.github.syllabary.plot.Lettering;
import java.awt.BasicStroke;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The loss while a model learns, epoch by epoch. */
final class LossView extends PixelCanvas {
    private static final long serialVersionUID = 1;

    private final transient List<Double> losses = new ArrayList<>();
    private int epochs = 1;
    private transient Palette palette = Palette.LIGHT;

    LossView() {
        super("Loss while learning");
        setPreferredSize(new Dimension(400, 130));
    }

    void clear() {
        losses.clear();
        repaint();
    }

    void apply(Palette colours) {
        palette = colours;
        setBackground(colours.ground);
        repaint();
    }

    void add(int of, double loss) {
        epochs = of;
        losses.add(loss);
        repaint();
    }

    @Override
    void paint(Graphics2D g, int width, int height, double scale) {
        if (losses.isEmpty()) return;
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        double most = losses.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        int left = (int) (40 * scale);
        int bottom = height - (int) (18 * scale);
        g.setColor(palette.faint);
        g.drawRect(left, 2, width - left - 3, bottom - 2);
        Path2D line = new Path2D.Double();
        for (int i = 0; i < losses.size(); i++) {
            double x = left + (width - left - 4.0) * i / Math.max(1, epochs - 1);
            double y = bottom - (bottom - 4) * losses.get(i) / most;
            if (i == 0) line.moveTo(x, y);
            else line.lineTo(x, y);
        }
        g.setColor(palette.wave);
        g.setStroke(new BasicStroke((float) (1.6 * scale)));
        g.draw(line);
        g.setColor(palette.ink);
        g.setFont(Lettering.font((float) (10.5 * scale)));
        g.drawString(String.format(Locale.ROOT, "%.2f", most), (int) (4 * scale), (int) (12 * scale));
        g.drawString("0", (int) (4 * scale), bottom);
        g.drawString(
                String.format(
                        Locale.ROOT,
                        "loss %.3f after %d of %d epochs",
                        losses.get(losses.size() - 1),
                        losses.size(),
                        epochs),
                left,
                height - (int) (4 * scale));
    }
}
