package io.github.syllabary.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class FailuresTest {
    private final StringWriter err = new StringWriter();

    @Test
    void missingFileIsNamedInOneSentence() {
        int exit = run(() -> Files.size(Path.of("not there", "seven.wav")));
        assertEquals(2, exit);
        assertEquals(line("syllabary: no such file: " + Path.of("not there", "seven.wav")), err.toString());
    }

    @Test
    void forbiddenFileIsNamed() {
        assertEquals("no permission to read or write a.wav", Failures.sentence(new AccessDeniedException("a.wav")));
    }

    @Test
    void aReasonGivenByTheThrowerIsKept() {
        String sentence = Failures.sentence(new NoSuchFileException("a.wav", null, "named in words.tsv line 12"));
        assertEquals("a.wav: named in words.tsv line 12", sentence);
    }

    @Test
    void messagesOfUserErrorsStandAlone() {
        assertEquals(2, run(() -> {
            throw new IllegalArgumentException("words.tsv line 3: no label");
        }));
        assertEquals(line("syllabary: words.tsv line 3: no label"), err.toString());
    }

    @Test
    void uncheckedFileErrorSpeaksLikeItsCause() {
        assertEquals(
                "model ends early", Failures.sentence(new UncheckedIOException(new IOException("model ends early"))));
    }

    @Test
    void otherExceptionsAreInternalErrorsWithoutStackTrace() {
        assertEquals(2, run(() -> {
            throw new IllegalStateException("ring is empty");
        }));
        assertTrue(err.toString().startsWith("syllabary: internal error (java.lang.IllegalStateException: ring"));
        assertEquals(1, err.toString().lines().count());
    }

    @Test
    void anExceptionWithoutMessageNeverPrintsNull() {
        assertTrue(Failures.sentence(new EOFException()).startsWith("internal error (java.io.EOFException)"));
    }

    @Test
    void debugPropertyShowsTheStackTrace() {
        System.setProperty("syllabary.debug", "true");
        try {
            run(() -> Files.size(Path.of("not there")));
        } finally {
            System.clearProperty("syllabary.debug");
        }
        assertTrue(err.toString().contains("\tat "));
    }

    @Test
    void memoryRunningOutNamesTheRemedy() {
        assertEquals(2, run(() -> {
            throw new OutOfMemoryError("Java heap space");
        }));
        assertTrue(err.toString().contains("SYLLABARY_JAVA_OPTS=-Xmx4g"));
        assertEquals(1, err.toString().lines().count());
    }

    @Test
    void wrongArgumentsHintAtTheHelpOfTheirCommand() {
        assertEquals(2, commandLine(() -> 0).execute("work", "--cout=3"));
        assertEquals(line("syllabary: Unknown option: '--cout=3'; see syllabary work --help"), err.toString());
    }

    @Test
    void resultOfACommandIsTheExitCode() {
        assertEquals(1, run(() -> 1));
        assertEquals("", err.toString());
    }

    private int run(Callable<Object> work) {
        return Failures.run(commandLine(work), "work");
    }

    private CommandLine commandLine(Callable<Object> work) {
        CommandLine root = Main.commandLine().addSubcommand("work", new Work(work));
        return Failures.handledOn(root).setErr(new PrintWriter(err, true));
    }

    private static String line(String text) {
        return text + System.lineSeparator();
    }

    @Command
    private static final class Work implements Callable<Object> {
        private final Callable<Object> work;

        Work(Callable<Object> work) {
            this.work = work;
        }

        @Override
        public Object call() throws Exception {
            return work.call();
        }
    }
}
