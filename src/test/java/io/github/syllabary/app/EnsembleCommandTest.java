package io.github.syllabary.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.recognizer.Recognizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnsembleCommandTest {
    private static final Path CLIP = Path.of("corpus", "er4", "annie.flac");

    @Test
    void makesOneModelThatEveryCommandTakes(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("both.onnx");
        Cli.Run made = Cli.run("ensemble", "commands", "commands", "--out", file);
        assertEquals(0, made.exit(), made::toString);
        Recognizer one = Recognizer.named("commands");
        assertTrue(
                made.out().contains("2 models, " + 2 * one.network().learntNumbers() + " parameters"), made::toString);
        assertEquals(one.labels(), Recognizer.load(file).labels());
        assertEquals(0, Cli.run("recognize", file, CLIP).exit());
    }

    @Test
    void saysWhichModelDoesNotFitAndWritesNothing(@TempDir Path folder) {
        Path file = folder.resolve("both.onnx");
        Cli.Run made = Cli.run("ensemble", "commands", "digits", "--out", file);
        assertEquals(2, made.exit());
        assertTrue(made.err().contains("commands, digits: model 2 of the ensemble has other labels"), made::toString);
        assertEquals(1, made.err().lines().count());
        assertFalse(Files.exists(file));
        assertEquals(2, Cli.run("ensemble", "commands", "--out", file).exit());
    }

    @Test
    void makesOneModelHearClipsAtSeveralSpeeds(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("three.onnx");
        Cli.Run made = Cli.run("ensemble", "arabic-commands", "--speeds", "0.9,1,1.1", "--out", file);
        assertEquals(0, made.exit(), made::toString);
        assertTrue(made.out().contains("1 model, "), made::toString);
        Cli.Run summary = Cli.run("summary", file);
        assertTrue(summary.out().contains("speeds: a clip is heard at each of 0.9, 1.0, 1.1 of its own"), summary::out);
        assertFalse(Cli.run("summary", "arabic-commands").out().contains("speeds:"));
    }

    @Test
    void refusesSpeedsThatNobodySpeaksAt(@TempDir Path folder) {
        Path file = folder.resolve("fast.onnx");
        Cli.Run made = Cli.run("ensemble", "commands", "--speeds", "1,9", "--out", file);
        assertEquals(2, made.exit());
        assertTrue(made.err().contains("commands: speeds: 9.0 is none; give factors from 0.5 to 2.0"), made::toString);
        assertEquals(1, made.err().lines().count());
        assertFalse(Files.exists(file));
    }

    @Test
    void roundsWeightsToEightBits(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("small.onnx");
        Cli.Run made = Cli.run("ensemble", "wake", "--weight-bits", 8, "--out", file);
        assertEquals(0, made.exit(), made::toString);
        Recognizer usual = Recognizer.named("wake");
        Recognizer small = Recognizer.load(file);
        assertTrue(Files.size(file) < 300_000, () -> file + " is large");
        assertNotEquals(usual.speeds(), Recognizer.named("commands").speeds());
        assertEquals(
                Recognizer.named("commands").speeds(),
                Recognizer.named("commands").withWeightBits(8).speeds());
        Sound clip = Sound.read(CLIP);
        assertArrayEquals(usual.probabilities(clip), small.probabilities(clip), 0.05f);
        assertFalse(Arrays.equals(usual.probabilities(clip), small.probabilities(clip)));
        assertArrayEquals(usual.withWeightBits(8).probabilities(clip), small.probabilities(clip));
        assertArrayEquals(usual.probabilities(clip), usual.withWeightBits(32).probabilities(clip));
    }

    @Test
    void refusesOtherNumbersOfBits(@TempDir Path folder) {
        Path file = folder.resolve("small.onnx");
        Cli.Run made = Cli.run("ensemble", "commands", "--weight-bits", 4, "--out", file);
        assertEquals(2, made.exit());
        assertTrue(made.err().contains("commands: weights of 4 bits; give 8, 16 or 32"), made::toString);
        assertFalse(Files.exists(file));
    }
}
