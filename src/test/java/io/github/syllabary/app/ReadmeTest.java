package io.github.syllabary.app;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final String COMMAND = "tools/syllabary ";

    @Test
    void everyCommandInItCanBeParsed() throws IOException {
        List<String> commands = Files.readString(Path.of("README.md"))
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith(COMMAND))
                .map(line -> line.substring(COMMAND.length()))
                .toList();
        assertTrue(commands.size() > 8, commands::toString);
        for (String command : commands)
            assertDoesNotThrow(() -> Main.commandLine().parseArgs(command.split(" ")), command);
    }

    @Test
    void everyCorpusFileInItIsThere() throws IOException {
        Arrays.stream(Files.readString(Path.of("README.md")).split("[\\s\"()`]+"))
                .filter(word -> word.startsWith("corpus/") && !word.contains("*"))
                .forEach(word -> assertTrue(Files.exists(Path.of(word)), word));
    }
}
