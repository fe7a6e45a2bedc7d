package io.github.syllabary.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** How often each label was recognised as each: rows are the truth, columns what was recognised. Immutable. */
public final class ConfusionMatrix {
    private final List<String> labels;
    private final int[][] counts;

    /** One cell off the diagonal. */
    public record Mistake(String said, String recognised, int count) {}

    /**
     * @param counts {@code (labels, labels)}, rows are the truth; copied
     */
    public ConfusionMatrix(List<String> labels, int[][] counts) {
        this.labels = List.copyOf(labels);
        this.counts = Arrays.stream(counts).map(int[]::clone).toArray(int[][]::new);
        for (int[] row : this.counts) {
            if (counts.length != labels.size() || row.length != labels.size())
                throw new IllegalArgumentException("confusions of " + counts.length + " by " + row.length + " for "
                        + labels.size() + " labels; both must be the number of labels");
        }
    }

    public List<String> labels() {
        return labels;
    }

    /** How many clips of label {@code truth} were recognised as label {@code recognised}; indices into the labels. */
    public int count(int truth, int recognised) {
        return counts[truth][recognised];
    }

    /** A copy of all counts, rows are the truth. */
    public int[][] counts() {
        return Arrays.stream(counts).map(int[]::clone).toArray(int[][]::new);
    }

    /** How many clips carry this label. */
    public int said(int label) {
        return Arrays.stream(counts[label]).sum();
    }

    /** How many clips were taken for this label, rightly or wrongly. */
    public int recognised(int label) {
        return Arrays.stream(counts).mapToInt(row -> row[label]).sum();
    }

    /** All clips together. */
    public Tally total() {
        int correct = 0;
        int clips = 0;
        for (int i = 0; i < counts.length; i++) {
            correct += counts[i][i];
            clips += said(i);
        }
        return new Tally(correct, clips);
    }

    /** Which share of what was taken for this label is it; NaN if nothing was. */
    public double precision(int label) {
        return (double) counts[label][label] / recognised(label);
    }

    /** Which share of this label's clips was recognised; NaN if there are none. */
    public double recall(int label) {
        return (double) counts[label][label] / said(label);
    }

    /** Harmonic mean of precision and recall, {@code 2·hits / (said + recognised)}; NaN if the label never occurs. */
    public double f1(int label) {
        return 2.0 * counts[label][label] / (said(label) + recognised(label));
    }

    /** Mean of F1 over the labels that have clips, each label weighing the same; NaN if none has. */
    public double macroF1() {
        return mean(this::f1);
    }

    /** As {@link #macroF1} of precision; a label for which nothing was taken counts as 0. */
    public double macroPrecision() {
        return mean(label -> recognised(label) == 0 ? 0 : precision(label));
    }

    /** As {@link #macroF1} of recall, also called balanced accuracy. */
    public double macroRecall() {
        return mean(this::recall);
    }

    private double mean(IntToDoubleFunction figure) {
        return IntStream.range(0, counts.length)
                .filter(label -> said(label) > 0)
                .mapToDouble(figure)
                .average()
                .orElse(Double.NaN);
    }

    /** What was taken for something else, the most frequent first, then in the order of the labels. */
    public List<Mistake> mistakes() {
        List<Mistake> mistakes = new ArrayList<>();
        for (int i = 0; i < counts.length; i++)
            for (int j = 0; j < counts.length; j++)
                if (i != j && counts[i][j] > 0) mistakes.add(new Mistake(labels.get(i), labels.get(j), counts[i][j]));
        mistakes.sort(Comparator.comparingInt(Mistake::count).reversed()); // stable
        return mistakes;
    }
}
