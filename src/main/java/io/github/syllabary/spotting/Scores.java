package io.github.syllabary.spotting;

import io.github.syllabary.corpus.Utterance;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.tensor.Workers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The probabilities of some words along a track, window by window, kept so that smoothing, thresholds and
 * refractory times can be tried without running the network again.
 *
 * @param rows by window, the probabilities of the words
 * @param firstEnd the sample behind the first window
 * @param step samples from window to window
 */
record Scores(Track track, Track.Heard heard, float[][] rows, long firstEnd, int step) {

    /** The sample behind a window. */
    long end(int row) {
        return firstEnd + (long) row * step;
    }

    AudioKind kind() {
        return track.kind();
    }

    List<Utterance> utterances() {
        return track.utterances();
    }

    /** Averaged over {@code n} windows as a spotter does; {@code [word][window]}. */
    float[][] smoothed(int n, int words) {
        Smoothing smoothing = new Smoothing(n, words);
        float[][] smoothed = new float[words][rows.length];
        for (int r = 0; r < rows.length; r++) {
            float[] mean = smoothing.add(rows[r]);
            for (int w = 0; w < words; w++) smoothed[w][r] = mean[w];
        }
        return smoothed;
    }

    /**
     * Runs the recognizer along all tracks.
     *
     * @param outputs where the words stand among the labels
     * @param progress told how many tracks of how many are done
     * @throws IOException naming the file that cannot be read
     */
    static Scores[] of(
            Recognizer recognizer,
            int[] outputs,
            List<Track> tracks,
            Workers workers,
            BiConsumer<Integer, Integer> progress)
            throws IOException {
        Scores[] all = new Scores[tracks.size()];
        int[] done = {0};
        try {
            workers.run(all.length, (task, worker) -> {
                try {
                    all[task] = of(recognizer, outputs, tracks.get(task));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                synchronized (done) {
                    progress.accept(++done[0], all.length);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return all;
    }

    private static Scores of(Recognizer recognizer, int[] outputs, Track track) throws IOException {
        int rate = recognizer.frontEnd().sampleRate();
        Track.Heard heard = track.heard(rate);
        float[][][] rows = {new float[64][]};
        int[] n = {0};
        RecognizerStream stream = new RecognizerStream(recognizer, rate, (start, probabilities) -> {
            float[] row = new float[outputs.length];
            for (int w = 0; w < row.length; w++) row[w] = probabilities[outputs[w]];
            if (n[0] == rows[0].length) rows[0] = Arrays.copyOf(rows[0], 2 * n[0]);
            rows[0][n[0]++] = row;
        });
        stream.accept(heard.samples());
        stream.finish();
        // what was heard is not kept: hours of it would fill the memory
        Track.Heard times = new Track.Heard(new float[0], heard.starts(), heard.ends());
        return new Scores(track, times, Arrays.copyOf(rows[0], n[0]), stream.windowSamples(), stream.stepSamples());
    }
}
