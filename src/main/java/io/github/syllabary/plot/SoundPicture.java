package io.github.syllabary.plot;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.audio.Spectrogram;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;

/** Sounds to look at, over an axis of seconds. */
public final class SoundPicture {
    /** Of the loudest point; what is softer is white. */
    private static final double RANGE_DB = 70;

    /** −40 dB of full scale fill the height; what is softer is to look soft, or silence would look like noise. */
    private static final double SOFTEST_PEAK = 0.01;

    private SoundPicture() {}

    /** The samples, as far as they go up and down: for each pixel from its lowest to its highest sample. */
    public static Picture waveform(Sound sound, int width, int height) {
        double peak = SOFTEST_PEAK;
        for (float x : sound.samples()) if (Math.abs(x) <= Float.MAX_VALUE) peak = Math.max(peak, Math.abs(x));
        double top = peak * 1.05;
        Frame frame = new Frame(seconds(sound), Axis.of("amplitude", -top, top), width, height);
        return new Framed(frame, g -> {
            Path2D outline = envelope(sound.samples(), frame);
            g.setColor(Colours.SERIES[0]);
            g.fill(outline);
            g.draw(outline);
        });
    }

    /** Level against time and frequency, white 70 dB below the loudest point. */
    public static Picture spectrogram(Sound sound, int width, int height) {
        Frame frame = new Frame(seconds(sound), Axis.of("kHz", 0, sound.sampleRate() / 2000.0), width, height);
        BufferedImage image = image(Spectrogram.of(sound));
        return new Framed(frame, g -> {
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            g.drawImage(image, frame.left(), frame.top(), frame.planeWidth(), frame.planeHeight(), null);
        });
    }

    private static Axis seconds(Sound sound) {
        return Axis.of("time (s)", 0, Math.max(sound.seconds(), 1.0 / sound.sampleRate()));
    }

    private static Path2D envelope(float[] x, Frame frame) {
        int columns = Math.max(1, Math.min(frame.planeWidth(), x.length));
        double[] low = new double[columns];
        double[] high = new double[columns];
        for (int c = 0; c < columns && x.length > 0; c++) {
            int from = (int) ((long) x.length * c / columns);
            int to = (int) ((long) x.length * (c + 1) / columns);
            low[c] = Double.POSITIVE_INFINITY;
            high[c] = Double.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                double v = Math.abs(x[i]) <= Float.MAX_VALUE ? x[i] : 0;
                low[c] = Math.min(low[c], v);
                high[c] = Math.max(high[c], v);
            }
        }
        Path2D outline = new Path2D.Double();
        double wide = (double) frame.planeWidth() / columns;
        outline.moveTo(frame.left(), frame.yAt(high[0]));
        for (int c = 0; c < columns; c++) outline.lineTo(frame.left() + (c + 0.5) * wide, frame.yAt(high[c]));
        for (int c = columns - 1; c >= 0; c--) outline.lineTo(frame.left() + (c + 0.5) * wide, frame.yAt(low[c]));
        outline.closePath();
        return outline;
    }

    private static BufferedImage image(Spectrogram s) {
        int frames = Math.max(1, s.frames());
        BufferedImage image = new BufferedImage(frames, s.bins(), BufferedImage.TYPE_INT_RGB);
        double loudest = s.loudest();
        for (int t = 0; t < frames; t++)
            for (int k = 0; k < s.bins(); k++) {
                double level = t < s.frames() ? s.decibels(t, k) : Double.NEGATIVE_INFINITY;
                image.setRGB(t, s.bins() - 1 - k, Colours.rising(1 + (level - loudest) / RANGE_DB));
            }
        return image;
    }

    /** Something drawn in a frame. */
    private record Framed(Frame frame, java.util.function.Consumer<Graphics2D> inside) implements Picture {
        @Override
        public int width() {
            return frame.width();
        }

        @Override
        public int height() {
            return frame.height();
        }

        @Override
        public void paint(Graphics2D g) {
            inside.accept(g);
            frame.paint(g);
        }
    }
}
