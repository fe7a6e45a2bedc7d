package io.github.syllabary.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.audio.Sound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandErrorsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train",
                "evaluate",
                "recognize",
                "spot",
                "summary",
                "models",
                "corpus",
                "corpus stats",
                "corpus synthesize",
                "corpus hear",
                "demo"
            })
    void everyCommandExplainsItself(String command) {
        Cli.Run run = Cli.run((Object[]) (command + " --help").split(" "));
        assertEquals(0, run.exit(), run::toString);
        assertTrue(run.out().startsWith("Usage: syllabary " + command + " "), run.out());
        assertFalse(run.out().contains("%%") || run.out().contains("${"), run.out()); // picocli could not format it
    }

    @ParameterizedTest
    @ValueSource(strings = {"evaluate", "recognize", "spot"})
    void aMissingModelIsNamed(String command) {
        assertSentence("none.onnx", command, folder.resolve("none.onnx"), folder);
        assertSentence("none.onnx", "summary", folder.resolve("none.onnx"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a model", "\n\u0001\u0002\u0003"})
    void aFileThatIsNoModelIsNamed(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("words.onnx"), content);
        assertSentence("words.onnx", "evaluate", file, folder);
        assertSentence("words.onnx", "recognize", file, file);
        assertSentence("words.onnx", "spot", file, file);
        assertSentence("words.onnx", "summary", file);
    }

    @Test
    void aMissingCorpusIsNamed() {
        Path none = folder.resolve("none");
        assertSentence("no such corpus " + none, "train", none, "--out", folder.resolve("a.onnx"));
        assertSentence("no such corpus " + none, "corpus", "stats", none);
    }

    @Test
    void anEmptyCorpusIsNamed() {
        assertSentence(folder + " holds no sound files", "train", folder, "--out", folder.resolve("a.onnx"));
        assertSentence(folder + " holds no sound files", "corpus", "stats", folder);
    }

    @Test
    void oneLabelIsNotEnough() throws IOException {
        Path yes = Files.createDirectories(folder.resolve("words").resolve("yes"));
        for (int i = 0; i < 8; i++) new Sound(new float[800], 8000).write(yes.resolve(i + ".wav"));
        assertSentence("only the label 'yes'", "train", folder.resolve("words"), "--out", folder.resolve("a.onnx"));
    }

    @Test
    void anUnreadableTrainingClipIsNamed() throws IOException {
        Path corpus = ToneCorpus.write(folder.resolve("tones"));
        for (String speaker : ToneCorpus.SPEAKERS)
            Files.writeString(corpus.resolve("low").resolve(speaker + "_0.wav"), "not sound");
        assertSentence("_0.wav", "train", corpus, "--out", folder.resolve("a.onnx"));
    }

    @Test
    void aRecipeThatIsNotThereIsNamed() throws IOException {
        assertSentence("no recipe 'mell'", "train", folder, "--recipe", "mell", "--out", folder.resolve("a.onnx"));
        assertSentence("no recipe 'mell'", "summary", "--recipe", "mell");
        Path broken = Files.writeString(folder.resolve("my.yaml"), ToneCorpus.RECIPE.replace("relu", "rely"));
        assertSentence("my.yaml line 7: no layer 'rely'", "summary", "--recipe", broken);
    }

    @Test
    void aModelThatCouldNotBeSavedIsRefusedBeforeTraining() {
        assertSentence("no folder " + folder.resolve("none"), "train", folder, "--out", folder.resolve("none/a.onnx"));
        assertSentence(folder + " is a folder", "train", folder, "--out", folder);
    }

    @Test
    void aWordThatIsNotThereIsNamed() throws IOException {
        Path corpus = ToneCorpus.write(folder.resolve("tones"));
        assertSentence("no word 'lo'", "train", corpus, "--words", "lo", "--out", folder.resolve("a.onnx"));
        assertSentence("no speaker 'zoe'", "train", corpus, "--leave-out", "zoe", "--out", folder.resolve("a.onnx"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train",
                "train corpus",
                "train corpus --out a.onnx --epochs many",
                "train corpus --out a.onnx --seed 1.5",
                "evaluate a.onnx",
                "recognize a.onnx",
                "recognize a.onnx b.wav --top 0",
                "recognize a.onnx b.wav --best 3",
                "spot a.onnx",
                "spot a.onnx b.wav --threshold high",
                "spot a.onnx b.wav c.wav --audacity labels.txt",
                "summary",
                "summary a.onnx --recipe mel",
                "summary --recipe mel --labels 0",
                "corpus",
                "corpus fetch",
                "corpus synthesize --plan plan.tsv",
                "listening"
            })
    void wrongArgumentsAreExplainedInASentence(String line) {
        Cli.Run run = Cli.run((Object[]) line.split(" "));
        assertEquals(2, run.exit(), run::toString);
        assertEquals("", run.out());
        assertEquals(1, run.err().lines().count(), run::toString);
        assertTrue(run.err().contains("--help"), run.err());
    }

    @Test
    void numbersOutOfRangeAreExplained() throws IOException {
        Path corpus = ToneCorpus.write(folder.resolve("tones"));
        Path out = folder.resolve("a.onnx");
        assertSentence("epochs: 0; at least 1", "train", corpus, "--out", out, "--epochs", 0);
        assertSentence("threads: 0; at least 1", "train", corpus, "--out", out, "--threads", 0);
    }

    @Test
    void theDemoNeedsItsCorpus() {
        System.setProperty(Home.PROPERTY, folder.toString());
        try {
            assertSentence("no corpus in " + folder.resolve("corpus"), "demo");
        } finally {
            System.clearProperty(Home.PROPERTY);
        }
    }

    @Test
    void aPlanThatIsNotThereIsNamed() {
        Path plan = folder.resolve("plan.tsv");
        assertSentence("no such file " + plan, "corpus", "synthesize", "--plan", plan, "--out", folder.resolve("c"));
    }

    private static void assertSentence(String part, Object... arguments) {
        Cli.Run run = Cli.run(arguments);
        assertEquals(2, run.exit(), run::toString);
        assertTrue(run.err().startsWith("syllabary: "), run::toString);
        assertTrue(run.err().contains(part), run::toString);
        assertEquals(1, run.err().lines().count(), run::toString);
        assertFalse(run.err().contains("internal error"), run::toString);
    }
}
