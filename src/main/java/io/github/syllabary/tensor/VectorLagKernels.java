package io.github.syllabary.tensor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The sums over lags on the Vector API: a lane is a lag, and four vectors of them stay in registers while the sum goes on.
 * Nothing is fused, for the formulas round twice.
 */
final class VectorLagKernels implements LagKernels {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final int L = LANES.length();
    private static final int BLOCK = 4 * L;

    private final PlainLagKernels plain = new PlainLagKernels();

    @Override
    public void products(
            float[] a, int aAt, int n, float[] b, int bAt, int step, float[] sums, int lags, float[] scratch) {
        if (lags < L) {
            plain.products(a, aAt, n, b, bAt, step, sums, lags, scratch);
            return;
        }
        int k = 0;
        for (; k + BLOCK <= lags; k += BLOCK) fourProducts(a, aAt, n, b, bAt + k, step, sums, k);
        // the last vector may take lags a second time, which gives the same bits
        for (; k < lags; k += L)
            oneProduct(a, aAt, n, b, bAt + Math.min(k, lags - L), step, sums, Math.min(k, lags - L));
    }

    private static void fourProducts(float[] a, int aAt, int n, float[] b, int bAt, int step, float[] sums, int k) {
        FloatVector s0 = FloatVector.zero(LANES);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        for (int i = 0, at = bAt; i < n; i++, at += step) {
            FloatVector now = FloatVector.broadcast(LANES, a[aAt + i]);
            s0 = s0.add(FloatVector.fromArray(LANES, b, at).mul(now));
            s1 = s1.add(FloatVector.fromArray(LANES, b, at + L).mul(now));
            s2 = s2.add(FloatVector.fromArray(LANES, b, at + 2 * L).mul(now));
            s3 = s3.add(FloatVector.fromArray(LANES, b, at + 3 * L).mul(now));
        }
        s0.intoArray(sums, k);
        s1.intoArray(sums, k + L);
        s2.intoArray(sums, k + 2 * L);
        s3.intoArray(sums, k + 3 * L);
    }

    private static void oneProduct(float[] a, int aAt, int n, float[] b, int bAt, int step, float[] sums, int k) {
        FloatVector sum = FloatVector.zero(LANES);
        for (int i = 0, at = bAt; i < n; i++, at += step)
            sum = sum.add(FloatVector.fromArray(LANES, b, at).mul(FloatVector.broadcast(LANES, a[aAt + i])));
        sum.intoArray(sums, k);
    }

    @Override
    public void squaredDifferences(
            float[] a, int aAt, int n, float[] b, int bAt, float[] sums, int lags, float[] scratch) {
        if (lags < L) {
            plain.squaredDifferences(a, aAt, n, b, bAt, sums, lags, scratch);
            return;
        }
        int k = 0;
        for (; k + BLOCK <= lags; k += BLOCK) fourSquares(a, aAt, n, b, bAt + k, sums, k);
        for (; k < lags; k += L) oneSquare(a, aAt, n, b, bAt + Math.min(k, lags - L), sums, Math.min(k, lags - L));
    }

    private static void fourSquares(float[] a, int aAt, int n, float[] b, int bAt, float[] sums, int k) {
        FloatVector s0 = FloatVector.zero(LANES);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        for (int i = 0; i < n; i++) {
            FloatVector now = FloatVector.broadcast(LANES, a[aAt + i]);
            FloatVector d0 = now.sub(FloatVector.fromArray(LANES, b, bAt + i));
            FloatVector d1 = now.sub(FloatVector.fromArray(LANES, b, bAt + i + L));
            FloatVector d2 = now.sub(FloatVector.fromArray(LANES, b, bAt + i + 2 * L));
            FloatVector d3 = now.sub(FloatVector.fromArray(LANES, b, bAt + i + 3 * L));
            s0 = s0.add(d0.mul(d0));
            s1 = s1.add(d1.mul(d1));
            s2 = s2.add(d2.mul(d2));
            s3 = s3.add(d3.mul(d3));
        }
        s0.intoArray(sums, k);
        s1.intoArray(sums, k + L);
        s2.intoArray(sums, k + 2 * L);
        s3.intoArray(sums, k + 3 * L);
    }

    private static void oneSquare(float[] a, int aAt, int n, float[] b, int bAt, float[] sums, int k) {
        FloatVector sum = FloatVector.zero(LANES);
        for (int i = 0; i < n; i++) {
            FloatVector difference =
                    FloatVector.broadcast(LANES, a[aAt + i]).sub(FloatVector.fromArray(LANES, b, bAt + i));
            sum = sum.add(difference.mul(difference));
        }
        sum.intoArray(sums, k);
    }
}
