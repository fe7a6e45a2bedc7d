package io.github.syllabary.plot;

import static org.junit.jupiter.api.Assertions.*;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureTest {
    private static final double[] UP = {0, 0.5, 1};
    private static final double[] SQUARE = {0, 0.25, 1};

    @TempDir
    private Path folder;

    private static List<Picture> oneOfEach() {
        return List.of(
                new LineChart(
                        "hits & <misses>",
                        Axis.of("x", 0, 1),
                        Axis.of("y", 0, 1),
                        List.of(Line.of("a", UP, SQUARE), Line.guide(UP, UP)),
                        300,
                        200),
                new BarChart(
                        "",
                        Axis.of("who"),
                        Axis.of("share", 0, 1),
                        List.of("anna", "ben"),
                        List.of(new Bars("<b>", new double[] {0.5, Double.NaN})),
                        300,
                        200),
                new HeatMap(
                        "said",
                        "recognised",
                        List.of("a", "<b>"),
                        List.of("a", "<b>"),
                        new double[][] {{1, 0}, {0.5, 0.5}},
                        new String[][] {{"2", ""}, {"1", "1"}},
                        20));
    }

    @Test
    void becomesAPngOfItsSizeTimesTheScale() throws Exception {
        for (Picture picture : oneOfEach()) {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.png(2)));
            assertEquals(2 * picture.width(), image.getWidth());
            assertEquals(2 * picture.height(), image.getHeight());
            assertTrue(colours(image) > 2, "more than a blank page");
        }
    }

    @Test
    void becomesWellFormedSvgWhateverTheNames() throws Exception {
        for (Picture picture : oneOfEach()) {
            var document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(picture.svg().getBytes("UTF-8")));
            assertEquals("svg", document.getDocumentElement().getNodeName());
        }
    }

    @Test
    void svgIsTheSameTextEachTime() {
        for (int i = 0; i < oneOfEach().size(); i++)
            assertEquals(oneOfEach().get(i).svg(), oneOfEach().get(i).svg());
    }

    @Test
    void endingOfTheNameChoosesTheForm() throws Exception {
        Picture picture = oneOfEach().get(0);
        picture.write(folder.resolve("a.svg"));
        picture.write(folder.resolve("a.PNG"));
        assertTrue(Files.readString(folder.resolve("a.svg")).startsWith("<svg"));
        assertNotNull(ImageIO.read(folder.resolve("a.PNG").toFile()));
        assertThrows(IllegalArgumentException.class, () -> picture.write(folder.resolve("a.bmp")));
    }

    @Test
    void twoLinesMayHaveOneName() {
        Line line = Line.of("same", UP, SQUARE);
        Picture chart =
                new LineChart("", Axis.of("x"), Axis.of("y"), List.of(line, line, Line.of("line 1", UP, UP)), 300, 200);
        assertTrue(chart.svg().length() > 100);
    }

    @Test
    void linesAndBarsOfDifferentLengthAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Line.of("a", UP, new double[] {1}));
        assertThrows(
                IllegalArgumentException.class,
                () -> new BarChart(
                        "", Axis.of(""), Axis.of(""), List.of("a"), List.of(new Bars("", new double[2])), 9, 9));
    }

    @Test
    void namesFallBackWhereNoFontShowsThem() {
        assertEquals("abc", Lettering.shown("abc", "other"));
        // a code point that is never assigned has no glyph in any font
        assertEquals("ni3", Lettering.shown("\uFDD0", "ni3"));
    }

    @Test
    void ticksAreRoundNumbersWithinTheAxis() {
        assertEquals(List.of(0.0, 0.2, 0.4), rounded(Frame.ticks(Axis.of("", 0, 0.55), 3)));
        assertEquals(List.of(-1.0, 0.0, 1.0), rounded(Frame.ticks(Axis.of("", -1.05, 1.05), 3)));
        assertEquals(List.of(0.0, 2.0, 4.0, 6.0, 8.0), rounded(Frame.ticks(Axis.of("", 0, 8), 5)));
    }

    private static List<Double> rounded(List<Double> ticks) {
        return ticks.stream().map(t -> Math.round(t * 1e6) / 1e6).toList();
    }

    private static long colours(BufferedImage image) {
        int[] all = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return java.util.Arrays.stream(all).distinct().count();
    }
}
