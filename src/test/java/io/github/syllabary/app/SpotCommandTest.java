package io.github.syllabary.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.syllabary.audio.Features;
import io.github.syllabary.audio.Sound;
import io.github.syllabary.nn.Network;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.recognizer.SoundFrontEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On {@link ClickModel}. */
class SpotCommandTest {
    private static final int RATE = 8000;

    @TempDir
    private Path folder;

    private Path model;

    @BeforeEach
    void writeModel() throws IOException {
        model = ClickModel.write(folder.resolve("clicks.onnx"));
    }

    private Path recording(String name, int rate, double... seconds) throws IOException {
        float[] x = new float[2 * rate];
        for (double s : seconds) for (int i = 0; i < rate / 500; i++) x[(int) (s * rate) + i] = 0.9f;
        Path file = folder.resolve(name);
        new Sound(x, rate).write(file);
        return file;
    }

    @Test
    void aLineForEachFindSaysWhenHowSureAndWhat() throws IOException {
        Cli.Run run = Cli.run("spot", model, recording("a.wav", RATE, 0.5, 1.5));
        assertEquals(0, run.exit(), run::toString);
        assertEquals(
                List.of("00:00.5  100.0 %  click 点", "00:01.5  100.0 %  click 点"),
                run.out().lines().toList());
        assertEquals("", run.err());
    }

    @Test
    void aRecordingOfTooLowARateIsWarnedOfAndHeardAllTheSame() throws IOException {
        Path low = recording("low.wav", 6000, 0.5);
        String warning =
                "syllabary: " + low + " has 6000 Hz, at which much of speech is missing; the model hears 8000 Hz,"
                        + " so give a recording of 8000 Hz or more\n";
        Cli.Run spotted = Cli.run("spot", model, low);
        assertEquals(0, spotted.exit(), spotted::toString);
        assertEquals(warning, spotted.err());
        Cli.Run recognised = Cli.run("recognize", model, low);
        assertEquals(0, recognised.exit(), recognised::toString);
        assertEquals(warning, recognised.err());
    }

    @Test
    void aSequenceOfLabelsIsSpottedAsAWord() throws IOException {
        Path file = recording("a.wav", RATE, 0.5);
        Cli.Run run =
                Cli.run("spot", model, file, "--sequence", "stops=click,unknown", "--max-gap", 0.02, "--smoothing", 1);
        assertEquals(0, run.exit(), run::toString);
        assertTrue(run.out().matches("00:00\\.6 +\\d+\\.\\d %  stops\\R"), run::toString);
        Cli.Run wrong = Cli.run("spot", model, file, "--sequence", "stops=click");
        assertEquals(2, wrong.exit(), wrong::toString);
        assertEquals("syllabary: a sequence of 1 labels [click]; give two or more\n", wrong.err());
    }

    @Test
    void severalRecordingsAreNamedAndMayHaveRatesOfTheirOwn() throws IOException {
        Path a = recording("a.wav", RATE, 0.5);
        Path b = recording("b.wav", 44_100, 0.5);
        Path none = recording("none.wav", 16_000);
        Cli.Run run = Cli.run("spot", model, a, b, none);
        assertEquals(0, run.exit(), run::toString);
        List<String> lines = run.out().lines().toList();
        assertEquals(a + ": 00:00.5  100.0 %  click 点", lines.get(0));
        assertTrue(lines.get(1).startsWith(b + ": 00:00.5  "), run::toString);
        assertEquals(none + ": nothing found", lines.get(2));
    }

    @Test
    void jsonHasAnObjectForEachFindAndNothingElse() throws IOException {
        Path file = recording("a.wav", RATE, 0.5);
        Cli.Run run = Cli.run("spot", model, file, "--json", "--smoothing", 1);
        JsonObject found = JsonParser.parseString(run.out()).getAsJsonObject();
        assertEquals(List.of("file", "label", "start", "end", "score", "time"), List.copyOf(found.keySet()));
        assertEquals(file.toString(), found.get("file").getAsString());
        assertEquals("click", found.get("label").getAsString());
        assertEquals(0.5, found.get("start").getAsDouble(), 1e-9);
        assertEquals(0.51, found.get("end").getAsDouble(), 1e-9);
        assertEquals(0.51, found.get("time").getAsDouble(), 1e-9);
        assertEquals(1, found.get("score").getAsDouble(), 1e-3);
        assertEquals(
                "", Cli.run("spot", model, recording("b.wav", RATE), "--json").out());
    }

    @Test
    void aLabelTrackHasStartEndAndLabel() throws IOException {
        Path track = folder.resolve("labels.txt");
        Path file = recording("a.wav", RATE, 0.5, 1.5);
        Cli.Run run = Cli.run("spot", model, file, "--audacity", track, "--smoothing", 1);
        assertEquals(0, run.exit(), run::toString);
        assertEquals("0.500000\t0.510000\tclick\n1.500000\t1.510000\tclick\n", Files.readString(track));
        try (var files = Files.list(folder)) {
            assertFalse(files.anyMatch(f -> f.toString().endsWith(".part")));
        }
        assertSentence("its directory does not exist", file, "--audacity", folder.resolve("none/labels.txt"));
        assertSentence("is a directory", file, "--audacity", folder);
    }

