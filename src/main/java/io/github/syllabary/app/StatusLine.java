package io.github.syllabary.app;

import java.io.PrintWriter;

/** A line that is written over in place, on a terminal; elsewhere nothing. */
final class StatusLine {
    /** Narrower than the narrowest usual terminal: a line that wraps cannot be written over. */
    private static final int MOST_COLUMNS = 78;

    private final PrintWriter err;
    private final boolean terminal;
    private int columns;

    StatusLine(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    void show(String text) {
        if (!terminal) return;
        String line = cut(text);
        int width = columns(line);
        err.print("\r" + line + " ".repeat(Math.max(0, columns - width)));
        err.flush();
        columns = width;
    }

    /** Takes it away, so that another line can be printed. */
    void clear() {
        if (columns == 0) return;
        err.print("\r" + " ".repeat(columns) + "\r");
        err.flush();
        columns = 0;
    }

    private static String cut(String text) {
        int end = text.length();
        while (columns(text.substring(0, end)) > MOST_COLUMNS) end = text.offsetByCodePoints(end, -1);
        return text.substring(0, end);
    }

    /** As terminals count: two for 汉字, kana, hangul and wide forms. */
    static int columns(String text) {
        return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
    }

    private static boolean isWide(int c) {
        return Character.isIdeographic(c)
                || c >= 0x1100 && c <= 0x115f
                || c >= 0x3000 && c <= 0x30ff
                || c >= 0xac00 && c <= 0xd7a3
                || c >= 0xff01 && c <= 0xff60;
    }
}
