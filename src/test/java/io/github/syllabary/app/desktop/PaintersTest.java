package io.github.syllabary.app.desktop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.spotting.Detection;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On pictures in memory; no screen is needed. */
class PaintersTest {
    private static final int RATE = 8000;
    private static final int WIDTH = 458;
    private static final int HEIGHT = 400;

    private final Timeline timeline = new Timeline(RATE, List.of("yes", "unknown"), 0.04);
    private final Legend legend = new Legend(List.of("yes", "unknown"), Set.of("yes"), label -> label);
    private final Viewport viewport = new Viewport();

    /** Four seconds, all in sight: silence, and in the third a tone of 1 kHz, which is found as yes. */
    private void hear() {
        float[] x = new float[4 * RATE];
        for (int i = 2 * RATE; i < 3 * RATE; i++) x[i] = (float) (0.5 * Math.sin(2 * Math.PI * 1000 * i / RATE));
        timeline.heard(0, x);
        for (int i = 1; i <= 100; i++) {
            float yes = i > 62 && i < 80 ? 0.9f : 0.1f;
            timeline.decided(i * 0.04, new float[] {yes, 1 - yes});
        }
        timeline.found(new Detection("yes", 0.9f, 2, 3, 2 * RATE, 3 * RATE, 3));
        viewport.zoom(timeline, 0.5);
    }

    private BufferedImage painted(TimelinePicture picture, Palette palette, double scale) {
        TimelinePicture.Look look = new TimelinePicture.Look(palette, false, RATE / 2.0, Map.of("yes", 0.8));
        int width = (int) (WIDTH * scale);
        int height = (int) (HEIGHT * scale);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(palette.ground);
        g.fillRect(0, 0, width, height);
        picture.paint(g, TimelinePicture.scene(timeline, legend, viewport, look, width, scale), look, height);
        g.dispose();
        return image;
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static boolean has(BufferedImage image, int rgb, int x, int y, int width, int height) {
        int[] pixels = image.getRGB(x, y, width, height, null, 0, width);
        return Arrays.stream(pixels).anyMatch(p -> (p & 0xFFFFFF) == (rgb & 0xFFFFFF));
    }

    @ParameterizedTest
    @EnumSource
    void soundStandsWhereItWasHeard(Palette palette) {
        hear();
        BufferedImage image = painted(new TimelinePicture(), palette, 1);
        // 100 pixels a second from 58 on, the waveform on top
        assertTrue(has(image, palette.wave.getRGB(), 258, 2, 100, 20));
        assertFalse(has(image, palette.wave.getRGB(), 58, 2, 199, 20));
        assertFalse(has(image, palette.wave.getRGB(), 360, 2, 98, 20));
    }

    @Test
    void aToneIsALineAtItsFrequency() {
        hear();
        BufferedImage image = painted(new TimelinePicture(), Palette.DARK, 1);
        int strips = HEIGHT - 20 - 12;
        int top = strips * 18 / 100 + 6;
        int height = strips - strips * 18 / 100 - strips * 34 / 100;
        int brightest = 0;
        int at = 0;
        for (int y = top + 30; y < top + height; y++) {
            int p = image.getRGB(320, y);
            int light = (p >> 16 & 255) + (p >> 8 & 255) + (p & 255);
            if (light <= brightest) continue;
            brightest = light;
            at = y;
        }
        assertEquals(top + 0.75 * height, at, 4, "1 kHz of 4, from below");
    }

    @Test
    void probabilitiesAndFindsHaveTheColourOfTheirWord() {
        hear();
        BufferedImage image = painted(new TimelinePicture(), Palette.LIGHT, 1);
        int colour = legend.colour("yes", Palette.LIGHT).getRGB();
        assertTrue(has(image, colour, 58 + 255, 260, 60, 40), "the line, high from 2.5 s on");
        assertTrue(has(image, colour, 257, 120, 4, 80), "where the word begins");
    }

    @Test
    void afterScrollingAwayAndBackThePictureIsTheSame() {
        hear();
        TimelinePicture picture = new TimelinePicture();
        viewport.inspect(timeline, 3);
        int[] before = pixels(painted(picture, Palette.LIGHT, 1));
        viewport.scroll(timeline, -1.5);
        painted(picture, Palette.LIGHT, 1);
        viewport.scroll(timeline, 1.5);
        viewport.inspect(timeline, 3);
        assertArrayEquals(before, pixels(painted(picture, Palette.LIGHT, 1)));
        assertArrayEquals(before, pixels(painted(new TimelinePicture(), Palette.LIGHT, 1)));
    }

    @Test
    void onAFinerScreenNothingIsBlownUp() {
        hear();
        BufferedImage fine = painted(new TimelinePicture(), Palette.LIGHT, 2);
        int differing = 0;
        for (int y = 0; y < fine.getHeight(); y += 2)
            for (int x = 2 * 270; x < 2 * 340; x += 2) {
                int p = fine.getRGB(x, y);
                if (p != fine.getRGB(x + 1, y) || p != fine.getRGB(x, y + 1)) differing++;
            }
        assertTrue(differing > 1000, differing + " blocks of four pixels that are not all the same");
    }

    @Test
    void columnsArePaintedOnceAndThoseStillComingInAgain() {
        List<Long> painted = new ArrayList<>();
        StripImage strip = new StripImage();
        strip.resize(4, 3);
        Graphics2D g = new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB).createGraphics();
        StripImage.Columns columns = (c, rgb) -> {
            painted.add(c);
            return c < 6;
        };
        strip.draw(g, 0, 0, 2, columns);
        assertEquals(List.of(2L, 3L, 4L, 5L), painted);
        painted.clear();
        strip.draw(g, 0, 0, 3, columns);
        strip.draw(g, 0, 0, 3, columns);
        assertEquals(List.of(6L, 6L), painted);
        g.dispose();
    }

