package io.github.syllabary.evaluation;

import io.github.syllabary.corpus.ClipCache;
import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.tensor.Workers;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What a recognizer made of a corpus. The same whatever the number of threads.
 *
 * @param parts how often the truth was among the five most probable, of labels where there are more than ten, and of the
 *     initials, finals and tones of Mandarin syllables
 * @param speakers by name; only speakers who are somebody
 * @param unreadable clips that could not be read, in the corpus' order; they count in no figure. Of more than
 *     {@value Figures#MOST_UNREADABLE} these are the first
 * @param unreadableClips how many there are
 */
public record Evaluation(
        ConfusionMatrix confusion,
        List<PartFigures> parts,
        Map<String, Tally> speakers,
        List<Unreadable> unreadable,
        int unreadableClips) {

    /** A clip that could not be read, and why, in a sentence that names the file. */
    public record Unreadable(String file, String reason) {}

    /**
     * Runs a recognizer over all clips of a corpus, in parallel, with one file in memory for each thread.
     *
     * @param corpus its labels all known to the recognizer, see {@link TruthLabels}
     * @throws IllegalArgumentException if there are no clips, or a label is not known
     * @throws IOException if no clip can be read
     */
    public static Evaluation of(Recognizer recognizer, Corpus corpus, Workers workers, CorpusRun.Progress progress)
            throws IOException {
        return of(recognizer, corpus, ClipCache.NONE, workers, progress);
    }

    /** The same with the help of what earlier runs have made of the clips; changes the time, not a bit. */
    public static Evaluation of(
            Recognizer recognizer, Corpus corpus, ClipCache cache, Workers workers, CorpusRun.Progress progress)
            throws IOException {
        return of(recognizer.labels(), new CorpusRun(recognizer, corpus, cache, workers), progress);
    }

    static Evaluation of(List<String> labels, CorpusRun run, CorpusRun.Progress progress) throws IOException {
        Figures figures = new Figures(labels);
        run.run(progress, figures);
        return figures.evaluation();
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
     * macroF1}, {@code labels}, {@code confusion} (rows are the truth), {@code parts} (found first, and among the first
     * five), {@code classes}, {@code speakers}, {@code unreadable}. Shares are fractions; those of nothing are null.
     */
    public String toJson() {
        return EvaluationJson.of(this);
    }
}
