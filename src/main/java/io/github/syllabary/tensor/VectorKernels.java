package io.github.syllabary.tensor;

import static io.github.syllabary.tensor.VectorTiles.L;
import static io.github.syllabary.tensor.VectorTiles.LANES;
import static io.github.syllabary.tensor.VectorTiles.WIDTH;
import static io.github.syllabary.tensor.VectorTiles.load;

import jdk.incubator.vector.FloatVector;

/**
 * The kernels on the Vector API: tiles of a few rows by a few vectors stay in registers while k runs, see {@link
 * VectorTiles}.
 *
 * <p>Lanes are columns and never meet, so the results have the bits of {@link PlainKernels}. Rows
 * beyond the last are computed as copies of it; columns beyond the last go through a buffer. So edges
 * run at the speed of the middle.
 */
final class VectorKernels implements Kernels {
    /** So many rows are faster one by one than in a tile of six that is mostly copies. */
    private static final int FEW = 2;

    private static final int FIVE = 5;
    private static final int SIX = 6;
    private static final int TEN = 10;
    private static final int TALL = 12;

    /** Columns of the left matrix that lie side by side are worth a loop of their own from here on. */
    private static final int LEAST_RUN = 24;

    /** So many rows of two panels fit into half of a first-level cache of 48 kB. */
    private static final int MOST_DEEP = 128;

    private static final ThreadLocal<Edge> EDGE = ThreadLocal.withInitial(Edge::new);

    /** Whether there are the 32 registers that the larger tiles need. */
    private final boolean manyRegisters;

    /**
     * Whether the compiler loads the numbers of all rows of a tile before it uses any where columns lie side by side,
     * and not where rows do; otherwise it is the other way about. With 16 registers six rows then do not fit: columns
     * side by side gain nothing, and rows side by side are taken by fives. (AMD EPYC with AVX2, Java 17 and 25. Five
     * rows of columns side by side are fast alone, on Java 17, and slow in a whole network.)
     */
    private final boolean loadsAhead;

    /** Vectors of 512 bits come with 32 registers, shorter ones with 16. */
    VectorKernels() {
        this(L >= 16, Runtime.version().feature() < 25);
    }

    /** All tiles are right on any machine; which is fast depends on it. */
    VectorKernels(boolean manyRegisters, boolean loadsAhead) {
        this.manyRegisters = manyRegisters;
        this.loadsAhead = loadsAhead;
    }

    @Override
    public String name() {
        return "vector, " + L + " lanes";
    }

    @Override
    public int panelWidth() {
        return WIDTH;
    }

    @Override
    public void product(
            float[] a,
            int aAt,
            int[] rows,
            int m,
            int[] cols,
            int k,
            PackedMatrix b,
            float[] start,
            float[] c,
            int cAt,
            int[] cRows) {
        if (m == 0) return;
        if (k == 0) {
            PlainKernels.begin(m, b.columns(), start, c, cAt, cRows);
            return;
        }
        int tall = manyRegisters ? TALL : SIX;
        boolean adjacent = m >= tall && rows[tall - 1] - rows[0] == tall - 1;
        boolean runs = (manyRegisters || !loadsAhead) && !adjacent && run(cols, 0, k) >= Math.min(k, LEAST_RUN);
        int few = m % height(adjacent);
        if (few <= FEW) {
            float[] buffer = EDGE.get().buffer;
            for (int i = m - few; i < m; i++)
                VectorRowTiles.row(a, aAt + rows[i], cols, k, b, start, c, cAt + cRows[i], buffer);
            m -= few;
            if (m == 0) return;
        }
        float[] begin = start;
        for (int p = 0; p < k; begin = null) {
            int deep = Math.min(MOST_DEEP, k - p);
            if (runs) deep = Math.min(deep, run(cols, p, k));
            // two halves rather than a whole and a rest
            if (deep == MOST_DEEP && k - p < 2 * MOST_DEEP && run(cols, p, k) == k - p) deep = (k - p + 1) / 2;
            block(a, aAt, rows, m, cols, p, deep, runs, adjacent, b, begin, c, cAt, cRows);
            p += deep;
        }
    }

