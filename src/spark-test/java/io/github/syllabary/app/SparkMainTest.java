package io.github.syllabary.app;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SparkMainTest {
    private static final String COMMAND = "tools/syllabary spark ";

    @Test
    void theReadmesCommandsAreUnderstood() throws IOException {
        List<String> commands = Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.startsWith(COMMAND))
                .map(line -> line.substring(COMMAND.length()))
                .toList();
        assertTrue(commands.size() > 2, commands::toString);
        for (String command : commands)
            assertDoesNotThrow(() -> SparkMain.commandLine().parseArgs(command.split(" ")), command);
    }

    @Test
    void rowsNeedAPlace() {
        StringWriter err = new StringWriter();
        int code =
                SparkMain.commandLine().setErr(new PrintWriter(err, true)).execute("evaluate", "words.onnx", "corpus");
        assertEquals(2, code);
        assertEquals(
                "syllabary: Missing required option: '--out=ROWS'; see syllabary spark evaluate --help",
                err.toString().strip());
    }
}
