package io.github.syllabary.evaluation;

import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomeFileTest {
    private static final Evaluated WHAT = new Evaluated("m", "ab", "c", "cd", 3, Outcomes.LABELS);
    private static final List<Outcome> ROWS = List.of(
            Outcomes.of(0, "yes", "<anna>\n\u2028你好", 0.1f),
            Outcomes.unreadable(1, "no"),
            Outcomes.of(2, "no", Math.nextUp(0.25f)));

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("outcomes.jsonl");
    }

    private void write(List<Outcome> rows) throws IOException {
        try (OutcomeFile out = OutcomeFile.create(file(), WHAT)) {
            for (Outcome row : rows) out.accept(row);
        }
    }

    private List<Outcome> read() throws IOException {
        List<Outcome> rows = new ArrayList<>();
        assertEquals(WHAT, OutcomeFile.read(file(), rows::add));
        return rows;
    }

    private static void assertSame(List<Outcome> expected, List<Outcome> rows) {
        assertEquals(expected.size(), rows.size());
        for (int i = 0; i < rows.size(); i++) {
            assertArrayEquals(expected.get(i).probabilities(), rows.get(i).probabilities(), 0);
            assertEquals(
                    expected.get(i).toString().replaceAll("\\[F@\\w+", ""),
                    rows.get(i).toString().replaceAll("\\[F@\\w+", ""));
        }
    }

    @Test
    void rowsComeBackToTheBit() throws IOException {
        write(ROWS);
        assertSame(ROWS, read());
    }

    @Test
    void aRunBrokenOffAnywhereEndsWithTheSameFile() throws IOException {
        write(ROWS);
        byte[] whole = Files.readAllBytes(file());
        for (int length = 0; length <= whole.length; length++) {
            Files.write(file(), java.util.Arrays.copyOf(whole, length));
            try (OutcomeFile out = OutcomeFile.resume(file(), WHAT)) {
                for (Outcome row : ROWS.subList(out.rows(), 3)) out.accept(row);
            }
            assertArrayEquals(whole, Files.readAllBytes(file()), "cut at " + length);
        }
    }

    @Test
    void aLastRowThatIsNoRowIsNotTrusted() throws IOException {
        write(ROWS.subList(0, 2));
        String good = Files.readString(file());
        Files.writeString(file(), good + "\0\0\0\0\n");
        assertSame(ROWS.subList(0, 2), read());
        try (OutcomeFile out = OutcomeFile.resume(file(), WHAT)) {
            assertEquals(2, out.rows());
        }
        assertEquals(good, Files.readString(file()));
    }

    @Test
    void aDamagedRowInTheMiddleIsNamed() throws IOException {
        write(ROWS);
        List<String> lines = new ArrayList<>(Files.readAllLines(file()));
        lines.set(2, lines.get(2).substring(5));
        Files.write(file(), lines);
        String message = assertThrows(IOException.class, this::read).getMessage();
        assertEquals(file() + " line 3 is no row of outcomes; start anew", message);
    }

    @Test
    void outcomesOfAnotherModelAreNotGoneOnWith() throws IOException {
        write(ROWS);
        Evaluated other = new Evaluated("m", "ac", "c", "cd", 3, Outcomes.LABELS);
        String message = assertThrows(IOException.class, () -> OutcomeFile.resume(file(), other))
                .getMessage();
        assertTrue(message.contains("another model"), message);
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        for (String text : List.of("", "{}", "hello\nworld\n")) {
            Files.writeString(file(), text);
            String message = assertThrows(IOException.class, () -> OutcomeFile.read(file(), row -> {}))
                    .getMessage();
            assertTrue(message.startsWith(file().toString()), message);
        }
    }
}