    @Test
    void peaksAreNamedOnceEach() {
        hear();
        List<PeakNames.Peak> peaks = PeakNames.peaks(timeline.probabilities(), 0, 4);
        assertEquals(1, peaks.stream().filter(p -> p.label() == 0).count());
        assertEquals(2, peaks.stream().filter(p -> p.label() == 1).count());
        assertEquals(List.of(0, 1), NowView.top(timeline, 2.9, 5));
        assertEquals(List.of(1, 0), NowView.top(timeline, 3.9, 5));
        assertEquals(List.of(), NowView.top(timeline, 0, 5));
    }

    @Test
    void thePictureGoesUpWithTheSoundAndComesDownWhenItIsClearlySofter() {
        Loudness loudness = new Loudness();
        assertTrue(loudness.follow(0.3));
        assertEquals(0.5, loudness.top());
        assertFalse(loudness.follow(0.2));
        assertTrue(loudness.follow(0.1));
        assertEquals(0.25, loudness.top());
        loudness.follow(3);
        assertEquals(1, loudness.top());
        loudness.follow(0);
        assertEquals(1.0 / 64, loudness.top());
    }

    @Test
    void axesAreNumberedWhereThereIsRoom() {
        assertEquals(1, Axes.step(8, 800));
        assertEquals(5, Axes.step(60, 800));
        assertEquals("1:07", Axes.clock(67, 1));
        assertEquals("7 s", Axes.clock(7, 1));
        assertEquals("7.5 s", Axes.clock(7.5, 0.5));
        for (boolean mel : new boolean[] {true, false}) {
            FrequencyAxis axis = new FrequencyAxis(8000, mel);
            assertEquals(1, axis.height(8000), 1e-9);
            for (double h = 0.1; h < 1; h += 0.2) assertEquals(h, axis.height(axis.hz(h)), 1e-9);
            List<Integer> ticks = axis.ticks(0.1);
            assertTrue(ticks.contains(1000), ticks::toString);
            for (int i = 1; i < ticks.size(); i++)
                assertTrue(axis.height(ticks.get(i)) - axis.height(ticks.get(i - 1)) >= 0.1, ticks::toString);
        }
        assertEquals(8, KernelsPicture.across(800, 800, 64, 1));
        assertEquals(64, KernelsPicture.across(6400, 100, 64, 1));
    }
}
