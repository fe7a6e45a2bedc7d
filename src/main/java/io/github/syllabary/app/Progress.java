package io.github.syllabary.app;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A bar on standard error with the time left. It appears after two seconds, and only in a terminal; elsewhere it just
 * keeps the time. Any thread may report.
 */
final class Progress implements AutoCloseable {
    private static final long APPEARS_NANOS = 2_000_000_000L;
    private static final long REDRAW_NANOS = 100_000_000L;
    private static final int BAR = 24;

    private final PrintWriter err;
    private final boolean terminal;
    private final String what;
    private final LongSupplier nanos;
    private final long begun;
    private long drawn;
    private long first = -1;
    private long done;
    private long total;
    private int width;

    /**
     * @param what stands before the bar
     */
    Progress(CommandSpec command, String what) {
        this(command.commandLine().getErr(), isTerminal(), what, System::nanoTime);
    }

    Progress(PrintWriter err, boolean terminal, String what, LongSupplier nanos) {
        this.err = err;
        this.terminal = terminal;
        this.what = what;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
        this.drawn = begun + APPEARS_NANOS - REDRAW_NANOS;
    }

    // from Java 22 on there is a console object behind a pipe as well, and a method to ask it
    static boolean isTerminal() {
        Console console = System.console();
        if (console == null) return false;
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    synchronized void update(long nowDone, long ofTotal) {
        // a resumed run begins in the middle, and parallel reports may overtake each other
        if (first < 0) first = nowDone - 1;
        done = Math.max(done, nowDone);
        total = ofTotal;
        long now = nanos.getAsLong();
        if (!terminal || now - drawn < REDRAW_NANOS) return;
        drawn = now;
        draw();
    }

    private void draw() {
        int filled = (int) (BAR * done / Math.max(1, total));
        String line = what + " [" + "#".repeat(filled) + "-".repeat(BAR - filled) + "] "
                + 100 * done / Math.max(1, total) + " %  " + timeLeft() + " left";
        err.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
        err.flush();
        width = line.length();
    }

    /** As long as the work that is left takes at the speed so far. */
    synchronized String timeLeft() {
        if (done <= first) return "unknown time";
        double perUnit = (double) (nanos.getAsLong() - begun) / (done - first);
        return duration(perUnit * (total - done) / 1e9);
    }

    /** Since the beginning. */
    synchronized String timeTaken() {
        return duration((nanos.getAsLong() - begun) / 1e9);
    }

    /** Takes the bar away, so that a line can be printed; the next update brings it back. */
    synchronized void clear() {
        if (width == 0) return;
        err.print("\r" + " ".repeat(width) + "\r");
        err.flush();
        width = 0;
    }

    @Override
    public void close() {
        clear();
    }

    static String duration(double seconds) {
        long s = Math.round(seconds);
        if (s < 60) return s + " s";
        if (s < 3600) return String.format(Locale.ROOT, "%d min %02d s", s / 60, s % 60);
        return String.format(Locale.ROOT, "%d h %02d min", s / 3600, s / 60 % 60);
    }
}
