package io.github.syllabary.nn;

import io.github.syllabary.tensor.Kernels;
import io.github.syllabary.tensor.Offsets;
import io.github.syllabary.tensor.PackedMatrix;
import java.util.Arrays;

/**
 * The gradient of a convolution's input, tap by tap: {@code dx[v·s + q·d] += dy[v] · w[q]ᵀ}.
 *
 * <p>The same as {@link InputGradient} without the zeros around the error. On several axes they are many: of an error of 8×8
 * the full convolution with 3×3 taps makes 10×10 sums, half again as many products. In return each sum is loaded and stored
 * once a tap; a stretch of positions at a time, so that it stays in the nearest cache.
 */
final class TapGradient {
    /** A multiple of the rows of all tiles. */
    private static final int STRETCH = 60;

    /** What loading and storing a sum costs, in multiplications. */
    private static final int STORING = 8;

    private final Kernels kernels;
    private final Windows windows;
    private final int groups;
    private final int filters;
    private final int groupInputs;
    private final int groupFilters;
    private final int[] errorRows;
    private final int[] errorColumns;

    /** By stretch, where windows begin in the input. */
    private final int[][] inputRows;

    /** By tap and group, (filters, inputs). */
    private final PackedMatrix[][] weights;

    TapGradient(Kernels kernels, Windows windows, int groups, int filters) {
        this.kernels = kernels;
        this.windows = windows;
        this.groups = groups;
        this.filters = filters;
        this.groupInputs = windows.input.channels() / groups;
        this.groupFilters = filters / groups;
        this.errorRows = Offsets.range(STRETCH, filters);
        this.errorColumns = Offsets.range(groupFilters, 1);
        int positions = windows.positions.length;
        this.inputRows = new int[(positions + STRETCH - 1) / STRETCH][];
        for (int i = 0; i < inputRows.length; i++)
            inputRows[i] = Arrays.copyOfRange(windows.positions, i * STRETCH, Math.min(positions, (i + 1) * STRETCH));
        this.weights = new PackedMatrix[windows.taps.length][groups];
        for (PackedMatrix[] tap : weights) Arrays.setAll(tap, g -> new PackedMatrix(kernels));
    }

    /** Whether it is less work. Along one axis there is little to gain. */
    static boolean pays(Windows windows, int groupFilters) {
        long full = (long) windows.input.spatial().size() * groupFilters;
        long byTap = (long) windows.positions.length * (groupFilters + STORING);
        return windows.grid.rank() > 1 && !windows.isPadded() && byTap < full;
    }

    /** Takes new weights {@code (K…, inputs of a group, filters)}, times {@code scale}. */
    void pack(float[] w, float scale) {
        for (int t = 0; t < weights.length; t++)
            for (int g = 0; g < groups; g++)
                weights[t][g].packBlocks(
                        w,
                        g * groupFilters,
                        new int[] {t},
                        groupInputs * filters,
                        groupFilters,
                        groupInputs,
                        filters,
                        scale);
    }

    /** Writes dx of these samples. */
    void write(float[] dy, float[] dx, int from, int to) {
        int size = windows.input.size();
        Arrays.fill(dx, from * size, to * size, 0);
        for (int s = from; s < to; s++)
            for (int i = 0; i < inputRows.length; i++)
                for (int t = 0; t < weights.length; t++)
                    for (int g = 0; g < groups; g++)
                        kernels.product(
                                dy,
                                (s * windows.positions.length + i * STRETCH) * filters + g * groupFilters,
                                errorRows,
                                inputRows[i].length,
                                errorColumns,
                                groupFilters,
                                weights[t][g],
                                dx,
                                s * size + windows.taps[t] + g * groupInputs,
                                inputRows[i]);
    }
}
