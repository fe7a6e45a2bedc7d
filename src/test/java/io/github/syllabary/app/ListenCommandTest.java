package io.github.syllabary.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.syllabary.audio.FakeMicrophone;
import io.github.syllabary.audio.FakeMicrophone.End;
import io.github.syllabary.audio.FakeMicrophones;
import io.github.syllabary.audio.InputDevice;
import io.github.syllabary.audio.Level;
import io.github.syllabary.audio.Sound;
import io.github.syllabary.audio.SoundChunk;
import io.github.syllabary.audio.SoundSource;
import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.spotting.Detection;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class ListenCommandTest {
    @TempDir
    private Path folder;

    private Path model;

    @BeforeEach
    void writeModel() throws IOException {
        model = ClickModel.write(folder.resolve("clicks.onnx"));
    }

    private Path recording(int rate, double... seconds) throws IOException {
        Path file = folder.resolve("clicks.wav");
        new Sound(ClickModel.clicks(rate, seconds), rate).write(file);
        return file;
    }

    private static FakeMicrophone card(String name, int rate, double... seconds) {
        return FakeMicrophone.of(name, FakeMicrophone.stereo(rate)).hearing(ClickModel.clicks(rate, seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--fast", "--phases=1"})
    void ofARecordingItHearsExactlyWhatSpotFinds(String option) throws IOException {
        Path file = recording(44_100, 0.3, 0.9, 1.7);
        List<String> spotted = Cli.run("spot", model, file, "--json", "--smoothing", 2)
                .out()
                .lines()
                .map(line -> line.replaceFirst("\"file\":\"[^\"]*\",", ""))
                .toList();
        Cli.Run heard = Cli.run("listen", model, "--wav", file, option, "--json", "--smoothing", 2);
        assertEquals(0, heard.exit(), heard::toString);
        assertEquals(3, spotted.size());
        assertEquals(spotted, heard.out().lines().toList());
        assertEquals("", heard.err());
    }

    @ParameterizedTest
    @CsvSource({"48000", "44100", "16000"})
    void aMicrophoneIsHeardAtTheRateItHas(int rate) {
        try (var fakes = FakeMicrophones.plugIn(card("Webcam", rate, 0.5, 1.2))) {
            Cli.Run run = Cli.run("listen", model, "--device", "webcam", "--json", "--seconds", 2);
            assertEquals(0, run.exit(), run::toString);
            List<JsonObject> words = run.out()
                    .lines()
                    .map(line -> JsonParser.parseString(line).getAsJsonObject())
                    .toList();
            assertEquals(2, words.size(), run::toString);
            assertEquals(
                    List.of("label", "start", "end", "score", "time"),
                    List.copyOf(words.get(0).keySet()));
            assertEquals(0.5, words.get(0).get("start").getAsDouble(), 0.02);
            assertEquals(1.2, words.get(1).get("start").getAsDouble(), 0.02);
        }
        assertEquals(0, FakeMicrophones.openLines());
    }

    @Test
    void itSaysWhatItListensToAndALineForEachWord() {
        try (var fakes = FakeMicrophones.plugIn(card("Webcam", 48_000, 0.5))) {
            Cli.Run run = Cli.run("listen", model, "--device", "Webcam", "--seconds", 1);
            assertEquals(0, run.exit(), run::toString);
            assertEquals("00:00.5  100.0 %  click 点", run.out().strip());
            assertEquals(
                    "listening to 'Webcam' at 48000 Hz, stereo, 16 bits; Ctrl-C ends it",
                    run.err().strip());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOTHING", "CLOSED"})
    void aMicrophoneThatGoesIsOneSentenceAfterAllItHeard(String end) {
        try (var fakes = FakeMicrophones.plugIn(card("Headset", 48_000, 1.5).then(End.valueOf(end)))) {
            Cli.Run run = Cli.run("listen", model, "--device", "Headset", "--json");
            assertEquals(2, run.exit(), run::toString);
            assertTrue(run.out().contains("\"label\":\"click\""), run::toString);
            assertEquals(
                    "syllabary: the microphone 'Headset' gives no more sound; plug it in again, or check that its sound"
                            + " server runs, and start again",
                    run.err().strip());
        }
    }

    @Test
    void digitalSilenceIsRemarkedUponOnce() {
        try (var fakes = FakeMicrophones.plugIn(card("Muted", 48_000).atPace(20))) {
            Cli.Run run = Cli.run("listen", model, "--device", "Muted", "--json", "--seconds", 7);
            assertEquals(
                    "syllabary: 'Muted' has given nothing but zeros for 5 s; it may be muted, unplugged or not allowed"
                            + " here",
                    run.err().strip());
        }
    }

    @Test
    void whatCannotBeOpenedIsOneSentence() {
        try (var fakes = FakeMicrophones.plugIn(card("Taken", 48_000).then(End.BUSY))) {
            assertSentence("the microphone 'Taken' cannot be opened", "--device", "Taken");
            assertSentence("no microphone is called 'Neumann'; there is", "--device", "Neumann");
            assertSentence("the microphone 'Taken' has no 12345 Hz", "--device", "Taken", "--rate", 12_345);
        }
        assertSentence("no such file", "--wav", folder.resolve("none.wav"));
    }

    @Test
    void noMicrophoneAtAllIsOneSentence() {
        assumeTrue(InputDevice.list().isEmpty(), "this machine has a microphone");
        String sentence = "no microphone was found; plug one in, and check that this user may use it";
        assertSentence(sentence);
        assertSentence(sentence, "--device", "usb");
        assertEquals("syllabary: " + sentence, Cli.run("devices").err().strip());
    }

    @Test
    void optionsThatContradictAreRefused() {
        assertSentence("--wav takes the place of a microphone", "--wav", "a.wav", "--device", "b");
        assertSentence("--fast is for --wav", "--fast");
        assertSentence("--seconds is 0.0", "--seconds", 0);
        assertSentence("both set thresholds", "--threshold", 0.5, "--false-alarms-per-hour", 1);
    }

    @Test
    void onATerminalLevelAndLikeliestClassesStandInPlace() {
        StringWriter err = new StringWriter();
        StringWriter out = new StringWriter();
        ListenView view = new ListenView(
                new PrintWriter(out),
                new PrintWriter(err),
                new Silent(),
                true,
                false,
                List.of("ni3", "hao3", "unknown", "silence"),
                Writings.of(new Corpus(Path.of("."), List.of())));
        view.window(1, new float[] {0.25f, 0.6f, 0.1f, 0.05f});
        float[] tone = new float[160];
        tone[3] = 0.1f;
        view.sound(new SoundChunk(0, tone), Level.of(tone));
        view.sound(new SoundChunk(160, tone), Level.of(tone)); // too soon to draw again
        assertEquals("\r[#############-------] -20 dB   60 % hao3   25 % ni3   10 % unknown", err.toString());
        view.detection(new Detection("hao3", 0.9f, 1, 1.5, 8000, 12_000, 1.6));
        assertTrue(err.toString().endsWith(" \r"), "the line is taken away");
        assertEquals("00:01.5   90.0 %  hao3", out.toString().strip());
    }

    @Test
    void droppedSoundIsSaidAtOnceThenForEverySecond() {
        StringWriter err = new StringWriter();
        ListenView view = new ListenView(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                new Silent(),
                false,
                true,
                List.of("a"),
                Writings.of(new Corpus(Path.of("."), List.of())));
        for (int n = 800; n <= 12_000; n += 800) view.dropped(n);
        view.end();
        assertEquals(
                List.of("0.1 s", "1.1 s", "1.5 s"),
                err.toString()
                        .lines()
                        .map(l -> l.split(" of sound")[0].substring(11))
                        .toList());
        assertFalse(err.toString().contains("\r"));
    }

    @Test
    void aLineIsNoWiderThanATerminal() {
        StringWriter err = new StringWriter();
        StatusLine line = new StatusLine(new PrintWriter(err), true);
        line.show("你好".repeat(30));
        assertEquals(78, StatusLine.columns(err.toString().substring(1)));
        line.show("short");
        assertTrue(err.toString().endsWith("short" + " ".repeat(73)));
    }

    private void assertSentence(String part, Object... options) {
        Object[] arguments = new Object[2 + options.length];
        System.arraycopy(new Object[] {"listen", model}, 0, arguments, 0, 2);
        System.arraycopy(options, 0, arguments, 2, options.length);
        Cli.Run run = Cli.run(arguments);
        assertEquals(2, run.exit(), run::toString);
        assertTrue(run.err().startsWith("syllabary: ") && run.err().contains(part), run::toString);
        assertEquals(1, run.err().lines().count(), run::toString);
        assertEquals("", run.out());
    }

    /** A live source at 8 kHz that is never read. */
    private static final class Silent implements SoundSource {
        @Override
        public String name() {
            return "silent";
        }

        @Override
        public int sampleRate() {
            return 8000;
        }

        @Override
        public boolean live() {
            return true;
        }

        @Override
        public int read(float[] samples, int from, int n) {
            return -1;
        }

        @Override
        public void close() {}
    }
}
