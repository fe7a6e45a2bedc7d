package io.github.syllabary.app.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Times contestants in turn, so that a busy minute of the machine falls on all of them alike.
 *
 * <p>A turn lasts a while; its time is the median of its runs, those at its beginning left out, when caches belong to
 * others and their threads may still wait for work in a loop.
 */
final class Alternation {
    /** How long contestants run before anything counts, and how long a turn takes. */
    record Times(long warmUpMillis, long turnMillis, int rounds) {}

    /** Results of the contestants agree if they differ by no more, relative to the largest of them. */
    private static final double TOLERANCE = 1e-4;

    private final Times times;

    Alternation(Times times) {
        this.times = times;
    }

    /**
     * The times of one contestant.
     *
     * @param millis a number for each round
     */
    record Timing(Contestant contestant, double[] millis) {
        double median() {
            return Alternation.median(millis, millis.length);
        }

        double fastest() {
            return Arrays.stream(millis).min().orElse(Double.NaN);
        }

        double slowest() {
            return Arrays.stream(millis).max().orElse(Double.NaN);
        }
    }

    /** Runs all once and compares their results with those of the first; says what differs, or nothing. */
    static Optional<String> difference(List<Contestant> contestants) {
        for (Contestant c : contestants) c.run();
        return contestants.stream()
                .map(c -> difference(contestants.get(0), c))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> difference(Contestant ours, Contestant theirs) {
        float[][] want = ours.results();
        float[][] have = theirs.results();
        for (int r = 0; r < want.length; r++) {
            double largest = 0;
            double difference = have[r].length == want[r].length ? 0 : Double.POSITIVE_INFINITY;
            for (int i = 0; i < want[r].length && difference < Double.POSITIVE_INFINITY; i++) {
                largest = Math.max(largest, Math.abs(want[r][i]));
                difference = Math.max(difference, Math.abs(want[r][i] - have[r][i]));
            }
            if (!(difference <= TOLERANCE * largest))
                return Optional.of(String.format(
                        Locale.ROOT,
                        "result %d of %s differs from ours by %.3g where the largest number is %.3g",
                        r,
                        theirs.name(),
                        difference,
                        largest));
        }
        return Optional.empty();
    }

    /** Times all of them. */
    List<Timing> run(List<Contestant> contestants) {
        for (Contestant c : contestants) turn(c, times.warmUpMillis());
        List<Timing> timings = new ArrayList<>();
        for (Contestant c : contestants) timings.add(new Timing(c, new double[times.rounds()]));
        for (int round = 0; round < times.rounds(); round++)
            for (Timing t : timings) t.millis[round] = turn(t.contestant, times.turnMillis());
        return timings;
    }

    /** The median time of a run in milliseconds. */
    private static double turn(Contestant contestant, long millis) {
        long begin = System.nanoTime();
        long counts = begin + millis * 250_000;
        long end = begin + millis * 1_000_000;
        double[] runs = new double[64];
        int n = 0;
        for (long before = begin; before < end || n == 0; ) {
            contestant.run();
            long after = System.nanoTime();
            if (before >= counts || after >= end) {
                if (n == runs.length) runs = Arrays.copyOf(runs, 2 * n);
                runs[n++] = (after - before) / 1e6;
            }
            before = after;
        }
        return median(runs, n);
    }

    private static double median(double[] numbers, int n) {
        double[] sorted = Arrays.copyOf(numbers, n);
        Arrays.sort(sorted);
        return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }
}
