package io.github.syllabary.training;

import io.github.syllabary.corpus.ClipCache;
import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.Utterance;
import io.github.syllabary.recognizer.FrontEnd;
import io.github.syllabary.recognizer.SoundFrontEnd;
import io.github.syllabary.tensor.RandomKey;
import io.github.syllabary.tensor.Scratch;
import io.github.syllabary.tensor.Workers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * A corpus in memory: each clip or picture placed in the front end's window, with the number of its class.
 *
 * @param windows samples at the model's rate, or pixels
 * @param classes index into the labels
 */
record Clips(float[][] windows, int[] classes) implements Material {

    /**
     * Reads all clips or pictures, in parallel.
     *
     * @param cache where clips are kept decoded from run to run
     * @param done told how many have been read, from any thread
     * @throws IOException if one cannot be read
     * @throws IllegalArgumentException if a label is not among {@code labels}
     */
    static Clips read(
            Corpus corpus,
            List<String> labels,
            FrontEnd<?> frontEnd,
            ClipCache cache,
            Workers workers,
            IntConsumer done)
            throws IOException {
        List<Utterance> utterances = corpus.utterances();
        float[][] windows = new float[utterances.size()][];
        int[] classes = new int[windows.length];
        AtomicInteger count = new AtomicInteger();
        try {
            workers.run(windows.length, (i, worker) -> {
                Utterance u = utterances.get(i);
                classes[i] = labels.indexOf(u.label());
                if (classes[i] < 0)
                    throw new IllegalArgumentException(
                            u.file() + ": the label '" + u.label() + "' does not occur among the training clips");
                windows[i] = new float[frontEnd.windowSize()];
                try {
                    place(u, frontEnd, cache, windows[i]);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                done.accept(count.incrementAndGet());
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new Clips(windows, classes);
    }

    /** Brings an example of the corpus into the window. */
    private static void place(Utterance u, FrontEnd<?> frontEnd, ClipCache cache, float[] window) throws IOException {
        if (frontEnd instanceof SoundFrontEnd sound) sound.place(cache.sound(u, sound.sampleRate()), window);
        else frontEnd.readWindow(u, window);
    }

    @Override
    public int size() {
        return windows.length;
    }

    @Override
    public int[] order(long key) {
        return Shuffle.of(size(), key);
    }

    @Override
    public int draw(int index, long key, float[] window, Scratch scratch) {
        System.arraycopy(windows[index], 0, window, 0, window.length);
        return classes[index];
    }

    @Override
    public void speech(float[] to, int n, long key, Scratch scratch) {
        System.arraycopy(windows[(int) (RandomKey.uniform(key, 0) * size())], 0, to, 0, n);
    }

    @Override
    public boolean laysOut() {
        return false;
    }

    @Override
    public void addTo(Fingerprint print) {
        for (int i = 0; i < size(); i++) print.add(classes[i]).add(windows[i]);
    }

    @Override
    public float[] balancedWeights(int classCount) {
        int[] n = new int[classCount];
        for (int c : classes) n[c]++;
        float[] weights = new float[classCount];
        for (int c = 0; c < classCount; c++) weights[c] = n[c] == 0 ? 0 : (float) size() / (classCount * n[c]);
        return weights;
    }
}
