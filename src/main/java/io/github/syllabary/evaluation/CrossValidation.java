package io.github.syllabary.evaluation;

import com.google.gson.GsonBuilder;
import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.Fold;
import io.github.syllabary.corpus.SplitPolicy;
import io.github.syllabary.corpus.Splits;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.tensor.Workers;
import io.github.syllabary.training.Recipe;
import io.github.syllabary.training.Trainer;
import io.github.syllabary.training.TrainingListener;
import io.github.syllabary.training.TrainingOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A recipe measured on speakers it never heard, once for each fold of a corpus.
 *
 * @param folds in the corpus' order
 */
public record CrossValidation(List<FoldResult> folds) {

    /**
     * @param name as in {@link Fold}
     * @param tally of its test clips that could be read
     * @param unreadable how many could not
     */
    public record FoldResult(String name, List<String> speakers, Tally tally, int unreadable) {}

    /** How all folds together get on, from any of the threads. */
    public interface Progress {
        /** Of a thousand. */
        void done(long thousandths, long of);
    }

    /**
     * Trains and measures each fold, several at a time. The same whatever {@code parallel} and the number of threads.
     *
     * @param options checkpoints are not kept
     * @param validation which share of the training clips is for validation
     * @param parallel how many folds run at a time; the threads of the options are shared out among them
     * @throws IOException if a clip to train on cannot be read
     */
    public static CrossValidation of(
            Recipe recipe,
            List<Fold> folds,
            TrainingOptions options,
            SplitPolicy validation,
            int parallel,
            Progress progress)
            throws IOException {
        FoldResult[] results = new FoldResult[folds.size()];
        AtomicLongArray steps = new AtomicLongArray(folds.size());
        int threads = Math.max(1, options.threads() / parallel);
        try (Workers workers = new Workers(parallel)) {
            workers.run(folds.size(), (f, worker) -> {
                TrainingListener listener = new TrainingListener() {
                    @Override
                    public void step(long done, long total) {
                        steps.set(f, 1000 * done / total);
                        long sum = 0;
                        for (int i = 0; i < steps.length(); i++) sum += steps.get(i);
                        progress.done(sum, 1000L * folds.size());
                    }
                };
                try {
                    results[f] = one(
                            recipe,
                            folds.get(f),
                            options.checkpoint(null, false).threads(threads),
                            validation,
                            listener);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new CrossValidation(List.of(results));
    }

    private static FoldResult one(
            Recipe recipe, Fold fold, TrainingOptions options, SplitPolicy validation, TrainingListener listener)
            throws IOException {
        Corpus divided = Splits.cutValidation(fold.corpus(), validation);
        Corpus held = divided.filter(u -> u.split().equals(Splits.VALIDATION));
        Recognizer recognizer = new Trainer(recipe, divided.inSplit(Splits.TRAIN), held, options, listener).run();
        Corpus test = TruthLabels.fit(fold.test(), recognizer.labels());
        try (Workers workers = new Workers(options.threads())) {
            Evaluation e = Evaluation.of(recognizer, test, options.cache(), workers, (done, all) -> {});
            return new FoldResult(fold.name(), fold.speakers(), e.confusion().total(), e.unreadableClips());
        }
    }

    /** Mean of the folds' accuracies, each fold weighing the same. */
    public double mean() {
        return Arrays.stream(accuracies()).average().orElse(Double.NaN);
    }

    /**
     * 95 % interval of that mean by Student's t over the folds; it may reach beyond 0 and 1, and is 0 to 1 of one fold.
     * Folds share most of their training clips, so it is rather too narrow.
     */
    public Interval interval() {
        double[] a = accuracies();
        int n = a.length;
        if (n < 2) return new Interval(0, 1);
        double squares = 0;
        for (double x : a) squares += (x - mean()) * (x - mean());
        double half = StudentT.quantile95(n - 1) * Math.sqrt(squares / (n - 1) / n);
        return new Interval(mean() - half, mean() + half);
    }

    /** All test clips together. */
    public Tally pooled() {
        Tally all = new Tally(0, 0);
        for (FoldResult f : folds)
            all = new Tally(
                    all.correct() + f.tally().correct(), all.clips() + f.tally().clips());
        return all;
    }

    private double[] accuracies() {
        return folds.stream().mapToDouble(f -> f.tally().accuracy()).toArray();
    }

    /** For people: a table of the folds, then the mean. */
    public String toText() {
        TextTable table = new TextTable().row("fold", "speakers", "clips", "accuracy", "95 % interval");
        for (FoldResult f : folds)
            table.row(
                    f.name(),
                    f.speakers().isEmpty() ? "–" : "" + f.speakers().size(),
                    "" + f.tally().clips(),
                    Percent.of(f.tally().accuracy()),
                    Percent.of(f.tally().interval()));
        int unreadable = folds.stream().mapToInt(FoldResult::unreadable).sum();
        return table
                + String.format(
                        Locale.ROOT,
                        "\nmean of %d folds %s (95 %% interval %s, Student's t over the folds)\n"
                                + "all clips together %s (95 %% interval %s, Wilson), %d of %d clips\n",
                        folds.size(),
                        Percent.of(mean()),
                        Percent.of(interval()),
                        Percent.of(pooled().accuracy()),
                        Percent.of(pooled().interval()),
                        pooled().correct(),
                        pooled().clips())
                + (unreadable == 0 ? "" : unreadable + " clips could not be read and count in no figure\n");
    }

    /**
     * One line of JSON: {@code mean}, {@code interval} and {@code intervalBy}, {@code pooled} with its own interval, and
     * {@code folds}. Shares are fractions.
     */
    public String toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mean", mean());
        json.put("interval", pair(interval()));
        json.put("intervalBy", "Student's t over the folds");
        json.put("pooled", json(pooled()));
        json.put(
                "folds",
                folds.stream()
                        .map(f -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("fold", f.name());
                            one.put("speakers", f.speakers());
                            one.putAll(json(f.tally()));
                            one.put("unreadableClips", f.unreadable());
                            return one;
                        })
                        .toList());
        return new GsonBuilder().disableHtmlEscaping().create().toJson(json);
    }

    private static Map<String, Object> json(Tally tally) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("accuracy", tally.accuracy());
        one.put("interval", pair(tally.interval()));
        one.put("correct", tally.correct());
        one.put("clips", tally.clips());
        return one;
    }

    private static double[] pair(Interval interval) {
        return new double[] {interval.low(), interval.high()};
    }
}
