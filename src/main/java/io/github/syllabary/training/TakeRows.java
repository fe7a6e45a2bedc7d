package io.github.syllabary.training;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.audio.SoundTransforms;
import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.Utterance;
import io.github.syllabary.nn.Workspace;
import io.github.syllabary.recognizer.SoundFrontEnd;
import io.github.syllabary.tensor.RandomKey;
import io.github.syllabary.tensor.Scratch;
import io.github.syllabary.tensor.Workers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * What a model's embedding makes of some takes, each changed in many ways, of parts of them, and of the background.
 *
 * @param words by class and window; not of {@code unknown} and {@code silence}
 * @param parts windows with less than most of a word
 * @param unknown windows of takes that are labelled so
 * @param silence windows without speech
 */
record TakeRows(float[][][] words, float[][] parts, float[][] unknown, float[][] silence) {
    /** Windows of each word, the unchanged takes among them. */
    private static final int WINDOWS_A_WORD = 240;

    private static final int PARTS_A_WORD = 60;
    private static final int SILENT_WINDOWS = 160;

    /** What each take becomes in the windows. */
    private static final Augmentation CHANGES = new Augmentation(
            200,
            Voice.at(new Augmentation.Range(0.85, 1.15)),
            0.2,
            new Augmentation.Range(0.1, 0.5),
            FrequencyResponse.FLAT,
            Talkers.NONE,
            new Augmentation.Added(0.8, new Augmentation.Range(3, 30)),
            Channel.NONE,
            new Augmentation.Range(-15, 6),
            Masks.NONE,
            Mixup.NONE);

    // what keys are drawn for
    private static final int PART = 30;
    private static final int SIDE = 31;

    /** How much of a word a part shows: what shows more may be taken for the word. */
    private static final Augmentation.Range PART_SHOWN = new Augmentation.Range(0.15, 0.5);

