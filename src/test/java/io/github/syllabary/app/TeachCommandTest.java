package io.github.syllabary.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.audio.SaidTones;
import io.github.syllabary.audio.Sound;
import io.github.syllabary.recognizer.Recognizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The model base learns words from takes. */
@Timeout(300)
class TeachCommandTest {
    @TempDir
    private Path folder;

    /** Folders of takes, by voices of the corpus that comes with the project. */
    private Path takes(String... words) throws IOException {
        Path takes = folder.resolve("takes");
        for (String word : words) {
            Files.createDirectories(takes.resolve(word));
            for (String voice : new String[] {"f1", "m2", "f3"})
                Files.copy(
                        Path.of("corpus", word, voice + ".flac"),
                        takes.resolve(word).resolve(voice + "_1.flac"));
        }
        return takes;
    }

    @Test
    void wordsAreLearntFromAFolderAndRecognised() throws IOException {
        Path out = folder.resolve("mine.onnx");
        Cli.Run run = Cli.run("teach", "--takes-from", takes("ni3_hao3", "qi1"), "--out", out);
        assertEquals(0, run.exit(), run::toString);
        assertEquals(
                List.of("ni3_hao3", "qi1", "unknown", "silence"),
                Recognizer.load(out).labels());
        assertTrue(
                heard(out, "corpus/ni3_hao3/f1.flac").contains(": ni3_hao3"),
                () -> heard(out, "corpus/ni3_hao3/f1.flac"));
        assertTrue(heard(out, "corpus/qi1/m2.flac").contains(": qi1"), () -> heard(out, "corpus/qi1/m2.flac"));
        assertEquals(0, Cli.run("spot", out, "corpus/long/01_annie.flac").exit(), "it runs along endless audio");
    }

    @Test
    void theSameTakesGiveTheSameModelOnAnyNumberOfThreads() throws IOException {
        Path takes = takes("ni3", "hao3");
        Path one = folder.resolve("one.onnx");
        Path three = folder.resolve("three.onnx");
        assertEquals(
                0,
                Cli.run("teach", "--takes-from", takes, "--out", one, "--threads", 1)
                        .exit());
        assertEquals(
                0,
                Cli.run("teach", "--takes-from", takes, "--out", three, "--threads", 3)
                        .exit());
        assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(three));
    }

    @Test
    void whatIsBrokenOffKeepsItsTakesAndGoesOn() throws IOException {
        Path wav = folder.resolve("said.wav");
        new SaidTones(16_000).quiet(5).tone(0.5, 300, 0.3).quiet(1).sound().write(wav);
        Path into = folder.resolve("corpus");
        Path out = folder.resolve("mine.onnx");
        Cli.Run broken = Cli.run("teach", "low", "--into", into, "--takes", 2, "--wav", wav, "--out", out);
        assertEquals(2, broken.exit(), broken::toString);
        assertTrue(broken.err().contains("ended before all takes were there"), broken::toString);
        assertTrue(Files.exists(into.resolve("low/me_01.wav")), broken::toString);
        assertFalse(Files.exists(out));
        Cli.Run whole = Cli.run("teach", "low", "--into", into, "--takes", 2, "--wav", wav, "--out", out);
        assertEquals(0, whole.exit(), whole::toString);
        assertTrue(Files.exists(into.resolve("low/me_02.wav")), whole::toString);
        assertTrue(Recognizer.load(out).labels().contains("low"));
    }

    @Test
    void whatWasTaughtIsListenedForAtOnce() throws IOException {
        Sound said = Sound.read(Path.of("corpus/ni3_hao3/f1.flac"));
        float[] among = new float[4 * said.sampleRate()];
        System.arraycopy(said.samples(), 0, among, 2 * said.sampleRate(), said.samples().length);
        Path wav = folder.resolve("said.wav");
        new Sound(among, said.sampleRate()).write(wav);
        Path out = folder.resolve("mine.onnx");
        Cli.Run run =
                Cli.run("teach", "--takes-from", takes("ni3_hao3", "qi1"), "--out", out, "--listen", "--wav", wav);
        assertEquals(0, run.exit(), run::toString);
        String[] lines = run.out().split("\n");
        assertTrue(lines[lines.length - 1].matches("00:02\\.\\d .*% +ni3_hao3.*"), run::toString);
        Cli.Run both = Cli.run(
                "teach", "a", "--into", folder, "--out", folder.resolve("x.onnx"), "--wav", "a", "--rate", 8000);
        assertEquals(2, both.exit());
        assertTrue(both.err().contains("takes the place of a microphone"), both::toString);
    }

    @Test
    void whatCannotBeTaughtIsOneSentence() throws IOException {
        Cli.Run none = Cli.run("teach", "yes", "--out", folder.resolve("x.onnx"));
        assertEquals(2, none.exit());
        assertTrue(none.err().contains("--into FOLDER") && none.err().contains("--takes-from"), none::toString);
        Cli.Run missing =
                Cli.run("teach", "--takes-from", folder.resolve("nowhere"), "--out", folder.resolve("x.onnx"));
        assertEquals(2, missing.exit());
        assertTrue(missing.err().contains("nowhere"), missing::toString);
        assertFalse(missing.err().contains("\tat "), missing::toString);
    }

    private static String heard(Path model, String file) {
        return Cli.run("recognize", model, file).out();
    }
}
