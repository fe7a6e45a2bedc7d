package io.github.syllabary.tensor;

/**
 * The inner loops that carry all the work, in two forms that give the same bits: {@code
 * PlainKernels}, which is the definition, and {@code VectorKernels} on the Vector API.
 *
 * <p>Each output is accumulated on its own, over {@code k} in ascending order, by fused
 * multiply-add where the processor has it. So neither tiles nor lanes nor threads change a bit.
 *
 * <p>Arguments are trusted; callers check.
 */
public interface Kernels {

    /** {@code "plain"}, or {@code "vector"} with its width. */
    String name();

    /** Into how many columns a panel of {@link PackedMatrix} is cut. */
    int panelWidth();

    /**
     * Matrix product over a view: for {@code i < m}, {@code j < n}
     *
     * <pre>  c[cAt + cRows[i] + j] = start[j] + Σ_{p&lt;k} a[aAt + rows[i] + cols[p]] · b[p, j]  </pre>
     *
     * <p>The left matrix is the <em>outer sum</em> of two tables of offsets. Windows of a tensor of
     * any rank, with any stride and dilation, have that form, and so has their transpose; nothing
     * is copied.
     *
     * @param b the right matrix, packed for this {@link #panelWidth}
     * @param start what sums begin with, at least as many as b has columns; null for what stands in c
     */
    void product(
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
            int[] cRows);

    /** The same, added to what stands in c. */
    default void product(
            float[] a, int aAt, int[] rows, int m, int[] cols, int k, PackedMatrix b, float[] c, int cAt, int[] cRows) {
        product(a, aAt, rows, m, cols, k, b, null, c, cAt, cRows);
    }

    /**
     * Products channel by channel: for {@code i < m}, {@code j < channels}
     *
     * <pre>  c[cAt + cRows[i] + j] += Σ_{p&lt;k} a[aAt + rows[i] + cols[p] + j] · b[bAt + bRows[p] + j]  </pre>
     */
    void channelwise(
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
            int channels);

    /**
     * Multiplies and adds in registers and does nothing else, to find out what the processor can do.
     *
     * @param sink receives numbers without meaning, 64 at most
     * @return how many multiplications that were; 0 if these kernels cannot keep the processor busy
     */
    long spin(int rounds, float[] sink);

    /**
     * The kernels of this process, chosen once: vectors where the module {@code
     * jdk.incubator.vector} is present, the processor multiplies and adds in one step, and the property
     * {@code syllabary.kernels} is not {@code plain}.
     */
    static Kernels get() {
        return KernelChoice.CHOSEN;
    }

    /** The plain kernels, whatever was chosen. */
    static Kernels plain() {
        return KernelChoice.PLAIN;
    }
}
