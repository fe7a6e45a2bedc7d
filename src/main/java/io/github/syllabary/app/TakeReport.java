package io.github.syllabary.app;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.audio.SpokenTake;
import io.github.syllabary.training.TakeSession;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** Shows how takes are recorded: what to say, how loud it is, what was taken and what refused. */
final class TakeReport implements TakeSession.Listener {
    private static final int METER = 30;
    private static final int SIGNS = 32;

    /** At the left end of the meter, dB against full scale. */
    private static final double METER_FROM_DB = -60;

    private final PrintWriter out;
    private final boolean terminal;
    private boolean announced;
    private String asked = "";
    private int width;

    TakeReport(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void background(double seconds, double of) {
        if (!announced) line(String.format(Locale.ROOT, "background: be quiet for %.0f s", of));
        announced = true;
        if (terminal) redraw(String.format(Locale.ROOT, "  %.1f s", of - seconds));
    }

    @Override
    public void backgroundRefused(String problem) {
        announced = false;
        line("background refused: " + problem);
    }

    @Override
    public void next(String word, int take, int of) {
        asked = String.format("say '%s' (%d of %d)", word, take, of);
        line(asked);
    }

    @Override
    public void taken(String word, int take, int of, Path file, Sound sound) {
        line(String.format(
                Locale.ROOT, "  %s  %.2f s  %s", TakeSession.levelLine(sound, SIGNS), sound.seconds(), file));
    }

    @Override
    public void refused(String word, int take, SpokenTake refused) {
        line("  refused, " + refused.problem());
    }

    /** Draws the meter. */
    void level(double db, boolean speaking) {
        if (!terminal || asked.isEmpty()) return;
        int filled = (int) Math.max(0, Math.min(METER, METER * (1 - db / METER_FROM_DB)));
        redraw(String.format(
                Locale.ROOT,
                "  %s%s %4.0f dB%s",
                "█".repeat(filled),
                "·".repeat(METER - filled),
                db,
                speaking ? "  …" : ""));
    }

    void line(String text) {
        redraw("");
        if (terminal) out.print("\r");
        out.println(text);
        out.flush();
        width = 0;
    }

    private void redraw(String text) {
        if (!terminal) return;
        out.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
        out.flush();
        width = text.length();
    }
}
