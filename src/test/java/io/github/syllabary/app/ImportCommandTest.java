package io.github.syllabary.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
    private static final Path RECORDING =
            Path.of("src/test/resources/io/github/syllabary/recognizer/foreign/recording.onnx");

    @TempDir
    private Path folder;

    @Test
    void anImportedNetworkRecognizesSounds() throws IOException {
        Path labels = Files.writeString(folder.resolve("labels.txt"), "one\ntwo\nthree\nfour\nfive\n");
        Path out = folder.resolve("words.onnx");
        Cli.Run made = Cli.run("import", RECORDING, "--recipe", "wave", "--labels", labels, "--out", out);
        assertEquals(0, made.exit(), made::toString);
        assertTrue(made.out().contains("5 labels"), made::toString);
        Cli.Run heard = Cli.run("recognize", out, "corpus/ni3_hao3/annie.flac", "--top", 5);
        assertEquals(0, heard.exit(), heard::toString);
        for (String label : new String[] {"one", "two", "three", "four", "five"})
            assertTrue(heard.out().contains(label), heard::toString);
    }

    @Test
    void labelsAndFeaturesMustFitTheNetwork() throws IOException {
        Path few = Files.writeString(folder.resolve("few.txt"), "one\ntwo\n");
        Path out = folder.resolve("words.onnx");
        Cli.Run labels = Cli.run("import", RECORDING, "--recipe", "wave", "--labels", few, "--out", out);
        assertEquals(2, labels.exit());
        assertTrue(labels.err().contains("has 2 labels") && labels.err().contains("puts out 5"), labels::toString);
        Cli.Run features = Cli.run("import", RECORDING, "--recipe", "mel", "--labels", few, "--out", out);
        assertEquals(2, features.exit());
        assertTrue(features.err().contains("takes 8000×1, and the recipe mel makes 98×40"), features::toString);
        assertFalse(Files.exists(out));
    }
}
