package io.github.syllabary.tensor;

import java.util.Arrays;

/** The sums over lags, number by number. What is read is copied first, since C2 makes vectors only of arrays from 0 on. */
final class PlainLagKernels implements LagKernels {

    @Override
    public void products(
            float[] a, int aAt, int n, float[] b, int bAt, int step, float[] sums, int lags, float[] scratch) {
        Arrays.fill(sums, 0, lags, 0);
        for (int i = 0; i < n; i++) {
            System.arraycopy(b, bAt + step * i, scratch, 0, lags);
            addProducts(a[aAt + i], scratch, sums, lags);
        }
    }

    private static void addProducts(float now, float[] later, float[] sums, int lags) {
        for (int k = 0; k < lags; k++) sums[k] += now * later[k];
    }

    @Override
    public void squaredDifferences(
            float[] a, int aAt, int n, float[] b, int bAt, float[] sums, int lags, float[] scratch) {
        Arrays.fill(sums, 0, lags, 0);
        for (int i = 0; i < n; i++) {
            System.arraycopy(b, bAt + i, scratch, 0, lags);
            addSquares(a[aAt + i], scratch, sums, lags);
        }
    }

    private static void addSquares(float now, float[] later, float[] sums, int lags) {
        for (int k = 0; k < lags; k++) {
            float difference = now - later[k];
            sums[k] += difference * difference;
        }
    }
}
