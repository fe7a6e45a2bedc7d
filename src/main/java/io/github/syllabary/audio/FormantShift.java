package io.github.syllabary.audio;

import io.github.syllabary.tensor.LagKernels;
import java.util.Arrays;

/**
 * Speech as from a longer or shorter vocal tract: its resonances, the formants, stand lower or higher, the pitch and the
 * pace stay. In each piece of 32 ms linear prediction takes the resonances out, and those of the same piece played faster
 * or slower are put in; pieces overlap by half.
 *
 * @see <a href="https://doi.org/10.1109/PROC.1975.9792">Makhoul 1975, Linear prediction</a>, the autocorrelation method
 * @see <a href="https://www.cs.toronto.edu/~hinton/absps/perturb.pdf">Jaitly and Hinton 2013</a> for what it is good for
 */
public final class FormantShift {
    private static final double PIECE_SECONDS = 0.032;

    /** A pair of weights for the one resonance that each kilohertz up to half the rate has, and some for the voice. */
    private static final double PAIRS_A_HERTZ = 0.5e-3;

    private static final int MORE = 4;

    /** Noise 50 dB below a piece, so that no resonance is endlessly sharp. */
    private static final double FLOOR = 1 + 1e-5;

    /** How long a piece may ring on, in pieces. */
    private static final double RINGING = 0.5;

    private FormantShift() {}

    /**
     * Moves the formants; outside x there is silence.
     *
     * @param y receives {@code n} samples, not {@code x}
     * @param factor above 1 for higher ones
     */
    public static void apply(float[] x, float[] y, int n, double factor, int sampleRate) {
        int half = Math.max(1, (int) (PIECE_SECONDS * sampleRate / 2));
        Piece piece = new Piece(half, 2 * (int) (PAIRS_A_HERTZ * sampleRate) + MORE);
        Arrays.fill(y, 0, n, 0);
        for (int at = -half; at < n; at += half) piece.move(x, y, n, at, factor);
    }

    /** What a piece needs. */
    private static final class Piece {
        private final int length;
        private final int order;
        private final float[] window;
        private final float[] own;
        private final float[] other;

        /** Behind as many zeros as there are weights. */
        private final float[] ringing;

        private final Prediction from;
        private final Prediction to;

        Piece(int half, int order) {
            length = 2 * half;
            this.order = order;
            window = new float[length];
            for (int i = 0; i < length; i++)
                window[i] = (float) (0.5 - 0.5 * StrictMath.cos(Math.PI * (i + 0.5) / half));
            own = new float[length + order];
            other = new float[length + order];
            ringing = new float[length + 2 * order + (int) (RINGING * length)];
            from = new Prediction(order);
            to = new Prediction(order);
        }

        void move(float[] x, float[] y, int n, int at, double factor) {
            double middle = (length - 1) / 2.0;
            for (int i = 0; i < length; i++) {
                own[i] = window[i] * SoundTransforms.sample(x, n, at + i);
                other[i] = window[i] * SoundTransforms.between(x, n, at + middle + (i - middle) * factor);
            }
            if (!from.fit(own, length) || !to.fit(other, length)) return;
            from.whiten(own, length, ringing);
            to.colour(ringing);
            float gain = (float) (to.error() / from.error());
            int first = Math.max(0, -at);
            int end = Math.min(ringing.length - order, n - at);
            for (int i = first; i < end; i++) y[at + i] += gain * ringing[order + i];
        }
    }

    /** What follows from the samples before: {@code x[i] ≈ −Σ a[k] · x[i − k]}. */
    private static final class Prediction {
        private final LagKernels kernels = LagKernels.get();
        private final int order;
        private final float[] correlation;
        private final float[] scratch;
        private final float[] weights;
        private final double[] a;
        private final double[] last;
        private double error;

        Prediction(int order) {
            this.order = order;
            correlation = new float[order + 1];
            scratch = new float[order + 1];
            weights = new float[order + 1];
            a = new double[order + 1];
            last = new double[order + 1];
        }

        /** Root of the energy of what is not foretold. */
        double error() {
            return StrictMath.sqrt(error);
        }

        /**
         * By the recursion of Levinson and Durbin.
         *
         * @param x has as many zeros behind its {@code n} samples as there are weights
         * @return whether there is anything to foretell
         */
        boolean fit(float[] x, int n) {
            kernels.products(x, 0, n, x, 0, 1, correlation, order + 1, scratch);
            error = correlation[0] * FLOOR;
            if (!(error > Float.MIN_NORMAL)) return false;
            Arrays.fill(a, 0);
            a[0] = 1;
            for (int m = 1; m <= order; m++) {
                double sum = 0;
                for (int k = 0; k < m; k++) sum += a[k] * correlation[m - k];
                double reflection = -sum / error;
                System.arraycopy(a, 0, last, 0, m);
                last[m] = 0;
                for (int k = 1; k <= m; k++) a[k] += reflection * last[m - k];
                error *= 1 - reflection * reflection;
            }
            for (int k = 0; k <= order; k++) weights[k] = (float) a[k];
            return error > 0;
        }

        /** What is not foretold of x, on into the silence behind it; each weight runs over all samples. */
        void whiten(float[] x, int n, float[] y) {
            Arrays.fill(y, 0);
            for (int k = 0; k <= order; k++) {
                float weight = weights[k];
                int first = order + k;
                for (int i = 0; i < n; i++) y[first + i] += weight * x[i];
            }
        }

        /** The other way, in place. Only the last sum waits for the sample before. */
        void colour(float[] y) {
            for (int i = order; i < y.length; i++) {
                float even = 0;
                float odd = 0;
                for (int k = order; k > 2; k -= 2) {
                    even += weights[k] * y[i - k];
                    odd += weights[k - 1] * y[i - k + 1];
                }
                float rest = y[i] - even - odd - weights[2] * y[i - 2];
                y[i] = rest - weights[1] * y[i - 1];
            }
        }
    }
}
