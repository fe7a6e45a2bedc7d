package io.github.syllabary.app;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.recognizer.Recognizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo cut short: the whole of it is run by the check of continuous integration. */
class DemoCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void inTheProject() {
        System.setProperty(Home.PROPERTY, "");
    }

    @AfterEach
    void outside() {
        System.clearProperty(Home.PROPERTY);
    }

    @Test
    void anUntrainedModelIsAFailureAndIsSavedNonetheless() throws IOException {
        Path model = folder.resolve("new folder").resolve("demo.onnx");
        Cli.Run run = Cli.run("demo", "--epochs", 1, "--out", model);
        assertEquals(1, run.exit(), run::toString);
        assertEquals("", run.err());
        assertEquals(25, Recognizer.load(model).labels().size());
        assertTrue(run.out().contains("4. Find ni3_hao3 你好 in a recording of "), run.out());
        assertTrue(run.out().contains("The model is '" + model + "'. Try next:"), run.out());
    }

    @Test
    void commandsItNamesNextCanBeParsed() {
        Cli.Run run = Cli.run("demo", "--epochs", 1, "--out", folder.resolve("demo.onnx"));
        List<String> commands = run.out()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("tools/syllabary "))
                .toList();
        assertEquals(6, commands.size(), run::toString);
        for (String command : commands)
            assertDoesNotThrow(() -> Main.commandLine()
                    .parseArgs(command.substring("tools/syllabary ".length()).split(" ")));
    }
}
