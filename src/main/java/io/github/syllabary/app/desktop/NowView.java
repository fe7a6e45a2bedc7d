package io.github.syllabary.app.desktop;

import io.github.syllabary.plot.Lettering;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The labels that are most probable at a moment, each with a bar. */
final class NowView extends PixelCanvas {
    private static final long serialVersionUID = 1;
    private static final int ROWS = 7;

    private transient Timeline timeline;
    private transient Legend legend;
    private transient Palette palette = Palette.LIGHT;
    private double moment;

    NowView() {
        super("Most probable labels");
        setPreferredSize(new Dimension(240, 168));
        setMinimumSize(new Dimension(160, 100));
    }

    /**
     * @param seconds the moment
     */
    void show(Timeline heard, Legend shown, Palette colours, double seconds) {
        timeline = heard;
        legend = shown;
        palette = colours;
        moment = seconds;
        repaint();
    }

    /** The most probable labels at a moment, the most probable first; none before the first decision. */
    static List<Integer> top(Timeline timeline, double seconds, int most) {
        RowRing rows = timeline.probabilities();
        long row = rows.lastUpTo(seconds);
        if (row < 0) return List.of();
        return IntStream.range(0, rows.columns())
                .boxed()
                .sorted(Comparator.comparing((Integer label) -> rows.value(row, label))
                        .reversed())
                .limit(most)
                .toList();
    }

    @Override
    void paint(Graphics2D g, int width, int height, double scale) {
        if (timeline == null) return;
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        RowRing rows = timeline.probabilities();
        long row = rows.lastUpTo(moment);
        List<Integer> top = top(timeline, moment, ROWS);
        int line = height / ROWS;
        int name = width * 45 / 100;
        int number = (int) (46 * scale);
        for (int i = 0; i < top.size(); i++) {
            int label = top.get(i);
            float p = rows.value(row, label);
            int y = i * line;
            g.setFont(Lettering.font((float) ((i == 0 ? 15 : 12.5) * scale)));
            int base = y + (line + g.getFontMetrics().getAscent()) / 2 - (int) (2 * scale);
            g.setColor(i == 0 ? palette.ink : Palette.translucent(palette.ink, 0.8));
            g.drawString(legend.name(label), (int) (4 * scale), base);
            int most = width - name - number;
            g.setColor(palette.faint);
            g.fillRect(name, y + line / 3, most, line / 3);
            g.setColor(legend.colour(label, palette));
            g.fillRect(name, y + line / 3, Math.round(most * p), line / 3);
            g.setFont(Lettering.font((float) (12 * scale)));
            String percent = String.format(Locale.ROOT, "%.0f %%", 100 * p);
            g.setColor(palette.ink);
            g.drawString(percent, width - g.getFontMetrics().stringWidth(percent) - (int) (4 * scale), base);
        }
    }
}
