package io.github.syllabary.tensor;

/** The kernels as plain loops: what they mean, and what runs where the Vector API is absent. */
final class PlainKernels implements Kernels {
    private static final int WIDTH = 32;

    @Override
    public String name() {
        return KernelChoice.FMA ? "plain" : "plain, without fused multiply-add";
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
        int n = b.columns();
        begin(m, n, start, c, cAt, cRows);
        for (int j0 = 0; j0 < n; j0 += WIDTH) {
            int panel = b.panelAt(j0);
            int columns = Math.min(WIDTH, n - j0);
            for (int i = 0; i < m; i++) {
                row(a, aAt + rows[i], cols, k, b.data(), panel, c, cAt + cRows[i] + j0, columns);
            }
        }
    }

    /** Puts the start into every row of the result, if there is one. */
    static void begin(int m, int n, float[] start, float[] c, int cAt, int[] cRows) {
        if (start == null) return;
        for (int i = 0; i < m; i++) System.arraycopy(start, 0, c, cAt + cRows[i], n);
    }

    /** One row of a panel; four steps of k at a time, so that c is read and written less often. */
    private static void row(
            float[] a, int aAt, int[] cols, int k, float[] b, int bAt, float[] c, int cAt, int columns) {
        int p = 0;
        for (; p + 4 <= k; p += 4) {
            float a0 = a[aAt + cols[p]];
            float a1 = a[aAt + cols[p + 1]];
            float a2 = a[aAt + cols[p + 2]];
            float a3 = a[aAt + cols[p + 3]];
            int b0 = bAt + p * WIDTH;
            for (int j = 0; j < columns; j++) {
                float sum = c[cAt + j];
                sum = fma(a0, b[b0 + j], sum);
                sum = fma(a1, b[b0 + WIDTH + j], sum);
                sum = fma(a2, b[b0 + 2 * WIDTH + j], sum);
                sum = fma(a3, b[b0 + 3 * WIDTH + j], sum);
                c[cAt + j] = sum;
            }
        }
        for (; p < k; p++) {
            float ap = a[aAt + cols[p]];
            int bp = bAt + p * WIDTH;
            for (int j = 0; j < columns; j++) c[cAt + j] = fma(ap, b[bp + j], c[cAt + j]);
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
        for (int i = 0; i < m; i++) {
            int ci = cAt + cRows[i];
            for (int p = 0; p < k; p++) {
                int ap = aAt + rows[i] + cols[p];
                int bp = bAt + bRows[p];
                for (int j = 0; j < channels; j++) c[ci + j] = fma(a[ap + j], b[bp + j], c[ci + j]);
            }
        }
    }

    @Override
    public long spin(int rounds, float[] sink) {
        return 0;
    }

    static float fma(float a, float b, float c) {
        return KernelChoice.FMA ? Math.fma(a, b, c) : a * b + c;
    }
}
