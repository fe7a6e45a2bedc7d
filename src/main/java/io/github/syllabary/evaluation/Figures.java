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
    private static final int MOST_WORST = 24;
    private static final int MOST_SCORES = 4 << 20; // of all labels together, some 100 MB
    private static final int LEAST_SCORES = 1 << 10;

    private final List<String> labels;
    private final Map<String, Integer> indices = new HashMap<>();
    private final int[][] counts;
    private final Map<String, Tally> speakers = new TreeMap<>();
    private final List<Evaluation.Unreadable> unreadable = new ArrayList<>();
    private int unreadableClips;
    private final PartRanks ranks;
    private final Calibration.Sums calibration = new Calibration.Sums();
    private final List<ScoreCounts> scores = new ArrayList<>();
    private final List<Bands.Sums> bands = List.of(Bands.Sums.seconds(), Bands.Sums.snr(), Bands.Sums.loudness());
    private final Worst worst = new Worst(MOST_WORST);
    private final McNemar.ClipBits bits = new McNemar.ClipBits();
    private double seconds;

    /**
     * @param labels the recognizer's, in the order of the outcomes' probabilities
     */
    public Figures(List<String> labels) {
        this.labels = List.copyOf(labels);
        for (String label : labels) indices.put(label, indices.size());
        ranks = new PartRanks(labels);
        counts = new int[labels.size()][labels.size()];
        int kept = Math.max(LEAST_SCORES, MOST_SCORES / labels.size());
        for (int i = 0; i < labels.size(); i++) scores.add(new ScoreCounts(kept));
    }

    @Override
    public void accept(Outcome o) {
        bits.accept(o);
        if (!o.readable()) {
            unreadableClips++;
            if (unreadable.size() < MOST_UNREADABLE) unreadable.add(new Evaluation.Unreadable(o.file(), o.fault()));
            return;
        }
        int truth = indices.get(o.label());
        int found = indices.get(o.found());
        counts[truth][found]++;
        seconds += o.seconds();
        ranks.add(truth, o.probabilities());
        calibration.add(o.probabilities()[found], o.correct());
        for (int i = 0; i < labels.size(); i++) scores.get(i).add(o.probabilities()[i], i == truth);
        addToBands(o);
        if (!o.correct()) worst.add(o, o.probabilities()[truth]);
        if (!o.speaker().isEmpty())
            speakers.put(
                    o.speaker(),
                    speakers.getOrDefault(o.speaker(), new Tally(0, 0)).plus(o.correct()));
    }

    private void addToBands(Outcome o) {
        if (!o.isSound()) return;
        bands.get(0).add(o.seconds(), o.correct());
        bands.get(1).add(o.snr(), o.correct());
        bands.get(2).add(o.loudness(), o.correct());
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
        return new Evaluation(
                confusion, ranks.figures(), new TreeMap<>(speakers), List.copyOf(unreadable), unreadableClips);
    }

    /** Seconds of sound in all clips that could be read. */
    public double seconds() {
        return seconds;
    }

    public Calibration calibration() {
        return calibration.calibration();
    }

    /** Of each label, in their order. */
    public List<Roc> rocs() {
        List<Roc> rocs = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) rocs.add(scores.get(i).roc(labels.get(i)));
        return rocs;
    }

    /** By duration, signal-to-noise ratio, loudness; without rows for pictures. */
    public List<Bands> bands() {
        return bands.stream().map(Bands.Sums::bands).toList();
    }

    /** The mistakes with the least probability for the truth, at most {@value #MOST_WORST}, worst first. */
    public List<Outcome> worst() {
        return worst.outcomes();
    }

    /** The clips both could read, compared. The two must have been given the same clips. */
    public McNemar against(Figures other) {
        return McNemar.of(bits, other.bits);
    }
}
