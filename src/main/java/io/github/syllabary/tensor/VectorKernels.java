package io.github.syllabary.tensor;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels on the Vector API: tiles of six rows by two vectors stay in registers while k runs.
 *
 * <p>Lanes are columns and never meet, so the results have the bits of {@link PlainKernels}. Rows
 * beyond the last are computed as copies of it and dropped; columns beyond the last go through a
 * buffer. So edges run at the speed of the middle.
 */
final class VectorKernels implements Kernels {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final int L = LANES.length();
    private static final int WIDTH = 2 * L;
    private static final int TALL = 6;
    private static final boolean FMA = KernelChoice.FMA;

    /** Where tiles that overhang the last column are computed, one buffer a thread. */
    private static final ThreadLocal<float[]> EDGE = ThreadLocal.withInitial(() -> new float[TALL * WIDTH]);

    @Override
    public String name() {
        return "vector, " + L + " lanes" + (FMA ? "" : ", without fused multiply-add");
    }

    @Override
    public int panelWidth() {
        return WIDTH;
    }

    @Override
    public void product(
            float[] a, int aAt, int[] rows, int m, int[] cols, int k, PackedMatrix b, float[] c, int cAt, int[] cRows) {
        int n = b.columns();
        for (int j = 0; j < n; j += WIDTH) {
            int columns = Math.min(WIDTH, n - j);
            if (columns == WIDTH) panel(a, aAt, rows, m, cols, k, b.data(), b.panelAt(j), c, cAt + j, cRows);
            else edgePanel(a, aAt, rows, m, cols, k, b.data(), b.panelAt(j), c, cAt + j, cRows, columns);
        }
    }

    private static void panel(
            float[] a,
            int aAt,
            int[] rows,
            int m,
            int[] cols,
            int k,
            float[] b,
            int bAt,
            float[] c,
            int cAt,
            int[] cRows) {
        int i = 0;
        for (; m - i >= TALL; i += TALL) {
            tile(
                    a,
                    aAt + rows[i],
                    aAt + rows[i + 1],
                    aAt + rows[i + 2],
                    aAt + rows[i + 3],
                    aAt + rows[i + 4],
                    aAt + rows[i + 5],
                    cols,
                    k,
                    b,
                    bAt,
                    c,
                    cAt + cRows[i],
                    cAt + cRows[i + 1],
                    cAt + cRows[i + 2],
                    cAt + cRows[i + 3],
                    cAt + cRows[i + 4],
                    cAt + cRows[i + 5]);
        }
        if (m - i >= 3) {
            // what the copies of the last row write is what the last row writes
            int last = m - 1;
            int i3 = Math.min(i + 3, last);
            int i4 = Math.min(i + 4, last);
            tile(
                    a,
                    aAt + rows[i],
                    aAt + rows[i + 1],
                    aAt + rows[i + 2],
                    aAt + rows[i3],
                    aAt + rows[i4],
                    aAt + rows[last],
                    cols,
                    k,
                    b,
                    bAt,
                    c,
                    cAt + cRows[i],
                    cAt + cRows[i + 1],
                    cAt + cRows[i + 2],
                    cAt + cRows[i3],
                    cAt + cRows[i4],
                    cAt + cRows[last]);
        } else {
            for (; i < m; i++) row(a, aAt + rows[i], cols, k, b, bAt, c, cAt + cRows[i]);
        }
    }