    /**
     * @param words the classes
     * @param noise what takes are heard in, and alone for silence
     * @param listener told how many windows are done
     * @throws IOException if a take cannot be read
     */
    static TakeRows draw(
            Embedding embedding,
            Corpus takes,
            List<String> words,
            Noise noise,
            long seed,
            Workers workers,
            TrainingListener listener)
            throws IOException {
        SoundFrontEnd frontEnd = embedding.frontEnd();
        List<Utterance> all = takes.utterances();
        float[][] windows = new float[all.size()][frontEnd.windowSamples()];
        float[][] parted = new float[all.size()][];
        SpeechBounds[] bounds = new SpeechBounds[all.size()];
        try {
            workers.run(all.size(), (i, worker) -> {
                try {
                    Sound sound = all.get(i).sound().resample(frontEnd.sampleRate());
                    frontEnd.place(sound, windows[i]);
                    parted[i] = sound.samples();
                    bounds[i] = SpeechBounds.find(parted[i], frontEnd.sampleRate());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        List<Job> jobs = new ArrayList<>();
        for (int c = 0; c < words.size(); c++) {
            int[] its = indices(all, words.get(c));
            for (int k = 0; k < Math.max(WINDOWS_A_WORD, its.length); k++)
                jobs.add(new Job(c, its[k % its.length], k < its.length));
            for (int k = 0; k < PARTS_A_WORD; k++) jobs.add(new Job(Job.PART, its[k % its.length], false));
        }
        for (int i : indices(all, Corpus.UNKNOWN))
            for (int k = 0; k < 4; k++) jobs.add(new Job(Job.UNKNOWN, i, k == 0));
        for (int k = 0; k < SILENT_WINDOWS; k++) jobs.add(new Job(Job.SILENCE, -1, false));
        AtomicInteger done = new AtomicInteger();
        Surroundings around = new Surroundings(noise, Rooms.simulated(), null);
        float[][] rows = embed(embedding, jobs.size(), workers, (j, window, scratch) -> {
            Job job = jobs.get(j);
            long key = RandomKey.derive(seed, j);
            Arrays.fill(window, 0);
            if (job.kind == Job.SILENCE) silence(window, noise, key);
            else if (job.kind == Job.PART) part(parted[job.take], bounds[job.take], window, key);
            else System.arraycopy(windows[job.take], 0, window, 0, window.length);
            if (!job.asItIs && job.kind != Job.SILENCE)
                CHANGES.apply(window, frontEnd.sampleRate(), around, scratch, key);
            listener.read(done.incrementAndGet(), jobs.size());
        });
        float[][][] ofWords = new float[words.size()][][];
        for (int c = 0; c < ofWords.length; c++) ofWords[c] = pick(rows, jobs, c);
        return new TakeRows(
                ofWords, pick(rows, jobs, Job.PART), pick(rows, jobs, Job.UNKNOWN), pick(rows, jobs, Job.SILENCE));
    }

    /** Rows of windows as they are, and of each once changed. */
    static float[][] of(Embedding embedding, List<float[]> windows, long seed, Workers workers) {
        Surroundings around = new Surroundings(Noise.synthetic(), Rooms.simulated(), null);
        return embed(embedding, 2 * windows.size(), workers, (j, window, scratch) -> {
            System.arraycopy(windows.get(j / 2), 0, window, 0, window.length);
            if (j % 2 == 1)
                CHANGES.apply(window, embedding.frontEnd().sampleRate(), around, scratch, RandomKey.derive(seed, j));
        });
    }

    /** Lays samples into a window; called by any thread. */
    private interface Layout {
        void fill(int index, float[] window, Scratch scratch);
    }

    private static float[][] embed(Embedding embedding, int n, Workers workers, Layout layout) {
        SoundFrontEnd frontEnd = embedding.frontEnd();
        float[][] rows = new float[n][];
        Scratch[] scratches = new Scratch[workers.threads()];
        Workspace[] workspaces = new Workspace[scratches.length];
        float[][] windows = new float[scratches.length][frontEnd.windowSamples()];
        float[][] features = new float[scratches.length][frontEnd.shape().size()];
        for (int w = 0; w < workspaces.length; w++) {
            scratches[w] = new Scratch();
            workspaces[w] = embedding.network().workspace();
        }
        workers.run(n, (i, worker) -> {
            layout.fill(i, windows[worker], scratches[worker]);
            frontEnd.extractWindow(windows[worker], features[worker], 0);
            rows[i] = Arrays.copyOf(workspaces[worker].run(features[worker], 1), embedding.size());
        });
        return rows;
    }

    /**
     * A window to be drawn.
     *
     * @param kind the class of a word, or what else
     * @param asItIs without any change
     */
    private record Job(int kind, int take, boolean asItIs) {
        static final int PART = -1;
        static final int UNKNOWN = -2;
        static final int SILENCE = -3;
    }

    private static int[] indices(List<Utterance> all, String label) {
        return IntStream.range(0, all.size())
                .filter(i -> all.get(i).label().equals(label))
                .toArray();
    }

    private static float[][] pick(float[][] rows, List<Job> jobs, int kind) {
        List<float[]> picked = new ArrayList<>();
        for (int j = 0; j < rows.length; j++) if (jobs.get(j).kind == kind) picked.add(rows[j]);
        return picked.toArray(float[][]::new);
    }

    /** The beginning or the end of a word, in the middle of the window. */
    private static void part(float[] x, SpeechBounds speech, float[] window, long key) {
        int n = (int) (PART_SHOWN.draw(key, PART) * speech.length());
        int from = RandomKey.uniform(key, SIDE) < 0.5f ? speech.from() : speech.to() - n;
        n = Math.min(n, window.length);
        System.arraycopy(x, from, window, (window.length - n) / 2, n);
    }

    /** Noise of any level, now and then none. */
    private static void silence(float[] window, Noise noise, long key) {
        if (RandomKey.uniform(key, 0) < 0.1f) return;
        noise.fill(window, window.length, RandomKey.derive(key, 1));
        double rms = SoundTransforms.rms(window, 0, window.length);
        if (rms == 0) return;
        double level = SoundTransforms.decibels(RandomKey.uniform(key, 3, -75, -25));
        SoundTransforms.gain(window, 0, window.length, (float) (level / rms));
    }
}
