package io.github.syllabary.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.jfree.svg.SVGGraphics2D;

/**
 * Something that can be drawn at a size of its own. The background is left as it is, except in a PNG, where it is
 * white; dark on light throughout.
 *
 * <p>Where {@code DISPLAY} names a screen that does not answer, set {@code java.awt.headless=true} first.
 */
public interface Picture {
    /** Pixels. */
    int width();

    /** Pixels. */
    int height();

    /** Draws into the rectangle from (0, 0) to ({@link #width()}, {@link #height()}). */
    void paint(Graphics2D g);

    /**
     * On white.
     *
     * @param scale 2 for twice as many pixels each way
     */
    default BufferedImage image(double scale) {
        BufferedImage image = new BufferedImage(
                (int) Math.round(width() * scale), (int) Math.round(height() * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setColor(Color.WHITE);
            g.fillRect(0, 0, image.getWidth(), image.getHeight());
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.scale(scale, scale);
            paint(g);
        } finally {
            g.dispose();
        }
        return image;
    }

    /** A PNG file, see {@link #image}. */
    default byte[] png(double scale) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image(scale), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("into memory", e);
        }
        return bytes.toByteArray();
    }

    /** An SVG element on a transparent background, the same text each time. */
    default String svg() {
        SVGGraphics2D g = new SVGGraphics2D(width(), height());
        g.setDefsKeyPrefix("d"); // else a number of the clock
        g.setGeomDoubleConverter(v -> String.format(Locale.ROOT, "%.1f", v));
        paint(g);
        return g.getSVGElement();
    }

    /**
     * Writes a {@code .png} (two pixels for one) or {@code .svg}, by the ending of the name.
     *
     * @throws IllegalArgumentException for any other ending
     */
    default void write(Path file) throws IOException {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".png")) Files.write(file, png(2));
        else if (name.endsWith(".svg")) Files.write(file, svg().getBytes(StandardCharsets.UTF_8));
        else throw new IllegalArgumentException(file + ": pictures are written as .png or .svg; choose one of them");
    }
}