    private static void edgePanel(
            float[] a,
            int aAt,
            int[] rows,
            int m,
            int[] cols,
            int k,
            float[] b,
            int bAt,
            float[] c,
            int cAt,
            int[] cRows,
            int columns) {
        float[] edge = EDGE.get();
        Arrays.fill(edge, 0);
        int last = m - 1;
        for (int i = 0; i < m; i += TALL) {
            int tall = Math.min(TALL, m - i);
            for (int r = 0; r < tall; r++) System.arraycopy(c, cAt + cRows[i + r], edge, r * WIDTH, columns);
            if (tall < 3) {
                for (int r = 0; r < tall; r++) row(a, aAt + rows[i + r], cols, k, b, bAt, edge, r * WIDTH);
            } else {
                tile(
                        a,
                        aAt + rows[i],
                        aAt + rows[i + 1],
                        aAt + rows[i + 2],
                        aAt + rows[Math.min(i + 3, last)],
                        aAt + rows[Math.min(i + 4, last)],
                        aAt + rows[Math.min(i + 5, last)],
                        cols,
                        k,
                        b,
                        bAt,
                        edge,
                        0,
                        WIDTH,
                        2 * WIDTH,
                        3 * WIDTH,
                        4 * WIDTH,
                        5 * WIDTH);
            }
            for (int r = 0; r < tall; r++) System.arraycopy(edge, r * WIDTH, c, cAt + cRows[i + r], columns);
        }
    }

    /** Six rows by two vectors. Everything is read before anything is written, so rows may coincide. */
    private static void tile(
            float[] a,
            int a0,
            int a1,
            int a2,
            int a3,
            int a4,
            int a5,
            int[] cols,
            int k,
            float[] b,
            int bAt,
            float[] c,
            int c0,
            int c1,
            int c2,
            int c3,
            int c4,
            int c5) {
        FloatVector s00 = load(c, c0), s01 = load(c, c0 + L);
        FloatVector s10 = load(c, c1), s11 = load(c, c1 + L);
        FloatVector s20 = load(c, c2), s21 = load(c, c2 + L);
        FloatVector s30 = load(c, c3), s31 = load(c, c3 + L);
        FloatVector s40 = load(c, c4), s41 = load(c, c4 + L);
        FloatVector s50 = load(c, c5), s51 = load(c, c5 + L);
        for (int p = 0, bp = bAt; p < k; p++, bp += WIDTH) {
            FloatVector b0 = load(b, bp);
            FloatVector b1 = load(b, bp + L);
            int col = cols[p];
            FloatVector x = FloatVector.broadcast(LANES, a[a0 + col]);
            s00 = fma(x, b0, s00);
            s01 = fma(x, b1, s01);
            x = FloatVector.broadcast(LANES, a[a1 + col]);
            s10 = fma(x, b0, s10);
            s11 = fma(x, b1, s11);
            x = FloatVector.broadcast(LANES, a[a2 + col]);
            s20 = fma(x, b0, s20);
            s21 = fma(x, b1, s21);
            x = FloatVector.broadcast(LANES, a[a3 + col]);
            s30 = fma(x, b0, s30);
            s31 = fma(x, b1, s31);
            x = FloatVector.broadcast(LANES, a[a4 + col]);
            s40 = fma(x, b0, s40);
            s41 = fma(x, b1, s41);
            x = FloatVector.broadcast(LANES, a[a5 + col]);
            s50 = fma(x, b0, s50);
            s51 = fma(x, b1, s51);
        }
        store(c, c0, s00, s01);
        store(c, c1, s10, s11);
        store(c, c2, s20, s21);
        store(c, c3, s30, s31);
        store(c, c4, s40, s41);
        store(c, c5, s50, s51);
    }

    private static void row(float[] a, int aAt, int[] cols, int k, float[] b, int bAt, float[] c, int cAt) {
        FloatVector s0 = load(c, cAt);
        FloatVector s1 = load(c, cAt + L);
        for (int p = 0, bp = bAt; p < k; p++, bp += WIDTH) {
            FloatVector x = FloatVector.broadcast(LANES, a[aAt + cols[p]]);
            s0 = fma(x, load(b, bp), s0);
            s1 = fma(x, load(b, bp + L), s1);
        }
        store(c, cAt, s0, s1);
    }

