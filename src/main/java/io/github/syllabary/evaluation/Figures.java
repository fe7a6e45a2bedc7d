package io.github.syllabary.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds outcomes up. Its memory depends on labels and speakers, not on how many outcomes there are. The same outcomes
 * in the same order give the same figures to the last bit.
 */
public final class Figures implements OutcomeSink {
    static final int MOST_UNREADABLE = 1000;

    private final List<String> labels;
    private final Map<String, Integer> indices = new HashMap<>();
    private final int[][] counts;
    private final Map<String, Tally> speakers = new TreeMap<>();
    private final List<Evaluation.Unreadable> unreadable = new ArrayList<>();
    private int unreadableClips;

    /**
     * @param labels the recognizer's, in the order of the outcomes' probabilities
     */
    public Figures(List<String> labels) {
        this.labels = List.copyOf(labels);
        for (String label : labels) indices.put(label, indices.size());
        counts = new int[labels.size()][labels.size()];
    }

    @Override
    public void accept(Outcome o) {
        if (!o.readable()) {
            unreadableClips++;
            if (unreadable.size() < MOST_UNREADABLE) unreadable.add(new Evaluation.Unreadable(o.file(), o.fault()));
            return;
        }
        counts[indices.get(o.label())][indices.get(o.found())]++;
        if (!o.speaker().isEmpty())
            speakers.put(
                    o.speaker(),
                    speakers.getOrDefault(o.speaker(), new Tally(0, 0)).plus(o.correct()));
    }

    /**
     * The main figures so far.
     *
     * @throws IOException if not one clip could be read
     */
    public Evaluation evaluation() throws IOException {
        ConfusionMatrix confusion = new ConfusionMatrix(labels, counts);
        if (confusion.total().clips() == 0 && unreadableClips > 0)
            throw new IOException("none of the " + unreadableClips + " clips can be read; the first: "
                    + unreadable.get(0).reason());
        return new Evaluation(confusion, new TreeMap<>(speakers), List.copyOf(unreadable), unreadableClips);
    }
}
