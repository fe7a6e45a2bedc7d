package io.github.syllabary.audio;

import io.github.syllabary.tensor.LagKernels;
import java.util.Arrays;

/**
 * Speech faster or slower at the same pitch: pieces of 30 ms overlap by half, each taken from where it
 * continues the one before best (WSOLA).
 *
 * <p>TarsosDSP has the same method; ours allocates little, and its bits depend on no {@code Math.pow}.
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
        Search candidates = new Search(x, n, half, search);
        int follows = Integer.MIN_VALUE;
        for (int at = -half; at < n; at += half) {
            int due = (int) Math.floor(middle + (at - middle) * factor);
            int from = follows == Integer.MIN_VALUE ? due : due + candidates.best(due, follows);
            for (int i = 0; i < 2 * half; i++) {
                int to = at + i;
                if (to < 0 || to >= n) continue;
                float weight = i < half ? (i + 0.5f) / half : (2 * half - i - 0.5f) / half;
                y[to] += weight * SoundTransforms.sample(x, n, from + i);
            }
            follows = from + half;
        }
    }

    /** Looks for the piece that is most like what would follow the last. */
    private static final class Search {
        private final LagKernels kernels = LagKernels.get();
        private final float[] x;
        private final int n;
        private final int search;

        /** What would follow, every {@link #COMPARED}th sample. */
        private final float[] wanted;

        /** Every {@link #STEP}th sample from the first candidate's beginning to the last one's end. */
        private final float[] near;

        private final float[] likeness;
        private final float[] scratch;

        Search(float[] x, int n, int half, int search) {
            this.x = x;
            this.n = n;
            this.search = search;
            wanted = new float[(half + COMPARED - 1) / COMPARED];
            likeness = new float[2 * search / STEP + 1];
            near = new float[likeness.length + COMPARED / STEP * (wanted.length - 1)];
            scratch = new float[likeness.length];
        }

        /** How far from its due place it begins. */
        int best(int due, int follows) {
            for (int i = 0; i < wanted.length; i++) wanted[i] = SoundTransforms.sample(x, n, follows + COMPARED * i);
            for (int i = 0; i < near.length; i++) near[i] = SoundTransforms.sample(x, n, due - search + STEP * i);
            // a plain sum is enough: among neighbours the energy hardly differs
            kernels.products(wanted, 0, wanted.length, near, 0, COMPARED / STEP, likeness, likeness.length, scratch);
            int best = 0;
            float most = -Float.MAX_VALUE;
            for (int k = 0; k < likeness.length; k++) {
                int shift = STEP * k - search;
                boolean nearer = likeness[k] == most && Math.abs(shift) < Math.abs(best);
                if (likeness[k] > most || nearer) {
                    most = likeness[k];
                    best = shift;
                }
            }
            return best;
        }
    }
}
