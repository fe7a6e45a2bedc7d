package io.github.syllabary.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.audio.Sound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands with a cache say and write to the bit what they do without, the first time and every time. */
class CacheCommandsTest {
    @TempDir
    Path folder;

    private Path corpus;
    private Path recipe;
    private Path model;

    @BeforeEach
    void train() throws IOException {
        corpus = ToneCorpus.write(folder.resolve("tones"));
        recipe = Files.writeString(folder.resolve("tiny.yaml"), ToneCorpus.RECIPE.replace("epochs: 20", "epochs: 3"));
        model = folder.resolve("m.onnx");
        plainly("train", corpus, "--recipe", recipe, "--out", model);
    }

    @Test
    void evaluationGivesTheSameRows() throws IOException {
        String[] rows = new String[3];
        String[] said = new String[3];
        for (int run = 0; run < 3; run++) {
            Path outcomes = folder.resolve("rows" + run + ".jsonl");
            Object[] evaluate = {"evaluate", model, corpus, "--robustness", "--outcomes", outcomes, "--json"};
            said[run] = run == 0 ? plainly(evaluate) : cached(evaluate);
            rows[run] = Files.readString(outcomes);
            assertEquals(rows[0], rows[run]);
            assertEquals(said[0], said[run]);
        }
        assertTrue(rows[0].contains("snr"), rows[0]);
    }

    @Test
    void crossValidationGivesTheSameFigures() {
        Object[] validate = {"cross-validate", corpus, "--recipe", recipe, "--folds", 3, "--json"};
        String without = plainly(validate);
        assertEquals(without, cached(validate));
        assertEquals(without, cached(validate));
    }

    @Test
    void calibrationGivesTheSameThresholds() throws IOException {
        Path hum = Files.createDirectories(folder.resolve("without"));
        SplittableRandom random = new SplittableRandom(1);
        for (int file = 0; file < 3; file++) {
            float[] x = new float[60 * 11025];
            for (int i = 0; i < x.length; i++) x[i] = (float) random.nextDouble(-0.2, 0.2);
            new Sound(x, 11025).write(hum.resolve(file + ".wav"));
        }
        Object[] calibrate = {
            "calibrate", model, "--negatives", hum, "--false-alarms-per-hour", 20, "--out", folder.resolve("c.onnx")
        };
        String without = plainly(calibrate);
        assertEquals(without, cached(calibrate));
        assertEquals(without, cached(calibrate));
    }

    @Test
    void clipsHeardAtSeveralSpeedsAreTheSame() throws IOException {
        Path slower = folder.resolve("slower.onnx");
        plainly("ensemble", model, "--speeds", "0.5,0.6", "--out", slower);
        Path rows = folder.resolve("rows.jsonl");
        Path kept = folder.resolve("kept.jsonl");
        plainly("evaluate", slower, corpus, "--outcomes", rows);
        for (int run = 0; run < 2; run++) {
            cached("evaluate", slower, corpus, "--outcomes", kept);
            assertEquals(Files.readString(rows), Files.readString(kept));
            Files.delete(kept);
        }
        plainly("evaluate", model, corpus, "--outcomes", kept);
        assertNotEquals(Files.readString(rows), Files.readString(kept));
    }

    @Test
    void aClipThatCannotBeReadIsAnOutcomeAsEver() throws IOException {
        Files.write(corpus.resolve("low/anna_0.wav"), new byte[9]);
        for (int run = 0; run < 2; run++) {
            Cli.Run with = Cli.run("evaluate", model, corpus, "--cache", folder.resolve("cache"));
            Cli.Run without = Cli.run("evaluate", model, corpus);
            assertEquals(1, with.exit(), with::toString);
            assertEquals(without, with);
        }
    }

    private static String plainly(Object... arguments) {
        Cli.Run run = Cli.run(arguments);
        assertEquals(0, run.exit(), run::toString);
        return run.out();
    }

    private String cached(Object... arguments) {
        Object[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--cache";
        all[arguments.length + 1] = folder.resolve("cache");
        return plainly(all);
    }
}
