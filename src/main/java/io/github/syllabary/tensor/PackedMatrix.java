package io.github.syllabary.tensor;

/**
 * A matrix {@code k×n} cut into panels of a few columns, each panel row after row, so that the
 * product reads it front to back. The last panel is filled up with zeros.
 */
public final class PackedMatrix {
    private final int width;
    private int k;
    private int n;
    private float[] own = new float[0];
    private float[] data = own;

    /** Where the first panel begins in the data. */
    private int start;

    /** Room for a matrix; {@link #pack} fills it. */
    public PackedMatrix(Kernels kernels) {
        this.width = kernels.panelWidth();
    }

    public int rows() {
        return k;
    }

    public int columns() {
        return n;
    }

    float[] data() {
        return data;
    }

    /** Where the panel of the columns from {@code j} on begins. */
    int panelAt(int j) {
        return start + j / width * width * k;
    }

    /**
     * Takes {@code scale · source[at + p·rowStep + j·columnStep]} as element {@code (p, j)}.
     * Allocates only when the matrix is larger than any before.
     */
    public PackedMatrix pack(float[] source, int at, int k, int rowStep, int n, int columnStep, float scale) {
        resize(k, n);
        for (int j0 = 0; j0 < n; j0 += width) {
            int to = panelAt(j0);
            int columns = Math.min(width, n - j0);
            for (int p = 0; p < k; p++, to += width) {
                int from = at + p * rowStep + j0 * columnStep;
                if (columnStep == 1 && scale == 1) {
                    System.arraycopy(source, from, data, to, columns);
                } else {
                    for (int j = 0; j < columns; j++) data[to + j] = scale * source[from + j * columnStep];
                }
                for (int j = columns; j < width; j++) data[to + j] = 0;
            }
        }
        return this;
    }

    /** Takes row-major rows of {@code n} numbers, {@code rowStep} apart. */
    public PackedMatrix pack(float[] source, int at, int k, int rowStep, int n) {
        return pack(source, at, k, rowStep, n, 1, 1);
    }

    /**
     * The same, for use before the source changes: rows that are a panel already are not copied.
     */
    public PackedMatrix take(float[] source, int at, int k, int rowStep, int n) {
        if (n != width || rowStep != width) return pack(source, at, k, rowStep, n);
        this.k = k;
        this.n = n;
        data = source;
        start = at;
        return this;
    }

    /**
     * Takes a matrix made of blocks of {@code rows} rows, one below the other: row {@code p} of block
     * {@code t}, column {@code j}, is {@code scale · source[at + blocks[t]·blockStep + p +
     * j·columnStep]}.
     */
    public PackedMatrix packBlocks(
            float[] source, int at, int[] blocks, int blockStep, int rows, int n, int columnStep, float scale) {
        resize(blocks.length * rows, n);
        for (int j0 = 0; j0 < n; j0 += width) {
            int to = panelAt(j0);
            int columns = Math.min(width, n - j0);
            for (int block : blocks) {
                for (int p = 0; p < rows; p++, to += width) {
                    int from = at + block * blockStep + p + j0 * columnStep;
                    for (int j = 0; j < columns; j++) data[to + j] = scale * source[from + j * columnStep];
                    for (int j = columns; j < width; j++) data[to + j] = 0;
                }
            }
        }
        return this;
    }

    private void resize(int k, int n) {
        this.k = k;
        this.n = n;
        int size = Math.multiplyExact(k, (n + width - 1) / width * width);
        if (own.length < size) own = new float[size];
        data = own;
        start = 0;
    }
}
