package io.github.syllabary.evaluation.report;

import static org.junit.jupiter.api.Assertions.*;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.syllabary.audio.LogMel;
import io.github.syllabary.audio.Sound;
import io.github.syllabary.evaluation.Figures;
import io.github.syllabary.evaluation.Outcome;
import io.github.syllabary.evaluation.Robustness;
import io.github.syllabary.evaluation.Tally;
import io.github.syllabary.nn.Network;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.recognizer.SoundFrontEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final String HOSTILE = "</style><script>alert('1')</script>\"'`&{{title}}";
    private static final List<String> LABELS = List.of(HOSTILE, "yes", "你好");

    @TempDir
    private static Path folder;

    private static String page;
    private static JsonObject results;

    @BeforeAll
    static void write() throws IOException {
        new Report(
                        HOSTILE,
                        List.of(model("first" + HOSTILE, 0), model("second", 1)),
                        label -> label.equals("你好") ? "ni3_hao3 你好" : label)
                .write(folder);
        page = Files.readString(folder.resolve("index.html"));
        results = JsonParser.parseString(Files.readString(folder.resolve("results.json")))
                .getAsJsonObject();
    }

    private static MeasuredModel model(String name, int shift) throws IOException {
        SoundFrontEnd frontEnd = new SoundFrontEnd(new LogMel(), 16000);
        Network network = Network.of(frontEnd.shape())
                .maxPoolOverTime()
                .dense(3)
                .softmax()
                .initialise(1);
        Recognizer recognizer =
                new Recognizer(frontEnd, network, LABELS, Map.of("corpus", HOSTILE, "text", "a\n" + HOSTILE));
        Figures figures = new Figures(LABELS);
        for (int clip = 0; clip < 9; clip++)
            figures.accept(outcome(clip, clip % 3, (clip % 3 + (clip < 4 ? shift : 2)) % 3));
        figures.accept(new Outcome(
                9,
                HOSTILE,
                null,
                null,
                "yes",
                "",
                0,
                0,
                0,
                "",
                new float[0],
                HOSTILE + ": no such file; check the path"));
        Robustness sweep = new Robustness(List.of(
                new Robustness.Row("clean", "", new Tally(4, 9)),
                new Robustness.Row("noise", "0 dB", new Tally(2, 9))));
        return new MeasuredModel(name, recognizer, figures.evaluation(), figures, ReportTest::sound, sweep);
    }

    private static Outcome outcome(int clip, int said, int found) {
        float[] probabilities = {0.1f, 0.1f, 0.1f};
        probabilities[found] = 0.8f;
        return new Outcome(
                clip,
                HOSTILE,
                null,
                null,
                LABELS.get(said),
                HOSTILE,
                0.5,
                -20,
                30,
                LABELS.get(found),
                probabilities,
                null);
    }

    private static Sound sound(Outcome o) throws IOException {
        if (o.clip() % 2 == 1) throw new IOException(HOSTILE + ": no such file; check the path");
        return new Sound(new float[8000], 16000);
    }

    @Test
    void namesFromOutsideStayText() {
        assertFalse(page.contains("<script>alert"), "a label became a script");
        assertFalse(page.contains("</style><script"), "a label closed the style");
        assertTrue(page.contains("&lt;script&gt;alert(&#39;1&#39;)"), "and is still shown");
        assertEquals(1, Pattern.compile("<script").matcher(page).results().count());
    }

    @Test
    void nothingComesFromElsewhere() {
        Pattern loaded = Pattern.compile("(?:src|href)=\"([^\"]{0,20})");
        loaded.matcher(page).results().forEach(found -> {
            String where = found.group(1);
            assertTrue(where.startsWith("data:") || where.startsWith("#"), where);
        });
        assertFalse(page.contains("@import"));
        assertFalse(page.contains("url("));
    }

    @Test
    void everyLinkLeadsToAPlaceOnThePage() {
        Pattern.compile("href=\"#([^\"]+)\"")
                .matcher(page)
                .results()
                .forEach(found -> assertTrue(page.contains("id=\"" + found.group(1) + "\""), found.group(1)));
    }

    @Test
    void mistakesCanBeHeardAndOnesThatAreGoneSaySo() {
        assertTrue(page.contains("<audio controls preload=\"metadata\" src=\"data:audio/wav;base64,UklGR"));
        assertTrue(page.contains(": no such file; check the path"));
    }

    @Test
    void pageTablesAndJsonHaveTheSameFigures() throws IOException {
        JsonObject first = results.getAsJsonArray("models").get(0).getAsJsonObject();
        assertEquals(4.0 / 9, first.get("accuracy").getAsDouble(), 1e-15);
        assertTrue(page.contains("<p class=\"big\">44.4 %</p>"));
        assertEquals(1, first.get("unreadableClips").getAsInt());
        assertEquals(2, first.getAsJsonArray("robustness").size());
        JsonObject pair = results.getAsJsonArray("mcnemar").get(0).getAsJsonObject();
        assertEquals(4, pair.get("onlyFirst").getAsInt());
        assertEquals(0, pair.get("onlySecond").getAsInt());
        assertEquals(0.125, pair.get("p").getAsDouble(), 1e-15);
        assertTrue(page.contains("<td class=\"n\">0.1250</td>"));
        assertTrue(Files.readString(folder.resolve("groups.csv")).contains(",all,,9,4,0.4444444444444444,"));
    }

    @Test
    void tablesQuoteWhatLabelsHold() throws IOException {
        String csv = Files.readString(folder.resolve("labels.csv"));
        assertTrue(csv.contains("\"</style><script>alert('1')</script>\"\"'`&{{title}}\""), csv);
        assertEquals(1 + 2 * 3, csv.lines().count());
    }

    @Test
    void nothingIsLeftBesideTheFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of(
                            "calibration.csv",
                            "confusions.csv",
                            "groups.csv",
                            "index.html",
                            "labels.csv",
                            "results.json"),
                    files.map(f -> f.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void theSameFiguresGiveTheSamePage() throws IOException {
        List<MeasuredModel> models = List.of(model("first", 0));
        assertEquals(new Report("c", models, l -> l).html(), new Report("c", models, l -> l).html());
    }

    @Test
    void aLargeMatrixIsAPicture() throws IOException {
        List<String> labels =
                Stream.iterate(0, i -> i + 1).limit(70).map(i -> "l" + i).toList();
        assertTrue(Matrices.picture(new io.github.syllabary.evaluation.ConfusionMatrix(labels, new int[70][70]), l -> l)
                        .png(1)
                        .length
                > 1000);
    }

    @Test
    void detAxesAreNormalDeviates() {
        assertEquals(0, DetPath.place(0.0001), 1e-9);
        assertEquals(100, DetPath.place(0.5), 1e-9);
        // scipy: norm.ppf(0.05) = −1.6448536, norm.ppf(0.001) = −3.0902323
        assertEquals(100 * (3.0902323 - 1.6448536) / 3.0902323, DetPath.place(0.05), 1e-4);
    }
}
