package io.github.syllabary.tensor;

import static io.github.syllabary.tensor.VectorTiles.L;
import static io.github.syllabary.tensor.VectorTiles.LANES;
import static io.github.syllabary.tensor.VectorTiles.WIDTH;
import static io.github.syllabary.tensor.VectorTiles.load;

import jdk.incubator.vector.FloatVector;

/**
 * Tiles of a single row by several panels, for streams, which compute a frame at a time. Nothing but the row is read
 * twice, so the right matrix comes at the speed of the cache that holds it, and {@code k} runs through at once.
 */
final class VectorRowTiles {
    /** Columns of the largest tile. */
    static final int MOST = 4 * WIDTH;

    private VectorRowTiles() {}

    /**
     * One row of a product.
     *
     * @param row where the row of the left matrix begins
     * @param start with what the row begins, or null for what stands in c
     * @param cAt where the row of the result begins
     * @param buffer {@link #MOST} numbers, for columns beyond the last
     */
    static void row(
            float[] a, int row, int[] cols, int k, PackedMatrix b, float[] start, float[] c, int cAt, float[] buffer) {
        float[] data = b.data();
        int n = b.columns();
        int panel = WIDTH * b.rows();
        int j = 0;
        for (; n - j >= MOST; j += MOST) {
            int at = b.panelAt(j);
            float[] from = start == null ? c : start;
            int fromAt = start == null ? cAt + j : j;
            four(a, row, cols, k, data, at, at + panel, at + 2 * panel, at + 3 * panel, from, fromAt, c, cAt + j);
        }
        if (j == n) return;
        if (start == null) System.arraycopy(c, cAt + j, buffer, 0, n - j);
        else System.arraycopy(start, j, buffer, 0, n - j);
        int at = b.panelAt(j);
        // a panel that is not there is computed as a copy of the last, where nobody looks
        int last = b.panelAt(n - 1);
        int second = Math.min(at + panel, last);
        if (n - j <= 2 * WIDTH) two(a, row, cols, k, data, at, second, buffer);
        else four(a, row, cols, k, data, at, second, at + 2 * panel, last, buffer, 0, buffer, 0);
        System.arraycopy(buffer, 0, c, cAt + j, n - j);
    }

    private static void four(
            float[] a,
            int row,
            int[] cols,
            int k,
            float[] b,
            int b0,
            int b1,
            int b2,
            int b3,
            float[] from,
            int fromAt,
            float[] c,
            int cAt) {
        FloatVector s0 = load(from, fromAt);
        FloatVector s1 = load(from, fromAt + L);
        FloatVector s2 = load(from, fromAt + 2 * L);
        FloatVector s3 = load(from, fromAt + 3 * L);
        FloatVector s4 = load(from, fromAt + 4 * L);
        FloatVector s5 = load(from, fromAt + 5 * L);
        FloatVector s6 = load(from, fromAt + 6 * L);
        FloatVector s7 = load(from, fromAt + 7 * L);
        for (int p = 0; p < k; p++) {
            FloatVector x = FloatVector.broadcast(LANES, a[row + cols[p]]);
            int q = p * WIDTH;
            s0 = x.fma(load(b, b0 + q), s0);
            s1 = x.fma(load(b, b0 + q + L), s1);
            s2 = x.fma(load(b, b1 + q), s2);
            s3 = x.fma(load(b, b1 + q + L), s3);
            s4 = x.fma(load(b, b2 + q), s4);
            s5 = x.fma(load(b, b2 + q + L), s5);
            s6 = x.fma(load(b, b3 + q), s6);
            s7 = x.fma(load(b, b3 + q + L), s7);
        }
        s0.intoArray(c, cAt);
        s1.intoArray(c, cAt + L);
        s2.intoArray(c, cAt + 2 * L);
        s3.intoArray(c, cAt + 3 * L);
        s4.intoArray(c, cAt + 4 * L);
        s5.intoArray(c, cAt + 5 * L);
        s6.intoArray(c, cAt + 6 * L);
        s7.intoArray(c, cAt + 7 * L);
    }

    private static void two(float[] a, int row, int[] cols, int k, float[] b, int b0, int b1, float[] c) {
        FloatVector s0 = load(c, 0);
        FloatVector s1 = load(c, L);
        FloatVector s2 = load(c, 2 * L);
        FloatVector s3 = load(c, 3 * L);
        for (int p = 0; p < k; p++) {
            FloatVector x = FloatVector.broadcast(LANES, a[row + cols[p]]);
            int q = p * WIDTH;
            s0 = x.fma(load(b, b0 + q), s0);
            s1 = x.fma(load(b, b0 + q + L), s1);
            s2 = x.fma(load(b, b1 + q), s2);
            s3 = x.fma(load(b, b1 + q + L), s3);
        }
        s0.intoArray(c, 0);
        s1.intoArray(c, L);
        s2.intoArray(c, 2 * L);
        s3.intoArray(c, 3 * L);
    }
}
