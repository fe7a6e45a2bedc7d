package io.github.syllabary.spotting;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.recognizer.Recognizer;
import java.util.Arrays;
import java.util.List;

/**
 * The probabilities of some words along a recording, window by window, kept so that smoothing, thresholds and
 * refractory times can be tried without running the network again.
 */
public final class Posteriors {
    private final List<String> words;
    private final float[][] rows;
    private final int windowSamples;
    private final int stepSamples;
    private final int rate;

    private Posteriors(List<String> words, float[][] rows, int windowSamples, int stepSamples, int rate) {
        this.words = words;
        this.rows = rows;
        this.windowSamples = windowSamples;
        this.stepSamples = stepSamples;
        this.rate = rate;
    }

    /** With these rows, by window and word; for tests. */
    static Posteriors of(float[][] rows, int windowSamples, int stepSamples, int rate) {
        return new Posteriors(List.of("word"), rows, windowSamples, stepSamples, rate);
    }

    /**
     * Runs the recognizer along a recording of any rate.
     *
     * @throws IllegalArgumentException if it cannot stream, or has no label of such a name
     */
    public static Posteriors of(Recognizer recognizer, List<String> words, Sound sound) {
        int[] outputs = words.stream()
                .mapToInt(w -> SpotterSettings.output(recognizer, w))
                .toArray();
        float[][][] rows = {new float[64][]};
        int[] n = {0};
        RecognizerStream stream = new RecognizerStream(recognizer, sound.sampleRate(), (start, probabilities) -> {
            float[] row = new float[outputs.length];
            for (int w = 0; w < row.length; w++) row[w] = probabilities[outputs[w]];
            if (n[0] == rows[0].length) rows[0] = Arrays.copyOf(rows[0], 2 * n[0]);
            rows[0][n[0]++] = row;
        });
        stream.accept(sound.samples());
        stream.finish();
        return new Posteriors(
                List.copyOf(words),
                Arrays.copyOf(rows[0], n[0]),
                stream.windowSamples(),
                stream.stepSamples(),
                stream.modelRate());
    }

    /** How many windows there are. */
    public int windows() {
        return rows.length;
    }

    /** The sample behind a window, at the model's rate. */
    public long end(int window) {
        return windowSamples + (long) window * stepSamples;
    }

    /** The same in seconds. */
    public double endSeconds(int window) {
        return (double) end(window) / rate;
    }

    /** Averaged over {@code n} windows as a spotter does; by word and window. */
    public float[][] smoothed(int n) {
        Smoothing smoothing = new Smoothing(n, words.size());
        float[][] smoothed = new float[words.size()][rows.length];
        for (int r = 0; r < rows.length; r++) {
            float[] mean = smoothing.add(rows[r]);
            for (int w = 0; w < smoothed.length; w++) smoothed[w][r] = mean[w];
        }
        return smoothed;
    }

    /** The windows in which a spotter would spot a word with these smoothed scores. */
    public int[] finds(float[] scores, double threshold, double refractorySeconds) {
        long refractory = Math.round(refractorySeconds * rate);
        int[] finds = new int[16];
        int n = 0;
        long armedFrom = 0;
        for (int r = 0; r < scores.length; r++) {
            if (!(scores[r] >= threshold) || end(r) < armedFrom) continue;
            armedFrom = end(r) + refractory;
            if (n == finds.length) finds = Arrays.copyOf(finds, 2 * n);
            finds[n++] = r;
        }
        return Arrays.copyOf(finds, n);
    }
}