    @Test
    void aTextGridHasATierForEachWordFilledFromEndToEnd() throws IOException {
        Path grid = folder.resolve("words.TextGrid");
        Path file = recording("a.wav", RATE, 0.5, 1.5);
        assertEquals(
                0,
                Cli.run("spot", model, file, "--textgrid", grid, "--smoothing", 1)
                        .exit());
        String text = Files.readString(grid);
        assertTrue(text.startsWith("File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\nxmin = 0\n"), text);
        assertTrue(text.contains("name = \"click\"") && text.contains("intervals: size = 5"), text);
        assertTrue(text.contains("xmin = 0.500000\n            xmax = 0.510000\n            text = \"click\""), text);
        assertTrue(text.contains("xmin = 0.510000\n            xmax = 1.500000\n            text = \"\""), text);
    }

    @Test
    void alarmsAreKeptWithWhatWasAround() throws IOException {
        Path kept = folder.resolve("alarms");
        Path file = recording("a.wav", RATE, 0.1, 1.5);
        Cli.Run run = Cli.run("spot", model, file, "--keep-alarms", kept, "--smoothing", 1);
        assertEquals(0, run.exit(), run::toString);
        List<String> rows = Files.readAllLines(kept.resolve("alarms.tsv"));
        assertEquals("path\tlabel\trecording\tstart\tend\tscore", rows.get(0));
        assertEquals(3, rows.size());
        io.github.syllabary.corpus.Corpus alarms = io.github.syllabary.corpus.Corpus.read(kept.resolve("alarms.tsv"));
        assertEquals(List.of("click"), alarms.labels());
        Sound second = Sound.read(kept.resolve(rows.get(2).split("\t")[0]));
        assertEquals(RATE * 1.01, second.samples().length, RATE * 0.02);
        assertEquals(0.9, second.samples()[RATE / 2], 1e-3);
    }

    @Test
    void settingsAreThoseOfTheSpotter() throws IOException {
        Path file = recording("a.wav", RATE, 0.5, 0.8);
        assertEquals(
                1, Cli.run("spot", model, file, "--refractory", 1).out().lines().count());
        Cli.Run unknown = Cli.run("spot", model, file, "--words", "unknown", "--refractory", 5);
        assertEquals("00:00.1  100.0 %  unknown", unknown.out().strip());
        // 0.5 s + 10 windows smooth to a tenth, two tenths, …: the last of ten is above 0.95
        String slow = Cli.run("spot", model, file, "--smoothing", 10, "--threshold", 0.95, "--json")
                .out()
                .lines()
                .findFirst()
                .orElseThrow();
        assertEquals(
                0.6, JsonParser.parseString(slow).getAsJsonObject().get("time").getAsDouble(), 1e-9);
        assertSentence("threshold 0.0 of 'click'", file, "--threshold", 0);
        assertSentence("smoothing over 0 windows", file, "--smoothing", 0);
        assertSentence("a refractory time of -1.0 s", file, "--refractory", -1);
        assertSentence("no label 'clack'", file, "--words", "clack");
    }

    @Test
    void aRecordingThatCannotBeReadIsReportedAndTheOthersAreSpotted() throws IOException {
        Path none = folder.resolve("none.wav");
        Cli.Run run = Cli.run("spot", model, none, recording("a.wav", RATE, 0.5));
        assertEquals(2, run.exit(), run::toString);
        assertTrue(run.err().startsWith("syllabary: " + none + ": no such file"), run::toString);
        assertTrue(run.out().contains("a.wav: 00:00.5"), run::toString);
    }

    @Test
    void aModelThatCannotStreamSaysWhy() throws IOException {
        Features features = Features.of(Map.of("kind", "log-mel", "normalisation", "clip"));
        SoundFrontEnd frontEnd = new SoundFrontEnd(features, 3440);
        Network network =
                Network.of(frontEnd.shape()).maxPoolOverTime().dense(2).softmax();
        Path whole = folder.resolve("whole.onnx");
        new Recognizer(frontEnd, network, List.of("a", "b"), Map.of()).save(whole);
        Cli.Run run = Cli.run("spot", whole, recording("a.wav", RATE));
        assertEquals(2, run.exit(), run::toString);
        assertEquals(
                "syllabary: " + whole + ": cannot spot words: its features need the whole clip; train with features"
                        + " normalised along time or not at all",
                run.err().strip());
    }

    @Test
    void timesGoOnAboveAnHour() {
        assertEquals("00:00.0", SpotReport.clock(0.04));
        assertEquals("01:00.0", SpotReport.clock(59.97));
        assertEquals("75:01.5", SpotReport.clock(4501.5));
    }

    private void assertSentence(String part, Path file, Object... options) {
        Object[] arguments = new Object[3 + options.length];
        System.arraycopy(new Object[] {"spot", model, file}, 0, arguments, 0, 3);
        System.arraycopy(options, 0, arguments, 3, options.length);
        Cli.Run run = Cli.run(arguments);
        assertEquals(2, run.exit(), run::toString);
        assertTrue(run.err().startsWith("syllabary: ") && run.err().contains(part), run::toString);
        assertEquals(1, run.err().lines().count(), run::toString);
    }
}
