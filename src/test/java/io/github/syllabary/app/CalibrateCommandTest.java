package io.github.syllabary.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.recognizer.Recognizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrateCommandTest {
    @TempDir
    Path dir;

    private Path model;
    private Path negatives;

    @BeforeEach
    void trainOnTones() throws IOException {
        Path corpus = ToneCorpus.write(dir.resolve("tones"));
        Path recipe = Files.writeString(dir.resolve("tiny.yaml"), ToneCorpus.RECIPE);
        model = dir.resolve("tones.onnx");
        assertEquals(
                0, Cli.run("train", corpus, "--recipe", recipe, "--out", model).exit());
        negatives = Files.createDirectories(dir.resolve("without").resolve("hum"));
        SplittableRandom random = new SplittableRandom(1);
        for (int file = 0; file < 3; file++) {
            float[] x = new float[60 * 8000];
            for (int i = 0; i < x.length; i++) x[i] = (float) random.nextDouble(-0.2, 0.2);
            new Sound(x, 8000).write(negatives.resolve(file + ".wav"));
        }
    }

    @Test
    void keepsThePromiseInTheModelAndSpotUsesIt() throws IOException {
        Cli.Run run = Cli.run("calibrate", model, "--negatives", negatives, "--false-alarms-per-hour", 20);
        assertEquals(0, run.exit(), run::toString);
        assertTrue(
                run.out().contains("calibrated on 0.05 hours without the words: 0.05 running speech"), run::toString);
        assertTrue(run.err().contains("so few hours leave up to"), run::toString);
        assertEquals(20, Recognizer.load(model).decisions().orElseThrow().falseAlarmsPerHour());
        assertTrue(Cli.run("summary", model).out().contains("at most 20 false alarms an hour of each word"));
        Cli.Run spot = Cli.run("spot", model, negatives.resolve("0.wav"), "--false-alarms-per-hour", 25);
        assertEquals(0, spot.exit(), spot::toString);
    }

    @Test
    void whatCannotBePromisedLeavesTheModelAsItWas() throws IOException {
        byte[] before = Files.readAllBytes(model);
        Cli.Run run = Cli.run("calibrate", model, "--negatives", negatives, "--false-alarms-per-hour", 19);
        assertEquals(2, run.exit());
        assertEquals(
                "syllabary: 0.05 hours of audio without the words cannot promise 19 false alarms an hour: that takes 0.1"
                        + " hours; calibrate with more audio, or ask for 20 or more",
                run.err().strip());
        assertEquals(-1, java.util.Arrays.mismatch(before, Files.readAllBytes(model)));
        run = Cli.run("spot", model, negatives.resolve("0.wav"), "--false-alarms-per-hour", 1);
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("the model was not calibrated"), run::toString);
        run = Cli.run("calibrate", model, "--negatives", dir.resolve("none"), "--false-alarms-per-hour", 20);
        assertTrue(run.exit() == 2 && run.err().contains("no such corpus"), run::toString);
        run = Cli.run("calibrate", model, "--negatives", negatives, "--false-alarms-per-hour", 20, "--words", "loud");
        assertTrue(run.exit() == 2 && run.err().contains("no label 'loud'; it has high, low, middle"), run::toString);
    }
}
