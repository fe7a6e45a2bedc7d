package io.github.syllabary.app.desktop;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.Locale;
import java.util.Map;

/** Waveform, spectrogram and probabilities over one axis of time, in device pixels. */
final class TimelinePicture {
    private static final double LEFT = 58;
    private static final double BOTTOM = 20;
    private static final double GAP = 6;

    private final WaveformStrip waveform = new WaveformStrip();
    private final SpectrogramStrip spectrogram = new SpectrogramStrip();
    private final LinesStrip lines = new LinesStrip();
    private final Loudness loudness = new Loudness();
    private float[] sight = {};

    /** The settings of the picture. */
    record Look(Palette palette, boolean mel, double highHz, Map<String, Double> thresholds) {}

    /** What is to be seen of a viewport in a picture of that width. */
    static Scene scene(Timeline timeline, Legend legend, Viewport viewport, Look look, int width, double scale) {
        int left = (int) Math.round(LEFT * scale);
        return new Scene(
                timeline,
                legend,
                look.palette,
                viewport.end(timeline),
                viewport.span(),
                viewport.cursor(timeline),
                left,
                Math.max(1, width - left),
                scale);
    }

    void paint(Graphics2D g, Scene scene, Look look, int height) {
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        loudness.follow(peak(scene));
        int gap = scene.pixels(GAP);
        int strips = Math.max(4, height - scene.pixels(BOTTOM) - 2 * gap);
        int wave = Math.max(1, strips * 18 / 100);
        int lines = Math.max(1, strips * 34 / 100);
        int levels = Math.max(1, strips - wave - lines);
        int levelsAt = wave + gap;
        int linesAt = levelsAt + levels + gap;
        waveform.paint(g, scene, 0, wave, loudness.top());
        FrequencyAxis axis = new FrequencyAxis(look.highHz, look.mel);
        spectrogram.paint(g, scene, levelsAt, levels, loudness.decibels(), axis);
        DetectionMarks.paint(g, scene, levelsAt, levels);
        this.lines.paint(g, scene, linesAt, lines);
        PeakNames.paint(g, scene, linesAt, lines, look.thresholds);
        Axes.time(g, scene, 0, linesAt + lines);
        cursor(g, scene, linesAt + lines);
    }

    private static void cursor(Graphics2D g, Scene scene, int bottom) {
        double seconds = scene.cursor();
        if (!(seconds >= scene.start() && seconds <= scene.end())) return;
        int line = Math.max(1, scene.pixels(1.5));
        int x = Math.min((int) Math.round(scene.x(seconds)), scene.left() + scene.width() - line);
        g.setColor(scene.palette().cursor);
        g.fillRect(x, 0, line, bottom);
        g.setFont(scene.font(11));
        String text = String.format(Locale.ROOT, "%.2f s", seconds);
        int pad = scene.pixels(3);
        int wide = g.getFontMetrics().stringWidth(text) + 2 * pad;
        int at = Math.max(scene.left(), Math.min(x - wide / 2, scene.left() + scene.width() - wide));
        int high = g.getFontMetrics().getHeight();
        g.fillRect(at, bottom, wide, high);
        g.setColor(DetectionMarks.readableOn(scene.palette().cursor));
        g.drawString(text, at + pad, bottom + g.getFontMetrics().getAscent());
    }

    /** The loudest sample in sight. */
    private double peak(Scene scene) {
        Timeline timeline = scene.timeline();
        int n = (int) (scene.span() * timeline.sampleRate());
        if (sight.length != n) sight = new float[n];
        timeline.samples().copy(Math.round(scene.end() * timeline.sampleRate()) - n, sight);
        float peak = 0;
        for (float v : sight) {
            float a = Math.abs(v);
            if (a > peak && a <= Float.MAX_VALUE) peak = a;
        }
        return peak;
    }
}