    /** How many rows the tiles have that most is done with. */
    private int height(boolean adjacent) {
        if (manyRegisters) return adjacent ? TALL : SIX;
        return adjacent && !loadsAhead ? FIVE : SIX;
    }

    /** How many columns from {@code p} on lie side by side. */
    private static int run(int[] cols, int p, int k) {
        int q = p + 1;
        while (q < k && cols[q] == cols[q - 1] + 1) q++;
        return q - p;
    }

    /** The terms from {@code p} on, {@code deep} of them, of all sums. */
    private void block(
            float[] a,
            int aAt,
            int[] rows,
            int m,
            int[] cols,
            int p,
            int deep,
            boolean runs,
            boolean adjacent,
            PackedMatrix b,
            float[] start,
            float[] c,
            int cAt,
            int[] cRows) {
        int n = b.columns();
        float[] data = b.data();
        int next = WIDTH * b.rows();
        int j = 0;
        if (runs && manyRegisters) {
            for (; n - j >= 2 * WIDTH; j += 2 * WIDTH) {
                int at = b.panelAt(j) + p * WIDTH;
                wide(a, aAt + cols[p], rows, m, deep, data, at, next, start, j, c, cAt + j, cRows);
            }
        }
        for (; j < n; j += WIDTH) {
            int at = b.panelAt(j) + p * WIDTH;
            if (n - j < WIDTH) edge(a, aAt, rows, m, cols, p, deep, runs, data, at, start, j, c, cAt + j, cRows, n - j);
            else if (runs) inRun(a, aAt, rows, m, cols, p, deep, data, at, start, j, c, cAt + j, cRows);
            else panel(a, aAt, rows, m, cols, p, deep, adjacent, data, at, start, j, c, cAt + j, cRows);
        }
    }

    private static void wide(
            float[] a,
            int aAt,
            int[] rows,
            int m,
            int k,
            float[] b,
            int bAt,
            int next,
            float[] start,
            int j,
            float[] c,
            int cAt,
            int[] cRows) {
        int i = 0;
        for (; m - i >= SIX; i += SIX) VectorLargeTiles.wide(a, aAt, rows, i, k, b, bAt, next, start, j, c, cAt, cRows);
        if (i == m) return;
        Edge edge = EDGE.get().take(rows, cRows, i, m);
        VectorLargeTiles.wide(a, aAt, edge.rows, 0, k, b, bAt, next, start, j, c, cAt, edge.cRows);
    }

    private void inRun(
            float[] a,
            int aAt,
            int[] rows,
            int m,
            int[] cols,
            int p,
            int k,
            float[] b,
            int bAt,
            float[] start,
            int j,
            float[] c,
            int cAt,
            int[] cRows) {
        int run = aAt + cols[p];
        int i = 0;
        if (manyRegisters)
            for (; m - i >= TEN; i += TEN) VectorLargeTiles.ten(a, run, rows, i, k, b, bAt, start, j, c, cAt, cRows);
        else for (; m - i >= SIX; i += SIX) VectorTiles.sixInRun(a, run, rows, i, k, b, bAt, start, j, c, cAt, cRows);
        if (i == m) return;
        Edge edge = EDGE.get().take(rows, cRows, i, m);
        if (m - i > SIX) VectorLargeTiles.ten(a, run, edge.rows, 0, k, b, bAt, start, j, c, cAt, edge.cRows);
        else VectorTiles.sixInRun(a, run, edge.rows, 0, k, b, bAt, start, j, c, cAt, edge.cRows);
    }

