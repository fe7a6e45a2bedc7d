package io.github.syllabary.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class ArrangementTest {
    private record Block(int width, int height, Color colour) implements Picture {
        @Override
        public void paint(Graphics2D g) {
            g.setColor(colour);
            g.fillRect(0, 0, width, height);
        }
    }

    private final Picture red = new Block(30, 20, Color.RED);
    private final Picture blue = new Block(10, 40, Color.BLUE);

    @Test
    void picturesStandBesideEachOther() {
        BufferedImage image = Arrangement.beside(red, blue).image(1);
        assertEquals(52, image.getWidth());
        assertEquals(40, image.getHeight());
        assertEquals(Color.RED.getRGB(), image.getRGB(29, 19));
        assertEquals(Color.WHITE.getRGB(), image.getRGB(35, 5));
        assertEquals(Color.BLUE.getRGB(), image.getRGB(42, 39));
    }

    @Test
    void picturesStandAboveEachOther() {
        BufferedImage image = Arrangement.above(red, blue).image(1);
        assertEquals(30, image.getWidth());
        assertEquals(72, image.getHeight());
        assertEquals(Color.RED.getRGB(), image.getRGB(0, 0));
        assertEquals(Color.BLUE.getRGB(), image.getRGB(9, 32));
        assertEquals(Color.WHITE.getRGB(), image.getRGB(10, 32));
    }

    @Test
    void titleStandsAboveAndMakesRoomForItself() {
        Picture titled = Arrangement.titled("a title that is longer than the block", red);
        assertTrue(titled.width() > red.width());
        BufferedImage image = titled.image(1);
        assertEquals(Color.RED.getRGB(), image.getRGB(0, titled.height() - 1));
        assertEquals(Color.WHITE.getRGB(), image.getRGB(0, 0));
    }
}
