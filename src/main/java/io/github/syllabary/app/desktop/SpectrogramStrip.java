package io.github.syllabary.app.desktop;

import io.github.syllabary.audio.LevelSpectrum;
import java.awt.Graphics2D;
import java.util.Arrays;

/** Levels by time and frequency; each column of pixels has a spectrum of its own, so it is sharp at any zoom. */
final class SpectrogramStrip {
    private static final double RANGE_DB = 62;

    /** The loudest single frequency of speech lies about so far below the loudest sample. */
    private static final double BELOW_PEAK_DB = 14;

    private static final int SHADES = 256;

    private final StripImage image = new StripImage();
    private LevelSpectrum spectrum;
    private float[] samples;
    private float[] levels;
    private Look look;

    /** For each row of pixels, from the top, where it begins and ends among the frequencies of the spectrum. */
    private double[] edges = {};

    private final int[] shades = new int[SHADES];

    /** What all columns depend on. */
    private record Look(
            Timeline timeline, Palette palette, double pixelsPerSecond, double topDb, FrequencyAxis axis, int height) {}

    /**
     * @param topDb of the loudest sample in sight
     */
    void paint(Graphics2D g, Scene scene, int y, int height, double topDb, FrequencyAxis axis) {
        Look wanted = new Look(
                scene.timeline(), scene.palette(), scene.pixelsPerSecond(), topDb - BELOW_PEAK_DB, axis, height);
        image.resize(scene.width(), height);
        if (!wanted.equals(look)) prepare(wanted);
        image.draw(g, scene.left(), y, scene.firstColumn(), this::column);
        for (int hz : axis.ticks(scene.pixels(22) / (double) height)) {
            int at = y + (int) Math.round((1 - axis.height(hz)) * height);
            g.setColor(Palette.translucent(scene.palette().ink, 0.18));
            g.fillRect(scene.left(), at, scene.width(), Math.max(1, scene.pixels(0.5)));
            Axes.right(g, scene, String.valueOf(hz), at + scene.pixels(4));
        }
        Axes.upright(g, scene, "Hz", y + height / 2);
    }

    private void prepare(Look wanted) {
        if (look == null || look.timeline != wanted.timeline) {
            spectrum = new LevelSpectrum(wanted.timeline.sampleRate());
            samples = new float[spectrum.windowSamples()];
            levels = new float[spectrum.bins()];
        }
        look = wanted;
        edges = new double[look.height + 1];
        double binHz = look.timeline.sampleRate() / 2.0 / (spectrum.bins() - 1);
        for (int r = 0; r < edges.length; r++) edges[r] = look.axis.hz(1 - (double) r / look.height) / binHz;
        for (int s = 0; s < SHADES; s++) shades[s] = look.palette.levels.rgb((double) s / (SHADES - 1));
        image.forget();
    }

    private boolean column(long column, int[] rgb) {
        SampleRing ring = look.timeline.samples();
        long centre = (long) ((column + 0.5) / look.pixelsPerSecond * look.timeline.sampleRate());
        if (centre < 0) {
            Arrays.fill(rgb, look.palette.ground.getRGB());
            return true;
        }
        ring.copy(centre - samples.length / 2, samples);
        spectrum.levels(samples, samples.length / 2, levels, 0);
        for (int r = 0; r < rgb.length; r++) {
            double share = 1 + (level(edges[r + 1], edges[r]) - look.topDb) / RANGE_DB;
            rgb[r] = shades[(int) (Math.max(0, Math.min(1, share)) * (SHADES - 1))];
        }
        return centre + samples.length / 2 <= ring.end();
    }

    /** The highest between two places among the frequencies, or where there is none between them on the line. */
    private float level(double low, double high) {
        int from = (int) Math.ceil(low);
        int to = (int) Math.floor(high);
        if (to > from) {
            float most = levels[Math.min(from, levels.length - 1)];
            for (int k = from + 1; k <= to && k < levels.length; k++) most = Math.max(most, levels[k]);
            return most;
        }
        double middle = Math.min(levels.length - 1.001, (low + high) / 2);
        int k = (int) middle;
        float t = (float) (middle - k);
        return levels[k] + t * (levels[k + 1] - levels[k]);
    }
}
