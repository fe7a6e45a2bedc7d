package io.github.syllabary.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.syllabary.audio.Sound;
import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.Utterance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cutting words out, composing recordings of them, and measuring a spotter on these. */
class StreamsEndToEndTest {
    private static final int RATE = 8000;

    @TempDir
    Path dir;

    private Path corpus;

    /** Tones with silence around, as manifest rows with a transcript of two words as well. */
    @BeforeEach
    void makeTones() throws IOException {
        corpus = ToneCorpus.write(dir.resolve("tones"));
    }

    private Path cut() {
        Path cut = dir.resolve("cut.tsv");
        Cli.Run run = Cli.run("corpus", "cut", corpus, "--out", cut);
        assertEquals(0, run.exit(), run::toString);
        assertTrue(run.out().contains("45 words in 45 recordings"), run::toString);
        return cut;
    }

    private Path composed(String name, Object... options) {
        Path out = dir.resolve(name);
        Object[] all = {"corpus", "compose", "--words", cut(), "--rate", RATE, "--out", out};
        Object[] arguments = Arrays.copyOf(all, all.length + options.length);
        System.arraycopy(options, 0, arguments, all.length, options.length);
        Cli.Run run = Cli.run(arguments);
        assertEquals(0, run.exit(), run::toString);
        return out;
    }

    @Test
    void wordsStandWhereTheTimesSay() throws IOException {
        Path out = composed("plain", "--minutes", 0.25);
        Corpus times = Corpus.read(out.resolve("times.tsv"));
        assertEquals(45, times.size());
        double last = 0;
        Path file = null;
        for (Utterance u : times.utterances()) {
            if (!u.file().equals(file)) last = 0;
            file = u.file();
            assertTrue(u.start().orElseThrow() >= last + 0.09, "no pause before " + u);
            last = u.end().orElseThrow();
            assertTrue(u.sound().rms() > 0.05, "silence at " + u);
        }
        try (var files = Files.list(out)) {
            assertTrue(files.count() >= 3, "cut into recordings of a quarter of a minute");
        }
    }

    @Test
    void theSeedDecidesEverything() throws IOException {
        byte[] one = Files.readAllBytes(composed("one", "--seed", 3).resolve("stream_001.flac"));
        byte[] two = Files.readAllBytes(composed("two", "--seed", 3).resolve("stream_001.flac"));
        byte[] three = Files.readAllBytes(composed("three", "--seed", 4).resolve("stream_001.flac"));
        assertArrayEquals(one, two);
        assertTrue(Arrays.mismatch(one, three) >= 0);
    }

    @Test
    void noiseRunsUnderEverythingAtTheRatioSaid() throws IOException {
        Path noise = Files.createDirectories(dir.resolve("noise"));
        float[] hum = new float[RATE];
        for (int i = 0; i < hum.length; i++) hum[i] = (i / 20 % 2 == 0 ? 1 : -1) * 0.001f;
        new Sound(hum, RATE).write(noise.resolve("hum.wav"));
        Path out = composed("noisy", "--noise", noise, "--snr", 20);
        Sound sound = Sound.read(out.resolve("stream_001.flac"));
        // the second behind the last word is noise alone; pieces have an rms of 0.05
        int n = sound.samples().length;
        assertEquals(0.005, sound.slice(n - RATE, n).rms(), 1e-4);
    }

    @Test
    void aSpotterIsMeasuredOnThem() throws IOException {
        Path recipe = Files.writeString(dir.resolve("tiny.yaml"), ToneCorpus.RECIPE);
        Path model = dir.resolve("tones.onnx");
        assertEquals(
                0, Cli.run("train", corpus, "--recipe", recipe, "--out", model).exit());
        Path times = composed("streams").resolve("times.tsv");
        Cli.Run text = Cli.run("evaluate", model, times, "--stream");
        assertEquals(0, text.exit(), text::toString);
        assertTrue(text.out().contains("at one threshold for all words"), text::toString);
        Cli.Run json = Cli.run("evaluate", model, times, "--stream", "--words", "high", "--json");
        JsonObject object = JsonParser.parseString(json.out()).getAsJsonObject();
        JsonArray words = object.getAsJsonArray("words");
        JsonObject high = words.get(0).getAsJsonObject();
        assertEquals("high", high.get("word").getAsString());
        assertEquals(15, high.get("said").getAsInt());
        assertTrue(high.get("found").getAsInt() >= 13, json::toString);
        // the other tones and nothing else: 30 quarters of a second
        assertEquals(7.5 / 3600, object.get("hours").getAsDouble(), 0.1 * 7.5 / 3600);
        JsonArray curve = object.getAsJsonArray("curve");
        double missed = 0;
        for (var point : curve) {
            double now = point.getAsJsonObject().get("missed").getAsDouble();
            assertTrue(now >= missed - 0.2, "higher thresholds miss more, but for refractory times");
            missed = now;
        }
        Path picture = dir.resolve("curve.svg");
        assertEquals(
                0,
                Cli.run("evaluate", model, times, "--stream", "--picture", picture)
                        .exit());
        String svg = Files.readString(picture);
        // lettering is drawn as outlines; a dot stands for each word, in the picture and in its legend
        assertEquals(2 * 3, svg.split("<ellipse", -1).length - 1);
        Cli.Run promised = Cli.run("evaluate", model, times, "--stream", "--false-alarms-per-hour", 1);
        assertTrue(promised.exit() == 2 && promised.err().contains("was not calibrated"), promised::toString);
        Cli.Run untimed = Cli.run("evaluate", model, corpus, "--stream");
        assertTrue(untimed.exit() == 2 && untimed.err().contains("a row without start and end"), untimed::toString);
    }

    @Test
    void aTranscriptOfSeveralWordsIsCutIntoThem() throws IOException {
        float[] x = new float[2 * RATE];
        for (int i = 0; i < 2000; i++) {
            x[2000 + i] = (float) Math.sin(0.5 * i);
            x[8000 + i] = (float) Math.sin(0.8 * i);
        }
        new Sound(x, RATE).write(dir.resolve("two.wav"));
        Path manifest =
                Files.writeString(dir.resolve("two.tsv"), "path\tlabel\ttranscript\ntwo.wav\tsequence\tken lo\n");
        Path cut = dir.resolve("words.tsv");
        assertEquals(0, Cli.run("corpus", "cut", manifest, "--out", cut).exit());
        Corpus words = Corpus.read(cut);
        assertEquals("ken", words.utterances().get(0).label());
        assertEquals(2000.0 / RATE, words.utterances().get(0).start().orElseThrow(), 0.03);
        assertEquals(10000.0 / RATE, words.utterances().get(1).end().orElseThrow(), 0.03);
        Path wrong =
                Files.writeString(dir.resolve("wrong.tsv"), "path\tlabel\ttranscript\ntwo.wav\tsequence\tken lo ken\n");
        Cli.Run run = Cli.run("corpus", "cut", wrong, "--out", cut);
        assertTrue(run.exit() == 2 && run.err().contains("no word was found"), run::toString);
    }
}
