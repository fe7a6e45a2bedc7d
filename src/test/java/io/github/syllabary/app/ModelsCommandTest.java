package io.github.syllabary.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.recognizer.StoredModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsCommandTest {
    private static final Path CLIP = Path.of("corpus", "er4", "annie.flac");

    @Test
    void listsEveryModelAndShowsItsCard() throws IOException {
        String listed = Cli.run("models").out();
        for (StoredModels.Entry entry : StoredModels.list()) {
            assertTrue(listed.contains(entry.name() + " ") && listed.contains(entry.about()), listed);
            assertEquals(
                    StoredModels.card(entry.name()),
                    Cli.run("models", entry.name()).out());
        }
    }

    @Test
    void jsonHasAnObjectForEach() throws IOException {
        List<String> lines = Cli.run("models", "--json").out().lines().toList();
        assertEquals(StoredModels.names().size(), lines.size());
        JsonObject digits = JsonParser.parseString(
                        Cli.run("models", "digits", "--json").out())
                .getAsJsonObject();
        assertEquals("digits", digits.get("name").getAsString());
        assertEquals(
                Recognizer.named("digits").labels().size(),
                digits.getAsJsonArray("labels").size());
        assertTrue(digits.get("card").getAsString().contains("CC BY"), digits::toString);
    }

    @Test
    void everyCommandTakesAName(@TempDir Path folder) throws IOException {
        Cli.Run recognized = Cli.run("recognize", "digits", CLIP);
        assertEquals(0, recognized.exit(), recognized::toString);
        assertEquals(
                0,
                Cli.run("spot", "digits", Path.of("corpus/long/01_annie.flac")).exit());
        assertTrue(Cli.run("summary", "commands").out().contains("streams"));
        Path one = folder.resolve("seven");
        Files.createDirectories(one);
        Files.copy(CLIP, one.resolve("a.flac"));
        Cli.Run evaluated = Cli.run("evaluate", "digits", folder, "--outcomes", folder.resolve("rows.jsonl"));
        assertTrue(evaluated.exit() == 0 || evaluated.err().contains("seven"), evaluated::toString);
    }

    @Test
    void someOfItsLabelsMakeAModelOfTheirOwn(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("some.onnx");
        assertEquals(
                0,
                Cli.run("models", "commands", "--words", "stop,go", "--out", file)
                        .exit());
        assertEquals(List.of("stop", "go"), Recognizer.load(file).labels());
        assertTrue(Cli.run("models", "commands", "--words", "stop,gone", "--out", file)
                .err()
                .contains("'gone'"));
        assertEquals(2, Cli.run("models", "commands", "--words", "stop,go").exit());
        assertEquals(
                "syllabary: " + folder.resolve("none.onnx") + ": no such file; check the path" + System.lineSeparator(),
                Cli.run("models", folder.resolve("none.onnx"), "--words", "stop,go", "--out", file)
                        .err());
    }

    @Test
    void someLabelsOfAFileDoSoToo(@TempDir Path folder) throws IOException {
        Path whole = folder.resolve("whole.onnx");
        Path some = folder.resolve("some.onnx");
        Path fewer = folder.resolve("fewer.onnx");
        Recognizer.named("commands").save(whole);
        assertEquals(
                0,
                Cli.run("models", whole, "--words", "stop,go,yes", "--out", some)
                        .exit());
        assertEquals(
                0,
                Cli.run("models", some, "--words", "yes,stop", "--out", fewer).exit());
        assertEquals(List.of("yes", "stop"), Recognizer.load(fewer).labels());
    }

    @Test
    void anUnknownNameIsAnsweredWithThoseThereAre() throws IOException {
        Cli.Run run = Cli.run("recognize", "digtis", CLIP);
        assertEquals(2, run.exit());
        assertEquals(
                "syllabary: no model 'digtis': neither a file nor one in the box, which are "
                        + String.join(", ", StoredModels.names()) + System.lineSeparator(),
                run.err());
        assertEquals(2, Cli.run("models", "digtis").exit());
        assertTrue(Cli.run("models", "digtis", "--json").err().contains("there are "));
    }

    @Test
    void aFileOfThatNameWins() throws IOException {
        Path file = Files.writeString(Path.of("commands"), "no model");
        try {
            Cli.Run run = Cli.run("summary", "commands");
            assertEquals(2, run.exit(), run::toString);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void writesAModelAsAFileOfItsOwn(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("mine.onnx");
        assertEquals(0, Cli.run("models", "digits", "--out", file).exit());
        assertArrayEquals(StoredModels.bytes("digits"), Files.readAllBytes(file));
        assertEquals(2, Cli.run("models", "--out", file).exit());
    }

    @Test
    void whatIsInTheBoxIsNotCalibratedInPlace() {
        Cli.Run run = Cli.run("calibrate", "digits", "--negatives", "corpus/long", "--false-alarms-per-hour", 100);
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("digits is in the box"), run::toString);
        assertFalse(Files.exists(Path.of("digits")));
    }
}
