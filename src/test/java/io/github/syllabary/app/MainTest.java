package io.github.syllabary.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.tensor.Kernels;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class MainTest {
    private final StringWriter out = new StringWriter();

    @Test
    void versionNamesTheProgramAndTheJava() {
        assertEquals(0, run("--version"));
        assertTrue(out.toString().startsWith("syllabary "));
        assertTrue(out.toString().contains("kernels: " + Kernels.get().name()));
        assertTrue(out.toString().contains("Java " + System.getProperty("java.version")));
    }

    @Test
    void withoutACommandTheHelpIsShown() {
        assertEquals(0, run());
        assertTrue(out.toString().startsWith("Usage: syllabary"));
    }

    private int run(String... args) {
        return Main.commandLine().setOut(new PrintWriter(out, true)).execute(args);
    }
}
