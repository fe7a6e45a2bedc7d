package io.github.syllabary.app.desktop;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What is written on the lines of probability: their names where they are high, the thresholds of the words. */
final class PeakNames {
    /** Peaks lower than that have no name. */
    private static final float LEAST_NAMED = 0.35f;

    private PeakNames() {}

    /** Where a line is highest between two of its dips. */
    record Peak(int label, double seconds, float value) {}

    /** All peaks in a stretch of time that have a name, the highest first. */
    static List<Peak> peaks(RowRing rows, double from, double to) {
        long first = Math.max(rows.oldest(), rows.firstFrom(from));
        long end = Math.min(rows.end(), rows.firstFrom(to) + 1);
        List<Peak> peaks = new ArrayList<>();
        for (int label = 0; label < rows.columns(); label++) {
            Peak peak = null;
            for (long r = first; r < end; r++) {
                float p = rows.value(r, label);
                if (p >= LEAST_NAMED && (peak == null || p > peak.value)) peak = new Peak(label, rows.time(r), p);
                if (peak == null || p >= LEAST_NAMED / 2) continue;
                peaks.add(peak);
                peak = null;
            }
            if (peak != null) peaks.add(peak);
        }
        peaks.sort(Comparator.comparing(Peak::value).reversed());
        return peaks;
    }

    static void paint(Graphics2D g, Scene scene, int y, int height, Map<String, Double> thresholds) {
        for (int percent : new int[] {0, 50, 100}) {
            int at = y + (int) Math.round((1 - percent / 100.0) * (height - 1));
            int baseline = Math.max(y + scene.pixels(9), at + scene.pixels(percent == 0 ? 0 : 4));
            Axes.right(g, scene, percent + " %", baseline);
        }
        RowRing rows = scene.timeline().probabilities();
        Graphics2D inside = (Graphics2D) g.create();
        inside.clipRect(scene.left(), y, scene.width(), height);
        inside.setFont(scene.font(12));
        List<Rectangle> taken = new ArrayList<>();
        List<Peak> peaks = peaks(rows, scene.start(), scene.end());
        peaks.stream()
                .mapToInt(Peak::label)
                .distinct()
                .forEach(l -> threshold(inside, scene, y, height, l, thresholds));
        for (Peak p : peaks) name(inside, scene, y, height, p, taken);
        inside.dispose();
    }

    private static void threshold(
            Graphics2D g, Scene scene, int y, int height, int label, Map<String, Double> thresholds) {
        Double threshold = thresholds.get(scene.legend().labels().get(label));
        if (threshold == null) return;
        g.setColor(Palette.translucent(scene.legend().colour(label, scene.palette()), 0.5));
        int at = y + (int) Math.round((1 - threshold) * (height - 1));
        int dash = scene.pixels(4);
        for (int x = scene.left(); x < scene.left() + scene.width(); x += 2 * dash)
            g.fillRect(x, at, dash, Math.max(1, scene.pixels(1)));
    }

    /** A name that would stand on another's is left out. */
    private static void name(Graphics2D g, Scene scene, int y, int height, Peak p, List<Rectangle> taken) {
        String name = scene.legend().name(p.label);
        int line = g.getFontMetrics().getAscent();
        int gap = scene.pixels(4);
        int width = g.getFontMetrics().stringWidth(name);
        int x = (int) scene.x(p.seconds) + gap;
        int at = y + (int) ((1 - p.value) * (height - 1));
        int rightmost = scene.left() + scene.width() - width - gap;
        Rectangle room = new Rectangle(
                Math.max(scene.left(), Math.min(x, rightmost)),
                Math.min(y + height - line, Math.max(y, at - line / 2)),
                width,
                line + gap);
        // right of the peak, else left of it
        if (taken.stream().anyMatch(room::intersects)) room.x = Math.max(scene.left(), x - 2 * gap - width);
        if (taken.stream().anyMatch(room::intersects)) return;
        taken.add(room);
        g.setColor(Palette.translucent(scene.palette().ground, 0.75));
        g.fill(room);
        g.setColor(scene.legend().colour(p.label, scene.palette()));
        g.drawString(name, room.x, room.y + line);
    }
}
