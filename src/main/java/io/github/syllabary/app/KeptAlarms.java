package io.github.syllabary.app;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.spotting.Detection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * Keeps what a spotter found as WAV files in a folder for each word, with half a second before and after, and adds a
 * row for each to {@value #TABLE}: a way back to training for false alarms.
 */
final class KeptAlarms {
    static final String TABLE = "alarms.tsv";
    private static final double CONTEXT_SECONDS = 0.5;

    private final Path folder;
    private final Path recording;
    private final int rate;

    /** The last samples, sample i at i mod length. */
    private final float[] ring;

    private long taken;
    private final Deque<Detection> waiting = new ArrayDeque<>();

    /**
     * @param windowSeconds of the model
     */
    KeptAlarms(Path folder, Path recording, int rate, double windowSeconds) {
        this.folder = folder;
        this.recording = recording;
        this.rate = rate;
        ring = new float[(int) ((windowSeconds + 3 * CONTEXT_SECONDS + 1) * rate)];
    }

    /** To be told of every find before the samples that brought it are {@linkplain #took taken}. */
    void found(Detection detection) {
        waiting.add(detection);
    }

    /** The samples the spotter took last, at most a quarter of a second of them. */
    void took(float[] samples, int n) throws IOException {
        for (int i = 0; i < n; i++) ring[(int) ((taken + i) % ring.length)] = samples[i];
        taken += n;
        while (!waiting.isEmpty() && waiting.peek().endSample() + context() <= taken) write(waiting.poll());
    }

    /** Writes what waits for samples that will not come. */
    void finish() throws IOException {
        while (!waiting.isEmpty()) write(waiting.poll());
    }

    private long context() {
        return Math.round(CONTEXT_SECONDS * rate);
    }

    private void write(Detection d) throws IOException {
        long from = Math.max(Math.max(0, taken - ring.length), d.startSample() - context());
        long to = Math.min(taken, d.endSample() + context());
        float[] samples = new float[(int) Math.max(1, to - from)];
        for (int i = 0; i < samples.length; i++) samples[i] = ring[(int) ((from + i) % ring.length)];
        String word = d.label().replaceAll("[^\\p{L}\\p{N}_+-]", "_");
        String name = String.valueOf(recording.getFileName());
        String file = String.format(Locale.ROOT, "%s/%s_%09.3f.wav", word, name, d.start());
        Files.createDirectories(folder.resolve(word));
        new Sound(samples, rate).write(folder.resolve(file));
        Path table = folder.resolve(TABLE);
        String header = Files.exists(table) ? "" : "path\tlabel\trecording\tstart\tend\tscore\n";
        String row = String.format(
                Locale.ROOT,
                "%s\t%s\t%s\t%.3f\t%.3f\t%.4f\n",
                file,
                d.label(),
                recording,
                d.start(),
                d.end(),
                d.score());
        Files.writeString(table, header + row, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
