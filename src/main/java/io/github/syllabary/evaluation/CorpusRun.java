package io.github.syllabary.evaluation;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.audio.SoundLevel;
import io.github.syllabary.corpus.ClipCache;
import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.Utterance;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.tensor.Workers;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs a recognizer over the clips of a corpus, in parallel, and hands out what it made of each, in the order of the
 * clips. Only a few hundred outcomes and one sound for each thread are in memory at a time.
 */
public final class CorpusRun {
    private static final int BATCH = 256; // clips between two meetings of all threads

    private final Judge judge;
    private final Corpus corpus;
    private final Workers workers;

    /** Told of each clip that is done, from any of the threads. */
    public interface Progress {
        void done(int clips, int ofClips);
    }

    /** What is made of one example. */
    private interface Judge {
        Outcome outcome(int clip, Utterance u);
    }

    /** How probable each label is for a sound. */
    interface Classifier {
        float[] probabilities(Sound sound);
    }

    /**
     * @param corpus its labels all known to the recognizer, see {@link TruthLabels}
     * @throws IllegalArgumentException if there are no clips, or a label is not known
     */
    public CorpusRun(Recognizer recognizer, Corpus corpus, Workers workers) {
        this(recognizer, corpus, ClipCache.NONE, workers);
    }

    /**
     * As above; what earlier runs have made of the clips is taken from a cache.
     */
    public CorpusRun(Recognizer recognizer, Corpus corpus, ClipCache cache, Workers workers) {
        this(recognizer.labels(), judge(recognizer, cache), corpus, workers);
    }

    private static Judge judge(Recognizer recognizer, ClipCache cache) {
        if (recognizer.takesPictures()) return (clip, u) -> pictured(recognizer, clip, u);
        if (!cache.keeps() || !recognizer.speeds().asItIs()) return (clip, u) -> outcome(recognizer, clip, u, u::sound);
        return (clip, u) -> {
            try {
                HeardClip heard = HeardClip.of(u, recognizer.frontEnd(), cache);
                float[] probabilities =
                        recognizer.network().forward(heard.features()).data();
                String found = recognizer.labels().get(most(probabilities));
                return Outcome.of(clip, u, heard.seconds(), heard.level(), found, probabilities);
            } catch (IOException e) {
                return Outcome.unreadable(clip, u, e.getMessage());
            }
        };
    }

    CorpusRun(List<String> labels, Classifier classifier, Corpus corpus, Workers workers) {
        this(labels, (Judge) (clip, u) -> outcome(labels, classifier, clip, u, u::sound), corpus, workers);
    }

    private CorpusRun(List<String> labels, Judge judge, Corpus corpus, Workers workers) {
        if (corpus.size() == 0)
            throw new IllegalArgumentException(corpus.root() + " has no clips to evaluate; choose another split");
        for (String label : corpus.labels())
            if (!labels.contains(label))
                throw new IllegalArgumentException("the recognizer does not know the label '" + label + "'");
        this.judge = judge;
        this.corpus = corpus;
        this.workers = workers;
    }

    /** All clips. */
    public void run(Progress progress, OutcomeSink sink) throws IOException {
        run(0, progress, sink);
    }

    /**
     * The clips from number {@code from} on.
     *
     * @throws IOException if the sink throws it; clips that cannot be read are outcomes
     */
    public void run(int from, Progress progress, OutcomeSink sink) throws IOException {
        int clips = corpus.size();
        AtomicInteger done = new AtomicInteger(from);
        Outcome[] batch = new Outcome[BATCH];
        for (int start = from; start < clips; start += BATCH) {
            int first = start;
            int n = Math.min(BATCH, clips - start);
            workers.run(n, (i, worker) -> {
                batch[i] = outcome(first + i);
                progress.done(done.incrementAndGet(), clips);
            });
            for (int i = 0; i < n; i++) sink.accept(batch[i]);
        }
    }

    private Outcome outcome(int clip) {
        Utterance u = corpus.utterances().get(clip);
        return judge.outcome(clip, u);
    }

    private static Outcome pictured(Recognizer recognizer, int clip, Utterance u) {
        try {
            float[] probabilities = recognizer.probabilities(u);
            return Outcome.of(clip, u, recognizer.labels().get(most(probabilities)), probabilities);
        } catch (IOException e) {
            return Outcome.unreadable(clip, u, e.getMessage());
        }
    }

    /** Where a sound comes from. */
    @FunctionalInterface
    public interface SoundSource {
        Sound sound() throws IOException;
    }

    /**
     * One clip; for those who spread the work in another way.
     *
     * @param clip its number in the corpus
     * @param source asked for its sound once
     */
    public static Outcome outcome(Recognizer recognizer, int clip, Utterance u, SoundSource source) {
        return outcome(recognizer.labels(), recognizer::probabilities, clip, u, source);
    }

    static Outcome outcome(List<String> labels, Classifier classifier, int clip, Utterance u, SoundSource source) {
        Sound sound;
        try {
            sound = source.sound();
        } catch (IOException e) {
            return Outcome.unreadable(clip, u, e.getMessage());
        }
        float[] probabilities = classifier.probabilities(sound);
        return Outcome.of(
                clip, u, sound.seconds(), SoundLevel.of(sound), labels.get(most(probabilities)), probabilities);
    }

    /** Index of the most probable; the first of equals. */
    static int most(float[] probabilities) {
        int best = 0;
        for (int c = 1; c < probabilities.length; c++) if (probabilities[c] > probabilities[best]) best = c;
        return best;
    }
}
