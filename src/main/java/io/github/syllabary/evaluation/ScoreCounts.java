package io.github.syllabary.evaluation;

import java.util.Arrays;

/**
 * How often each probability was given to clips that are the word and to clips that are not. Exact as long as there are
 * not too many different ones; then neighbours are put together, such that memory stays bounded.
 */
final class ScoreCounts {
    private static final int SHIFT = 1; // the lowest bit of a key says whether the clip is the word

    private final int most;
    // sorted by bits of the score, which sort as the scores do: none is negative
    private int[] scores = {};
    private long[] words = {};
    private long[] others = {};
    private long[] waiting = new long[64];
    private int waits;
    private int dropped; // low bits of the scores that are no longer told apart

    /**
     * @param most different scores that are kept
     */
    ScoreCounts(int most) {
        this.most = most;
    }

    void add(float score, boolean word) {
        waiting[waits++] = (long) Float.floatToIntBits(score) << SHIFT | (word ? 1 : 0);
        if (waits < waiting.length) return;
        if (waits < most) waiting = Arrays.copyOf(waiting, Math.min(most, 2 * waits));
        else merge();
    }

    private void merge() {
        Arrays.sort(waiting, 0, waits);
        int[] s = new int[scores.length + waits];
        long[] w = new long[s.length];
        long[] o = new long[s.length];
        int n = 0;
        int i = 0;
        int j = 0;
        while (i < scores.length || j < waits) {
            boolean old = j == waits || i < scores.length && scores[i] <= bits(j);
            int score = old ? scores[i] : bits(j);
            if (n == 0 || s[n - 1] != score) s[n++] = score;
            boolean word = !old && (waiting[j] & 1) == 1;
            w[n - 1] += old ? words[i] : word ? 1 : 0;
            o[n - 1] += old ? others[i] : word ? 0 : 1;
            if (old) i++;
            else j++;
        }
        scores = Arrays.copyOf(s, n);
        words = Arrays.copyOf(w, n);
        others = Arrays.copyOf(o, n);
        waits = 0;
        while (scores.length > most) coarsen();
    }

    private int bits(int j) {
        return (int) (waiting[j] >> SHIFT) >> dropped << dropped;
    }

    private void coarsen() {
        dropped++;
        int n = 0;
        for (int i = 0; i < scores.length; i++) {
            int score = scores[i] >> dropped << dropped;
            if (n > 0 && scores[n - 1] == score) {
                words[n - 1] += words[i];
                others[n - 1] += others[i];
                continue;
            }
            scores[n] = score;
            words[n] = words[i];
            others[n++] = others[i];
        }
        scores = Arrays.copyOf(scores, n);
        words = Arrays.copyOf(words, n);
        others = Arrays.copyOf(others, n);
    }

    Roc roc(String label) {
        merge();
        long allWords = Arrays.stream(words).sum();
        long allOthers = Arrays.stream(others).sum();
        int n = scores.length;
        double[] falseAlarms = new double[n + 1];
        double[] hits = new double[n + 1];
        double[] thresholds = new double[n + 1];
        thresholds[0] = Double.POSITIVE_INFINITY;
        long w = 0;
        long o = 0;
        double twice = 0; // pairs of a word and another in the right order, counted twice; ties once. Exact
        for (int i = 1; i <= n; i++) {
            int at = n - i; // from the highest score down
            twice += (double) others[at] * (2 * w + words[at]);
            w += words[at];
            o += others[at];
            falseAlarms[i] = (double) o / allOthers;
            hits[i] = (double) w / allWords;
            thresholds[i] = Float.intBitsToFloat(scores[at]);
        }
        return new Roc(label, thresholds, falseAlarms, hits, twice / 2 / allWords / allOthers, dropped == 0);
    }
}
