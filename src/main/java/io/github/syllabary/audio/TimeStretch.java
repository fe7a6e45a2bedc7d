package io.github.syllabary.audio;

import java.util.Arrays;

/**
 * Speech faster or slower at the same pitch: pieces of 30 ms overlap by half, each taken from where it
 * continues the one before best (WSOLA).
 *
 * <p>TarsosDSP has the same method; ours allocates nothing, and its bits depend on no {@code Math.pow}.
 *
 * @see <a href="https://doi.org/10.1109/ICASSP.1993.319366">Verhelst and Roelands 1993</a>
 */
public final class TimeStretch {
    private static final double PIECE_SECONDS = 0.03;
    private static final double SEARCH_SECONDS = 0.008;

    /** Candidates are this far apart, and compared by every so manieth sample. */
    private static final int STEP = 2;

    private static final int COMPARED = 4;

    private TimeStretch() {}

    /**
     * Plays x faster (factor above 1) or slower around its middle; outside x there is silence.
     *
     * @param y receives {@code n} samples, not {@code x}
     */
    public static void apply(float[] x, float[] y, int n, double factor, int sampleRate) {
        int half = Math.max(1, (int) (PIECE_SECONDS * sampleRate / 2));
        int search = (int) (SEARCH_SECONDS * sampleRate);
        double middle = (n - 1) / 2.0;
        Arrays.fill(y, 0, n, 0);
        int follows = Integer.MIN_VALUE;
        for (int at = -half; at < n; at += half) {
            int due = (int) Math.floor(middle + (at - middle) * factor);
            int from = follows == Integer.MIN_VALUE ? due : due + best(x, n, due, follows, half, search);
            for (int i = 0; i < 2 * half; i++) {
                int to = at + i;
                if (to < 0 || to >= n) continue;
                float weight = i < half ? (i + 0.5f) / half : (2 * half - i - 0.5f) / half;
                y[to] += weight * sample(x, n, from + i);
            }
            follows = from + half;
        }
    }

    /** How far from its due place the piece begins that is most like what would follow the last. */
    private static int best(float[] x, int n, int due, int follows, int half, int search) {
        int best = 0;
        float most = -Float.MAX_VALUE;
        // a plain sum is enough: among neighbours the energy hardly differs
        for (int shift = -search; shift <= search; shift += STEP) {
            float sum = 0;
            for (int i = 0; i < half; i += COMPARED) sum += sample(x, n, due + shift + i) * sample(x, n, follows + i);
            boolean nearer = sum == most && Math.abs(shift) < Math.abs(best);
            if (sum > most || nearer) {
                most = sum;
                best = shift;
            }
        }
        return best;
    }

    private static float sample(float[] x, int n, int i) {
        return i < 0 || i >= n ? 0 : x[i];
    }
}
