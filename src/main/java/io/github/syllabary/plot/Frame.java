package io.github.syllabary.plot;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The plane in the middle of a picture with its two axes: where values stand, and the numbers beside it. */
record Frame(Axis x, Axis y, int width, int height) {
    private static final int LEFT = 52;
    private static final int RIGHT = 10;
    private static final int TOP = 8;
    private static final int BOTTOM = 36;

    int left() {
        return LEFT;
    }

    int top() {
        return TOP;
    }

    int planeWidth() {
        return Math.max(1, width - LEFT - RIGHT);
    }

    int planeHeight() {
        return Math.max(1, height - TOP - BOTTOM);
    }

    double xAt(double value) {
        return LEFT + planeWidth() * (value - x.low()) / (x.high() - x.low());
    }

    double yAt(double value) {
        return TOP + planeHeight() * (1 - (value - y.low()) / (y.high() - y.low()));
    }

    void paint(Graphics2D g) {
        g.setFont(Lettering.font(11));
        int bottom = TOP + planeHeight();
        for (double v : ticks(x, Math.max(2, planeWidth() / 70))) {
            int at = (int) Math.round(xAt(v));
            g.setColor(Colours.FAINT);
            g.drawLine(at, bottom, at, bottom + 4);
            g.setColor(Colours.INK);
            String text = number(v);
            g.drawString(text, at - TextSize.width(text, g.getFont()) / 2, bottom + 16);
        }
        for (double v : ticks(y, Math.max(2, planeHeight() / 40))) {
            int at = (int) Math.round(yAt(v));
            g.setColor(Colours.FAINT);
            g.drawLine(LEFT - 4, at, LEFT, at);
            g.setColor(Colours.INK);
            String text = number(v);
            g.drawString(text, LEFT - 6 - TextSize.width(text, g.getFont()), at + 4);
        }
        g.setColor(Colours.FAINT);
        g.drawRect(LEFT, TOP, planeWidth(), planeHeight());
        g.setColor(Colours.INK);
        int nameWidth = TextSize.width(x.name(), g.getFont());
        g.drawString(x.name(), LEFT + (planeWidth() - nameWidth) / 2, height - 6);
        AffineTransform before = g.getTransform();
        g.translate(11, TOP + (planeHeight() + TextSize.width(y.name(), g.getFont())) / 2);
        g.rotate(-Math.PI / 2);
        g.drawString(y.name(), 0, 0);
        g.setTransform(before);
    }

    /** At most about so many round numbers (1, 2 or 5 times a power of ten apart) along an axis. */
    static List<Double> ticks(Axis axis, int most) {
        double span = axis.high() - axis.low();
        double step = Math.pow(10, Math.floor(Math.log10(span / most)));
        for (double factor : new double[] {2, 2.5, 2}) if (span / step > most) step *= factor;
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(axis.low() / step - 1e-9); i * step <= axis.high() + step * 1e-9; i++)
            ticks.add(i * step);
        return ticks;
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.4f", value);
        text = text.replaceAll("0+$", "").replaceAll("\\.$", "");
        return text.replaceAll("^-0$", "0").replace('-', '−');
    }
}
