package io.github.syllabary.audio;

import io.github.syllabary.tensor.LagKernels;

/**
 * The period of a stretch of sound by YIN: the least lag at which it repeats itself well enough.
 *
 * <pre>  d(τ) = Σ_{j&lt;W} (x[j] − x[j+τ])²,  d′(τ) = τ d(τ) / Σ_{1..τ} d </pre>
 *
 * <p>The lag is the first minimum of {@code d′} below the threshold, else the least of all, refined by a
 * parabola through its neighbours. Belongs to one thread.
 *
 * @see <a href="https://doi.org/10.1121/1.1458024">de Cheveigné and Kawahara, YIN, a fundamental frequency
 *     estimator for speech and music, steps 2 to 5</a>
 */
final class Yin {
    private final int window;
    private final int shortest;
    private final int longest;
    private final float threshold;
    private final float[] d;
    private final float[] scratch;
    private final LagKernels kernels = LagKernels.get();

    /** In samples, of the stretch last looked at. */
    private float lag;

    /** {@code d′} at the lag, 0 for perfect repetition; 1 for silence. */
    private float aperiodicity;

    /**
     * @param window samples under the sum
     * @param shortest lag in samples, at least 1
     * @param longest lag in samples, more than the shortest
     */
    Yin(int window, int shortest, int longest, double threshold) {
        this.window = window;
        this.shortest = shortest;
        this.longest = longest;
        this.threshold = (float) threshold;
        d = new float[longest + 2];
        scratch = new float[longest + 2];
    }

    /** How many samples are looked at. */
    static int samples(int window, int longest) {
        return window + longest + 1;
    }

    float lag() {
        return lag;
    }

    float aperiodicity() {
        return aperiodicity;
    }

    void look(float[] x, int at) {
        kernels.squaredDifferences(x, at, window, x, at, d, d.length, scratch);
        normalise();
        int best = shortest;
        for (int t = shortest; t <= longest; t++) {
            if (d[t] < threshold) {
                best = t;
                while (best < longest && d[best + 1] < d[best]) best++;
                break;
            }
            if (d[t] < d[best]) best = t;
        }
        aperiodicity = d[best];
        lag = best + shift(d[best - 1], d[best], d[best + 1]);
    }

    /** Makes {@code d′} of {@code d}: 1 where there is nothing to compare, or no number. */
    private void normalise() {
        double sum = 0;
        d[0] = 1;
        for (int t = 1; t < d.length; t++) {
            sum += d[t];
            double ratio = t * d[t] / sum;
            d[t] = ratio >= 0 && sum <= Float.MAX_VALUE ? (float) ratio : 1;
        }
    }

    /** Where between −½ and ½ the parabola through three points has its minimum. */
    private static float shift(float left, float middle, float right) {
        float bend = left - 2 * middle + right;
        if (!(bend > 0)) return 0;
        return Math.max(-0.5f, Math.min(0.5f, 0.5f * (left - right) / bend));
    }
}
