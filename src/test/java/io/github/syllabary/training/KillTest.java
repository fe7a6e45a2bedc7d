package io.github.syllabary.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.recognizer.Recognizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training process killed at any moment and started again ends with the bits of one left alone. */
class KillTest {
    @TempDir
    Path folder;

    /** The training process: corpus, model, checkpoint. */
    public static void main(String[] args) throws IOException {
        Corpus corpus = Corpus.read(Path.of(args[0]));
        Recipe recipe = Recipe.parse("tones", ToneCorpus.RECIPE).withEpochs(60);
        TrainingOptions options = TrainingOptions.seed(9).threads(2).checkpoint(Path.of(args[2]), true);
        Trainer trainer = new Trainer(
                recipe, corpus.inSplit("train"), corpus.inSplit("validation"), options, TrainingListener.NONE);
        Recognizer recognizer = trainer.run();
        recognizer.save(Path.of(args[1]));
        trainer.discardCheckpoint();
    }

    @Test
    void killedAndResumedGivesTheSameModelFile() throws IOException, InterruptedException {
        ToneCorpus.write(folder, 25);
        Path alone = folder.resolve("alone.onnx");
        assertEquals(0, start(alone, folder.resolve("alone.checkpoint")).waitFor());

        Path broken = folder.resolve("broken.onnx");
        Path checkpoint = folder.resolve("broken.checkpoint");
        SplittableRandom random = new SplittableRandom(1);
        int kills = 0;
        for (int attempt = 0; attempt < 6; attempt++) {
            Process process = start(broken, checkpoint);
            if (endsBefore(checkpoint, random.nextInt(1, 12), process)) break;
            Thread.sleep(random.nextLong(20)); // so that it may be anywhere within an epoch, or within writing
            process.destroyForcibly().waitFor();
            kills++;
        }
        if (!Files.exists(broken)) assertEquals(0, start(broken, checkpoint).waitFor());
        assertTrue(kills > 0, "no process was killed in time");
        assertArrayEquals(Files.readAllBytes(alone), Files.readAllBytes(broken));
        assertTrue(Files.notExists(checkpoint));
    }

    /** Waits until the checkpoint was seen to change so many times, or the process has ended. */
    private static boolean endsBefore(Path checkpoint, int changes, Process process)
            throws IOException, InterruptedException {
        FileTime last = null;
        while (changes > 0) {
            if (process.waitFor(2, TimeUnit.MILLISECONDS)) return true;
            FileTime time;
            try {
                time = Files.getLastModifiedTime(checkpoint);
            } catch (NoSuchFileException e) {
                continue;
            }
            if (!time.equals(last)) changes--;
            last = time;
        }
        return false;
    }

    private Process start(Path model, Path checkpoint) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path")));
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent())
            command.add(1, "--add-modules=jdk.incubator.vector");
        command.addAll(List.of(KillTest.class.getName(), folder.toString(), model.toString(), checkpoint.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