    @Override
    public void channelwise(
            float[] a,
            int aAt,
            int[] rows,
            int m,
            int[] cols,
            int k,
            float[] b,
            int bAt,
            int[] bRows,
            float[] c,
            int cAt,
            int[] cRows,
            int channels) {
        int whole = LANES.loopBound(channels);
        for (int j = 0; j < whole; j += L) {
            int i = 0;
            for (; m - i >= 4; i += 4) {
                fourRows(
                        a,
                        aAt + j + rows[i],
                        aAt + j + rows[i + 1],
                        aAt + j + rows[i + 2],
                        aAt + j + rows[i + 3],
                        cols,
                        k,
                        b,
                        bAt + j,
                        bRows,
                        c,
                        cAt + j + cRows[i],
                        cAt + j + cRows[i + 1],
                        cAt + j + cRows[i + 2],
                        cAt + j + cRows[i + 3]);
            }
            for (; i < m; i++) {
                int ai = aAt + j + rows[i];
                int ci = cAt + j + cRows[i];
                FloatVector sum = load(c, ci);
                for (int p = 0; p < k; p++) sum = fma(load(a, ai + cols[p]), load(b, bAt + j + bRows[p]), sum);
                sum.intoArray(c, ci);
            }
        }
        for (int i = 0; i < m; i++) {
            for (int j = whole; j < channels; j++) {
                int ai = aAt + j + rows[i];
                float sum = c[cAt + cRows[i] + j];
                for (int p = 0; p < k; p++) sum = PlainKernels.fma(a[ai + cols[p]], b[bAt + j + bRows[p]], sum);
                c[cAt + cRows[i] + j] = sum;
            }
        }
    }

    private static void fourRows(
            float[] a,
            int a0,
            int a1,
            int a2,
            int a3,
            int[] cols,
            int k,
            float[] b,
            int bAt,
            int[] bRows,
            float[] c,
            int c0,
            int c1,
            int c2,
            int c3) {
        FloatVector s0 = load(c, c0);
        FloatVector s1 = load(c, c1);
        FloatVector s2 = load(c, c2);
        FloatVector s3 = load(c, c3);
        for (int p = 0; p < k; p++) {
            FloatVector y = load(b, bAt + bRows[p]);
            int col = cols[p];
            s0 = fma(load(a, a0 + col), y, s0);
            s1 = fma(load(a, a1 + col), y, s1);
            s2 = fma(load(a, a2 + col), y, s2);
            s3 = fma(load(a, a3 + col), y, s3);
        }
        s0.intoArray(c, c0);
        s1.intoArray(c, c1);
        s2.intoArray(c, c2);
        s3.intoArray(c, c3);
    }

    @Override
    public long spin(int rounds, float[] sink) {
        // each s goes to 1; twelve of them hide the latency of two units, and leave room in sixteen registers
        FloatVector x = FloatVector.broadcast(LANES, 0.5f);
        FloatVector s0 = x, s1 = x, s2 = x, s3 = x, s4 = x, s5 = x, s6 = x, s7 = x, s8 = x, s9 = x, s10 = x, s11 = x;
        for (int i = 0; i < rounds; i++) {
            s0 = fma(s0, x, x);
            s1 = fma(s1, x, x);
            s2 = fma(s2, x, x);
            s3 = fma(s3, x, x);
            s4 = fma(s4, x, x);
            s5 = fma(s5, x, x);
            s6 = fma(s6, x, x);
            s7 = fma(s7, x, x);
            s8 = fma(s8, x, x);
            s9 = fma(s9, x, x);
            s10 = fma(s10, x, x);
            s11 = fma(s11, x, x);
        }
        s0.add(s1).add(s2).add(s3).add(s4).add(s5).intoArray(sink, 0);
        s6.add(s7).add(s8).add(s9).add(s10).add(s11).intoArray(sink, L);
        return 12L * L * rounds;
    }

    private static FloatVector load(float[] x, int at) {
        return FloatVector.fromArray(LANES, x, at);
    }

    private static void store(float[] c, int at, FloatVector low, FloatVector high) {
        low.intoArray(c, at);
        high.intoArray(c, at + L);
    }

    /** {@code x·y + z}, rounded once where the processor can, else twice, as in the plain kernels. */
    private static FloatVector fma(FloatVector x, FloatVector y, FloatVector z) {
        return FMA ? x.fma(y, z) : x.mul(y).add(z);
    }
}
