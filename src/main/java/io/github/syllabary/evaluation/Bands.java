package io.github.syllabary.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Accuracy of clips by a quantity, in bands with fixed edges.
 *
 * @param name the quantity and its unit
 * @param bands those that have clips, rising
 */
public record Bands(String name, List<Band> bands) {

    /**
     * @param low inclusive; −∞ of the first
     * @param high exclusive; ∞ of the last
     */
    public record Band(double low, double high, Tally tally) {
        /** {@code "0.5 to 1"}, {@code "below 0.5"}, {@code "2 and more"}. */
        public String name() {
            if (low == Double.NEGATIVE_INFINITY) return "below " + number(high);
            return high == Double.POSITIVE_INFINITY ? number(low) + " and more" : number(low) + " to " + number(high);
        }

        private static String number(double value) {
            String text = String.format(Locale.ROOT, "%.2f", value).replaceAll("\\.?0+$", "");
            return text.replace('-', '−');
        }
    }

    /** Adds up. */
    static final class Sums {
        private final String name;
        private final double[] edges;
        private final Tally[] tallies;

        Sums(String name, double... edges) {
            this.name = name;
            this.edges = edges;
            tallies = new Tally[edges.length + 1];
            Arrays.fill(tallies, new Tally(0, 0));
        }

        static Sums seconds() {
            return new Sums("duration (s)", 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 5, 10);
        }

        static Sums loudness() {
            return new Sums("loudness (dB of full scale)", -60, -50, -45, -40, -35, -30, -25, -20, -15, -10);
        }

        static Sums snr() {
            return new Sums("estimated signal-to-noise ratio (dB)", 0, 10, 20, 30, 40, 50, 60, 80);
        }

        void add(double value, boolean correct) {
            int band = 0;
            while (band < edges.length && value >= edges[band]) band++;
            tallies[band] = tallies[band].plus(correct);
        }

        Bands bands() {
            List<Band> bands = new ArrayList<>();
            for (int i = 0; i < tallies.length; i++) {
                double low = i == 0 ? Double.NEGATIVE_INFINITY : edges[i - 1];
                double high = i == edges.length ? Double.POSITIVE_INFINITY : edges[i];
                if (tallies[i].clips() > 0) bands.add(new Band(low, high, tallies[i]));
            }
            return new Bands(name, bands);
        }
    }
}