    private void panel(
            float[] a,
            int aAt,
            int[] rows,
            int m,
            int[] cols,
            int p,
            int k,
            boolean adjacent,
            float[] b,
            int bAt,
            float[] start,
            int j,
            float[] c,
            int cAt,
            int[] cRows) {
        int i = 0;
        while (m - i >= SIX) {
            if (adjacent && manyRegisters && m - i >= TALL && adjacent(rows, i, TALL)) {
                VectorLargeTiles.tall(a, aAt, rows, i, cols, p, k, b, bAt, start, j, c, cAt, cRows);
                i += TALL;
            } else if (adjacent && !manyRegisters && loadsAhead && adjacent(rows, i, SIX)) {
                VectorTiles.sixAdjacent(a, aAt, rows, i, cols, p, k, b, bAt, start, j, c, cAt, cRows);
                i += SIX;
            } else if (adjacent && !manyRegisters && !loadsAhead && adjacent(rows, i, FIVE)) {
                VectorFiveTiles.adjacent(a, aAt, rows, i, cols, p, k, b, bAt, start, j, c, cAt, cRows);
                i += FIVE;
            } else {
                VectorTiles.six(a, aAt, rows, i, cols, p, k, b, bAt, start, j, c, cAt, cRows);
                i += SIX;
            }
        }
        if (i == m) return;
        Edge edge = EDGE.get().take(rows, cRows, i, m);
        VectorTiles.six(a, aAt, edge.rows, 0, cols, p, k, b, bAt, start, j, c, cAt, edge.cRows);
    }

    private static boolean adjacent(int[] rows, int i, int n) {
        for (int r = 1; r < n; r++) if (rows[i + r] != rows[i] + r) return false;
        return true;
    }

    /** A panel of which only the first columns count. */
    private void edge(
            float[] a,
            int aAt,
            int[] rows,
            int m,
            int[] cols,
            int p,
            int k,
            boolean runs,
            float[] b,
            int bAt,
            float[] start,
            int j,
            float[] c,
            int cAt,
            int[] cRows,
            int columns) {
        Edge edge = EDGE.get();
        float[] buffer = edge.buffer;
        for (int i = 0; i < m; i += SIX) {
            edge.take(rows, cRows, i, m);
            int tall = Math.min(SIX, m - i);
            for (int r = 0; r < tall; r++) {
                if (start == null) System.arraycopy(c, cAt + cRows[i + r], buffer, r * WIDTH, columns);
                else System.arraycopy(start, j, buffer, r * WIDTH, columns);
            }
            int[] at = Edge.BUFFER_ROWS;
            if (!runs) VectorTiles.six(a, aAt, edge.rows, 0, cols, p, k, b, bAt, null, 0, buffer, 0, at);
            else VectorTiles.sixInRun(a, aAt + cols[p], edge.rows, 0, k, b, bAt, null, 0, buffer, 0, at);
            for (int r = 0; r < tall; r++) System.arraycopy(buffer, r * WIDTH, c, cAt + cRows[i + r], columns);
        }
    }

    /** What a thread needs for tiles that overhang the last row or column. */
    private static final class Edge {
        static final int[] BUFFER_ROWS = Offsets.range(SIX, WIDTH);

        final float[] buffer = new float[Math.max(SIX * WIDTH, VectorRowTiles.MOST)];
        final int[] rows = new int[TEN];
        final int[] cRows = new int[TEN];

        /** The rows from {@code i} up to {@code m}, then the last again and again. */
        Edge take(int[] fromRows, int[] fromCRows, int i, int m) {
            for (int r = 0; r < TEN; r++) {
                rows[r] = fromRows[Math.min(i + r, m - 1)];
                cRows[r] = fromCRows[Math.min(i + r, m - 1)];
            }
            return this;
        }
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
                for (int p = 0; p < k; p++) sum = load(a, ai + cols[p]).fma(load(b, bAt + j + bRows[p]), sum);
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
            s0 = load(a, a0 + col).fma(y, s0);
            s1 = load(a, a1 + col).fma(y, s1);
            s2 = load(a, a2 + col).fma(y, s2);
            s3 = load(a, a3 + col).fma(y, s3);
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
            s0 = s0.fma(x, x);
            s1 = s1.fma(x, x);
            s2 = s2.fma(x, x);
            s3 = s3.fma(x, x);
            s4 = s4.fma(x, x);
            s5 = s5.fma(x, x);
            s6 = s6.fma(x, x);
            s7 = s7.fma(x, x);
            s8 = s8.fma(x, x);
            s9 = s9.fma(x, x);
            s10 = s10.fma(x, x);
            s11 = s11.fma(x, x);
        }
        s0.add(s1).add(s2).add(s3).add(s4).add(s5).intoArray(sink, 0);
        s6.add(s7).add(s8).add(s9).add(s10).add(s11).intoArray(sink, L);
        return 12L * L * rounds;
    }
}
