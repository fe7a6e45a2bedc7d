package io.github.syllabary.app.desktop;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;

/** Level, what is listened to, and what it costs. */
final class StatusBar extends JPanel {
    private static final long serialVersionUID = 1;
    private static final double LOWEST_DB = -60;

    private final Meter meter = new Meter();
    private final JLabel source = new JLabel(" ");
    private final JLabel cost = new JLabel(" ");

    StatusBar() {
        super(new BorderLayout(12, 0));
        setBorder(BorderFactory.createEmptyBorder(3, 8, 3, 8));
        meter.setToolTipText("Level, from −60 dB to full scale");
        add(meter, BorderLayout.WEST);
        add(source, BorderLayout.CENTER);
        add(cost, BorderLayout.EAST);
    }

    void level(double peak) {
        meter.peak = peak;
        meter.repaint();
    }

    void say(String whatIsHeard, String whatItCosts) {
        source.setText(whatIsHeard);
        cost.setText(whatItCosts);
    }

    /** The share of a meter that a peak fills, 0 to 1. */
    static double share(double peak) {
        double db = 20 * Math.log10(Math.max(1e-6, peak));
        return Math.max(0, Math.min(1, 1 - db / LOWEST_DB));
    }

    static final class Meter extends PixelCanvas {
        private static final long serialVersionUID = 1;
        private double peak;

        Meter() {
            super("Level");
            setPreferredSize(new Dimension(120, 12));
        }

        @Override
        void paint(Graphics2D g, int width, int height, double scale) {
            int bar = Math.max(3, (int) (8 * scale));
            int y = (height - bar) / 2;
            g.setColor(new Color(0x80808080, true));
            g.fillRect(0, y, width, bar);
            // green up to −12 dB, amber up to where it is clipped
            g.setColor(new Color(peak >= 0.9995 ? 0xD03020 : peak > 0.25 ? 0xE0A000 : 0x30A050));
            g.fillRect(0, y, (int) Math.round(width * share(peak)), bar);
        }
    }
}
