package io.github.syllabary.tensor;

/**
 * The loops that look at every number once or twice: activations, pooling, normalisation. Like {@link Kernels} in two
 * forms that give the same bits: each result is computed by itself, in the order the formula has.
 *
 * <p>Arrays are rows of {@code channels} numbers. Arguments are trusted; callers check.
 */
public interface ChannelKernels {

    /** {@code y[i] = max(0, x[i])} for {@code from ≤ i < to}. */
    void rectify(float[] x, float[] y, int from, int to);

    /** {@code dx[i] = dy[i]} where {@code x[i] > 0}, else 0, for {@code from ≤ i < to}. */
    void rectifyGradient(float[] x, float[] dy, float[] dx, int from, int to);

    /** {@code y[yAt + p·channels + c] = max_t x[at + positions[p] + taps[t] + c]}, NaN if there is one. */
    void maxima(float[] x, int at, int[] positions, int n, int[] taps, float[] y, int yAt, int channels);

    /**
     * Adds {@code dy[yAt + p·channels + c]} to {@code dx[dxAt + positions[p] + taps[t] + c]} for the first t at which x
     * has the maximum; for the first of all if the maximum is not a number.
     */
    void maximaGradient(
            float[] x,
            int at,
            int[] positions,
            int[] taps,
            float[] y,
            float[] dy,
            int yAt,
            float[] dx,
            int dxAt,
            int channels);

    /** {@code y[i] = x[i] · scale[c] + shift[c]} for {@code from ≤ i < to}, both multiples of the channels. */
    void affine(float[] x, float[] y, int from, int to, float[] scale, float[] shift);

    /** {@code y[i] = (x[i] − mean[c]) · inverse[c] · gamma[c] + beta[c]}. */
    void normalise(float[] x, float[] y, int from, int to, float[] mean, float[] inverse, float[] gamma, float[] beta);

    /** Adds {@code Σ x} to {@code sums[c]}, row by row in single precision. */
    void sums(float[] x, int from, int to, float[] sums);

    /** Adds {@code Σ x} to {@code sums[c]} and {@code Σ x²} to {@code sums[channels + c]}. */
    void moments(float[] x, int from, int to, int channels, double[] sums);

    /** Adds {@code Σ dy · x̂} to {@code sums[c]} and {@code Σ dy} to {@code sums[channels + c]}, with x̂ = (x − mean) · inverse. */
    void errorMoments(float[] x, float[] dy, int from, int to, float[] mean, float[] inverse, double[] sums);

    /** {@code dx[i] = (gamma[c] · inverse[c]) · (dy[i] − dBeta[c] − x̂[i] · dGamma[c])}. */
    void normaliseGradient(
            float[] x,
            float[] dy,
            float[] dx,
            int from,
            int to,
            float[] mean,
            float[] inverse,
            float[] gamma,
            float[] dGamma,
            float[] dBeta);

    /** Those of this process, chosen like {@link Kernels#get}. */
    static ChannelKernels get() {
        return KernelChoice.CHANNELS;
    }

    /** The plain ones, whatever was chosen. */
    static ChannelKernels plain() {
        return KernelChoice.PLAIN_CHANNELS;
    }
}
