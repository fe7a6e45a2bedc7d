package io.github.syllabary.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether probabilities mean what they say: of clips recognised with a probability about 0.8, eight in ten should be
 * right.
 *
 * @param bins equally wide, from 0 to 1; a probability on an edge is in the lower one
 * @param error expected calibration error, 0 to 1: {@code Σ (clips of the bin / all) · |accuracy − confidence|}
 * @see <a href="https://arxiv.org/abs/1706.04599">Guo et al. 2017, section 2</a>
 */
public record Calibration(List<Bin> bins, double error) {
    static final int BINS = 15;

    /**
     * @param confidence mean probability of the label found; NaN without clips
     */
    public record Bin(double low, double high, double confidence, Tally tally) {}

    /** Adds up; in the same order to the same bits. */
    static final class Sums {
        private final double[] confidences = new double[BINS];
        private final Tally[] tallies = new Tally[BINS];

        Sums() {
            java.util.Arrays.fill(tallies, new Tally(0, 0));
        }

        void add(float confidence, boolean correct) {
            int bin = Math.max(0, Math.min(BINS, (int) Math.ceil((double) confidence * BINS)) - 1);
            confidences[bin] += confidence;
            tallies[bin] = tallies[bin].plus(correct);
        }

        Calibration calibration() {
            List<Bin> bins = new ArrayList<>();
            double all = 0;
            double error = 0;
            for (int i = 0; i < BINS; i++) {
                int n = tallies[i].clips();
                bins.add(new Bin((double) i / BINS, (i + 1.0) / BINS, confidences[i] / n, tallies[i]));
                error += Math.abs(tallies[i].correct() - confidences[i]); // n · |accuracy − confidence|
                all += n;
            }
            return new Calibration(bins, error / all);
        }
    }
}
