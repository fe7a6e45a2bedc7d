package io.github.syllabary.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final StringWriter err = new StringWriter();
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void shortWorkShowsNoBar() {
        Progress progress = progress(true);
        at(progress, 1.9, 5, 10);
        assertEquals("", err.toString());
    }

    @Test
    void longWorkShowsShareAndTimeLeft() {
        Progress progress = progress(true);
        at(progress, 1, 1, 10);
        at(progress, 4, 4, 10);
        assertEquals("\rreading [#########---------------] 40 %  6 s left", err.toString());
    }

    @Test
    void withoutATerminalNothingIsDrawn() {
        Progress progress = progress(false);
        at(progress, 60, 5, 10);
        progress.close();
        assertEquals("", err.toString());
        assertEquals("1 min 00 s", progress.timeTaken());
    }

    @Test
    void resumedWorkIsNotCountedAsDoneNow() {
        Progress progress = progress(false);
        at(progress, 0, 91, 100);
        at(progress, 5, 95, 100);
        assertEquals("5 s", progress.timeLeft());
    }

    @Test
    void reportsThatOvertakeEachOtherDoNotGoBack() {
        Progress progress = progress(true);
        at(progress, 0, 1, 10);
        at(progress, 4, 8, 10);
        at(progress, 8, 7, 10);
        assertTrue(err.toString().endsWith("80 %  2 s left"), err.toString());
    }

    @Test
    void clearingLeavesAnEmptyLine() {
        Progress progress = progress(true);
        at(progress, 3, 5, 10);
        int bar = err.toString().length() - 1;
        progress.clear();
        assertTrue(err.toString().endsWith("\r" + " ".repeat(bar) + "\r"));
    }

    @Test
    void durationsAreReadable() {
        assertEquals("59 s", Progress.duration(59.4));
        assertEquals("1 min 00 s", Progress.duration(59.6));
        assertEquals("59 min 59 s", Progress.duration(3599));
        assertEquals("2 h 05 min", Progress.duration(7500));
    }

    private Progress progress(boolean terminal) {
        return new Progress(new PrintWriter(err, true), terminal, "reading", nanos::get);
    }

    private void at(Progress progress, double seconds, long done, long total) {
        nanos.set((long) (seconds * 1e9));
        progress.update(done, total);
    }
}
