package io.github.syllabary.tensor;

/**
 * How like one stretch of numbers is to others that begin later and later. In two forms that give the same bits: each
 * sum is taken by itself, in the order of the formula, rounded after every step.
 *
 * <p>Arguments are trusted; callers check.
 */
public interface LagKernels {

    /**
     * {@code sums[k] = Σ_{i<n} a[aAt + i] · b[bAt + step·i + k]} for {@code 0 ≤ k < lags}.
     *
     * @param scratch at least {@code lags} long, for the kernel's own use
     */
    void products(float[] a, int aAt, int n, float[] b, int bAt, int step, float[] sums, int lags, float[] scratch);

    /**
     * {@code sums[k] = Σ_{i<n} (a[aAt + i] − b[bAt + i + k])²} for {@code 0 ≤ k < lags}.
     *
     * @param scratch at least {@code lags} long, for the kernel's own use
     */
    void squaredDifferences(float[] a, int aAt, int n, float[] b, int bAt, float[] sums, int lags, float[] scratch);

    /** Those of this process, chosen like {@link Kernels#get}. */
    static LagKernels get() {
        return KernelChoice.LAGS;
    }

    /** The plain ones, whatever was chosen. */
    static LagKernels plain() {
        return KernelChoice.PLAIN_LAGS;
    }
}
