package io.github.syllabary.evaluation;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.Utterance;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.tensor.Workers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * What a recognizer made of a corpus. The same whatever the number of threads.
 *
 * @param speakers by name; only speakers who are somebody
 * @param unreadable clips that could not be read, in the corpus' order; they count in no figure
 */
public record Evaluation(ConfusionMatrix confusion, Map<String, Tally> speakers, List<Unreadable> unreadable) {

    /** A clip that could not be read, and why, in a sentence that names the file. */
    public record Unreadable(String file, String reason) {}

    /** Told of each clip that is done, from any of the threads. */
    public interface Progress {
        void done(int clips, int ofClips);
    }

    /** Index of the label a sound is taken for. */
    interface Classifier {
        int classify(Sound sound);
    }

    /**
     * Runs a recognizer over all clips of a corpus, in parallel, with one file in memory for each thread.
     *
     * @param corpus its labels all known to the recognizer, see {@link TruthLabels}
     * @throws IllegalArgumentException if there are no clips, or a label is not known
     * @throws IOException if no clip can be read
     */
    public static Evaluation of(Recognizer recognizer, Corpus corpus, Workers workers, Progress progress)
            throws IOException {
        List<String> labels = recognizer.labels();
        return of(labels, sound -> labels.indexOf(recognizer.recognize(sound).label()), corpus, workers, progress);
    }

    static Evaluation of(
            List<String> labels, Classifier classifier, Corpus corpus, Workers workers, Progress progress)
            throws IOException {
        List<Utterance> clips = corpus.utterances();
        if (clips.isEmpty())
            throw new IllegalArgumentException(corpus.root() + " has no clips to evaluate; choose another split");
        for (String label : corpus.labels())
            if (!labels.contains(label))
                throw new IllegalArgumentException("the recognizer does not know the label '" + label + "'");
        int[] truth = clips.stream().mapToInt(u -> labels.indexOf(u.label())).toArray();
        int[] found = new int[clips.size()];
        String[] faults = new String[clips.size()];
        AtomicInteger done = new AtomicInteger();
        workers.run(clips.size(), (i, worker) -> {
            try {
                found[i] = classifier.classify(clips.get(i).sound());
            } catch (IOException e) {
                faults[i] = e.getMessage();
            }
            progress.done(done.incrementAndGet(), clips.size());
        });
        return summed(labels, clips, truth, found, faults);
    }

    private static Evaluation summed(
            List<String> labels, List<Utterance> clips, int[] truth, int[] found, String[] faults) throws IOException {
        int[][] counts = new int[labels.size()][labels.size()];
        Map<String, Tally> speakers = new TreeMap<>();
        List<Unreadable> unreadable = new ArrayList<>();
        for (int i = 0; i < clips.size(); i++) {
            Utterance clip = clips.get(i);
            if (faults[i] != null) {
                unreadable.add(new Unreadable(clip.file().toString(), faults[i]));
                continue;
            }
            counts[truth[i]][found[i]]++;
            if (clip.hasSpeaker()) {
                Tally tally = speakers.getOrDefault(clip.speaker(), new Tally(0, 0));
                speakers.put(clip.speaker(), tally.plus(truth[i] == found[i]));
            }
        }
        if (unreadable.size() == clips.size())
            throw new IOException("none of the " + clips.size() + " clips can be read; the first: "
                    + unreadable.get(0).reason());
        return new Evaluation(new ConfusionMatrix(labels, counts), speakers, unreadable);
    }

    /** Clips that were read. */
    public int clips() {
        return confusion.total().clips();
    }

    /** Fraction of the clips that were recognised, 0 to 1. */
    public double accuracy() {
        return confusion.total().accuracy();
    }

    /** 95 %, by Wilson. */
    public Interval interval() {
        return confusion.total().interval();
    }

    /**
     * For people: accuracy, a table of labels, what was mistaken for what, a table of speakers.
     *
     * @param shown how a label is written
     */
    public String toText(UnaryOperator<String> shown) {
        return EvaluationText.of(this, shown);
    }

    /**
     * One line of JSON: {@code accuracy}, {@code interval} (low and high), {@code clips}, {@code correct}, {@code
     * macroF1}, {@code labels}, {@code confusion} (rows are the truth), {@code classes}, {@code speakers}, {@code
     * unreadable}. Shares are fractions; those of nothing are null.
     */
    public String toJson() {
        return EvaluationJson.of(this);
    }
}
