package io.github.syllabary.spotting;

import io.github.syllabary.recognizer.OperatingPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What thresholds of one word would have given on scores that are kept, for one smoothing and one refractory
 * time, by the rule of {@link WordSpotter}.
 */
final class Sweep {
    /** Below this no threshold goes, however few the false alarms: more is then no longer the word. */
    static final float LEAST_THRESHOLD = 0.05f;

    /** A window of a track whose smoothed score may reach a threshold. */
    private record Place(int track, int row, float score) {}

    private final Scores[] negatives;
    private final long refractorySamples;
    private final float[][] smoothed;

    /** By descending score. */
    private final List<Place> places = new ArrayList<>();

    /** The best smoothed score within each take of the word. */
    private final float[] peaks;

    /**
     * @param smoothed by track of the negatives, the scores of the word
     * @param peaks of the takes of the word; none if there are no takes
     */
    Sweep(Scores[] negatives, float[][] smoothed, float[] peaks, long refractorySamples) {
        this.negatives = negatives;
        this.smoothed = smoothed;
        this.peaks = peaks;
        this.refractorySamples = refractorySamples;
        for (int t = 0; t < smoothed.length; t++)
            for (int r = 0; r < smoothed[t].length; r++)
                if (smoothed[t][r] >= LEAST_THRESHOLD) places.add(new Place(t, r, smoothed[t][r]));
        places.sort((a, b) -> Float.compare(b.score, a.score));
    }

    /** Operating points from the highest threshold on, until there would be more than {@code most} false alarms. */
    List<OperatingPoint> curve(int most) {
        List<OperatingPoint> points = new ArrayList<>();
        TreeSet<Place> above = new TreeSet<>(
                (a, b) -> a.track != b.track ? Integer.compare(a.track, b.track) : Integer.compare(a.row, b.row));
        float threshold = 1;
        int[] counts = new int[AudioKind.values().length];
        for (int at = 0; at < places.size(); ) {
            float score = places.get(at).score;
            while (at < places.size() && places.get(at).score == score) above.add(places.get(at++));
            int[] now = count(above);
            if (total(now) > total(counts)) {
                // the lowest threshold before this many
                if (score < 1) add(points, Math.min(1, Math.nextUp(score)), counts);
                if (total(now) > most) return points.isEmpty() ? List.of(point(1, now)) : points;
            }
            counts = now;
            threshold = score;
        }
        add(points, Math.min(threshold, LEAST_THRESHOLD), counts);
        return points;
    }

    private void add(List<OperatingPoint> points, float threshold, int[] counts) {
        OperatingPoint next = point(threshold, counts);
        if (!points.isEmpty()) {
            OperatingPoint last = points.get(points.size() - 1);
            if (next.threshold() >= last.threshold()) return;
            // refractory times overlap otherwise at a lower threshold, so that counts may even fall
            if (next.alarms() <= last.alarms()) points.remove(points.size() - 1);
            if (!points.isEmpty()
                    && next.alarms() <= points.get(points.size() - 1).alarms()) {
                add(points, threshold, counts);
                return;
            }
        }
        points.add(next);
    }

    private int[] count(TreeSet<Place> above) {
        int[] counts = new int[AudioKind.values().length];
        int track = -1;
        long armedFrom = 0;
        for (Place p : above) {
            if (p.track != track) armedFrom = 0;
            track = p.track;
            long end = negatives[track].posteriors().end(p.row);
            if (end < armedFrom) continue;
            armedFrom = end + refractorySamples;
            counts[negatives[track].kind().ordinal()]++;
        }
        return counts;
    }

    private OperatingPoint point(float threshold, int[] counts) {
        int missed = 0;
        for (float peak : peaks) if (!(peak >= threshold)) missed++;
        return new OperatingPoint(
                threshold,
                counts[AudioKind.SPEECH.ordinal()],
                counts[AudioKind.WORDS.ordinal()],
                counts[AudioKind.NOISE.ordinal()],
                peaks.length == 0 ? Double.NaN : (double) missed / peaks.length);
    }

    private static int total(int[] counts) {
        int sum = 0;
        for (int n : counts) sum += n;
        return sum;
    }
}
