package io.github.syllabary.tensor;

/**
 * Tables of positions in row-major arrays: the two halves of an outer sum, see {@link
 * Kernels#product}.
 */
public final class Offsets {
    private Offsets() {}

    /**
     * For every index of a grid, in row-major order, {@code Σ index · step} over its axes.
     *
     * @param steps how far a step along each axis goes in the array
     */
    public static int[] grid(Shape extents, int[] steps) {
        int[] table = {0};
        for (int axis = 0; axis < extents.rank(); axis++) table = outer(table, range(extents.dim(axis), steps[axis]));
        return table;
    }

    /** Every {@code a} with every {@code b}: {@code a[0]+b[0], a[0]+b[1], …}. */
    public static int[] outer(int[] a, int[] b) {
        int[] sum = new int[a.length * b.length];
        for (int i = 0, to = 0; i < a.length; i++) for (int j : b) sum[to++] = a[i] + j;
        return sum;
    }

    /** {@code 0, step, 2·step, …}: {@code n} numbers. */
    public static int[] range(int n, int step) {
        int[] table = new int[n];
        for (int i = 0; i < n; i++) table[i] = i * step;
        return table;
    }
}
