package io.github.syllabary.app;

import io.github.syllabary.audio.Level;
import java.util.Locale;

/** A level as a bar from −60 to 0 dB. */
final class LevelBar {
    private static final double LOWEST_DB = -60;
    private static final int WIDTH = 20;

    private LevelBar() {}

    /** Such as {@code [########------------] -35 dB}, always of one length; of the peak, for that is what clips. */
    static String of(Level level) {
        double db = level.peakDb();
        int filled = (int) Math.round(WIDTH * Math.max(0, Math.min(1, 1 - db / LOWEST_DB)));
        String text = db <= -100 ? "silent" : String.format(Locale.ROOT, "%3.0f dB", db);
        return "[" + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "] " + text;
    }
}
