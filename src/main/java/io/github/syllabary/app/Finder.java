package io.github.syllabary.app;

import io.github.syllabary.recognizer.Ranked;
import io.github.syllabary.recognizer.TimedRecognition;
import java.util.ArrayList;
import java.util.List;

/** Where a label occurs in a longer recording, told by its probability along sliding windows. */
final class Finder {

    /**
     * @param time the middle of what the windows that heard it have in common, in seconds
     * @param probability the greatest among them, 0 to 1
     */
    record Find(double time, double probability) {}

    private final String label;
    private final double threshold;
    private final double apart;
    private final List<Find> finds = new ArrayList<>();
    private double weights;
    private double weightedTimes;
    private double best;
    private double latest = Double.NEGATIVE_INFINITY;

    private Finder(String label, double threshold, double apart) {
        this.label = label;
        this.threshold = threshold;
        this.apart = apart;
    }

    /**
     * @param windows in the order of time
     * @param threshold the least probability that counts
     * @param apart seconds; windows that heard it closer together than this heard the same
     */
    static List<Find> find(List<TimedRecognition> windows, String label, double threshold, double apart) {
        Finder finder = new Finder(label, threshold, apart);
        windows.forEach(finder::accept);
        finder.finish();
        return finder.finds;
    }

    private void accept(TimedRecognition window) {
        double p = probability(window);
        if (p < threshold) return;
        double time = (window.start() + window.end()) / 2;
        if (time - latest >= apart) finish();
        latest = time;
        weights += p;
        weightedTimes += p * time;
        best = Math.max(best, p);
    }

    private void finish() {
        if (weights > 0) finds.add(new Find(weightedTimes / weights, best));
        weights = 0;
        weightedTimes = 0;
        best = 0;
    }

    private double probability(TimedRecognition window) {
        for (Ranked one : window.recognition().ranked()) if (one.label().equals(label)) return one.probability();
        return 0;
    }
}
