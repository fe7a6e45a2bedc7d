package io.github.syllabary.app;

import io.github.syllabary.audio.Level;
import io.github.syllabary.audio.SoundChunk;
import io.github.syllabary.audio.SoundSource;
import io.github.syllabary.spotting.Detection;
import io.github.syllabary.spotting.LiveSession;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is heard, in a terminal: words as lines, and on a line below them level and likeliest classes. */
final class ListenView implements LiveSession.Listener {
    private static final int REDRAWS_A_SECOND = 10;
    private static final int CLASSES = 3;

    /** Digital silence of so many seconds is remarked upon once. */
    private static final int SILENT_SECONDS = 5;

    private final PrintWriter err;
    private final SoundSource source;
    private final boolean json;
    private final List<String> labels;
    private final Writings writings;
    private final SpotReport report;
    private final StatusLine line;
    private float[] probabilities;
    private float peak;
    private long redrawAt;
    private long silent;
    private long lastSaid;
    private long dropped;

    /**
     * @param terminal whether there is one to show level and classes on
     */
    ListenView(
            PrintWriter out,
            PrintWriter err,
            SoundSource source,
            boolean terminal,
            boolean json,
            List<String> labels,
            Writings writings) {
        this.err = err;
        this.source = source;
        this.json = json;
        this.labels = labels;
        this.writings = writings;
        report = new SpotReport(out, false, writings);
        line = new StatusLine(err, terminal);
    }

    @Override
    public void sound(SoundChunk chunk, Level level) {
        peak = Math.max(peak, level.peak());
        watchSilence(chunk, level);
        if (chunk.end() < redrawAt) return;
        redrawAt = chunk.end() + source.sampleRate() / REDRAWS_A_SECOND;
        line.show(LevelBar.of(new Level(peak, 0)) + "  " + classes());
        peak = 0;
    }

    private void watchSilence(SoundChunk chunk, Level level) {
        long before = silent;
        silent = level.peak() == 0 ? silent + chunk.samples().length : 0;
        long most = (long) SILENT_SECONDS * source.sampleRate();
        if (!source.live() || before >= most || silent < most) return;
        say("'" + source.name() + "' has given nothing but zeros for " + SILENT_SECONDS
                + " s; it may be muted, unplugged or not allowed here");
    }

    private String classes() {
        if (probabilities == null) return "";
        return IntStream.range(0, labels.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -probabilities[i]))
                .limit(CLASSES)
                .map(i -> String.format(
                        Locale.ROOT, "%3.0f %% %s", 100 * probabilities[i], writings.shown(labels.get(i))))
                .collect(Collectors.joining("  "));
    }

    @Override
    public void window(double end, float[] p) {
        if (probabilities == null) probabilities = new float[p.length];
        System.arraycopy(p, 0, probabilities, 0, p.length);
    }

    @Override
    public void detection(Detection d) {
        line.clear();
        if (json) report.json(null, d);
        else report.line(null, d);
    }

    /** At once, then for every second more. */
    @Override
    public void dropped(long samples) {
        dropped = samples;
        if (lastSaid > 0 && samples - lastSaid < source.sampleRate()) return;
        lastSaid = samples;
        sayDropped();
    }

    private void sayDropped() {
        say(String.format(
                Locale.ROOT,
                "%.1f s of sound dropped so far: this machine was too busy to listen",
                (double) dropped / source.sampleRate()));
    }

    private void say(String sentence) {
        line.clear();
        err.println("syllabary: " + sentence);
    }

    /** After the last word. */
    void end() {
        line.clear();
        if (dropped > lastSaid) sayDropped();
        if (report.finds() == 0 && !json) report.nothing(null);
    }
}
