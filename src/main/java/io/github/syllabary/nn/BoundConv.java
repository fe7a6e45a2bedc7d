package io.github.syllabary.nn;

import io.github.syllabary.tensor.Kernels;
import io.github.syllabary.tensor.Offsets;
import io.github.syllabary.tensor.PackedMatrix;
import java.util.Arrays;

/**
 * A convolution as matrix products over windows of its input.
 *
 * <pre>
 *   y  = windows(x) · w                    one row for each position, one column for each kernel
 *   dw = windows(x)ᵀ · dy                  the convolution of the input with the error
 *   dx = windows(dy, padded) · rot180(w)   the full convolution of the error, see InputGradient
 * </pre>
 */
final class BoundConv extends Stepwise {
    private static final int PADDED_INPUT = 0;
    private static final int PADDED_ERROR = 1;
    private static final int UNSCALED = 2;

    private final Kernels kernels = Kernels.get();
    private final Windows windows;
    private final InputGradient inputGradient;
    private final float[] w;
    private final float[] b;
    private final int groups;
    private final int inputs;
    private final int filters;

    /** Channels and filters of one group. */
    private final int groupInputs;

    private final int groupFilters;

    /** 1, or 1/channels where maps are averaged. */
    private final float scale;

    /** Offsets of a window's elements, tap by tap, channel by channel; and where dw keeps them. */
    private final int[] elements;

    private final int[] weightRows;
    private final int[] outputRows;

    private final PackedMatrix[] forwardWeights;

    /** By phase and group, the rotated kernel. */
    private final PackedMatrix[][] rotatedWeights;

    private final int[][] errorElements;

    BoundConv(Conv conv, Windows windows, float[] w, float[] b) {
        this.windows = windows;
        this.w = w;
        this.b = b;
        this.groups = conv.groups();
        this.inputs = windows.input.channels();
        this.filters = conv.filters();
        this.groupInputs = inputs / groups;
        this.groupFilters = filters / groups;
        this.scale = conv.merge() == Merge.MEAN ? 1f / groupInputs : 1f;
        this.elements = Offsets.outer(windows.taps, Offsets.range(groupInputs, 1));
        this.weightRows = Offsets.range(elements.length, filters);
        this.outputRows = Offsets.range(windows.positions.length, filters);
        this.inputGradient = new InputGradient(windows, filters);
        int phases = inputGradient.phases.size();
        this.errorElements = new int[phases][];
        this.rotatedWeights = new PackedMatrix[phases][groups];
        for (int p = 0; p < phases; p++) {
            errorElements[p] = Offsets.outer(inputGradient.phases.get(p).cols(), Offsets.range(groupFilters, 1));
            for (int g = 0; g < groups; g++) rotatedWeights[p][g] = new PackedMatrix(kernels);
        }
        this.forwardWeights = new PackedMatrix[groups];
        for (int g = 0; g < groups; g++) forwardWeights[g] = new PackedMatrix(kernels);
        refresh();
    }

    @Override
    public void refresh() {
        for (int g = 0; g < groups; g++)
            forwardWeights[g].pack(w, g * groupFilters, elements.length, filters, groupFilters, 1, scale);
        for (int p = 0; p < rotatedWeights.length; p++) {
            int[] taps = inputGradient.phases.get(p).taps();
            for (int g = 0; g < groups; g++)
                rotatedWeights[p][g].packBlocks(
                        w, g * groupFilters, taps, groupInputs * filters, groupFilters, groupInputs, filters, scale);
        }
    }

    @Override
    void forward(float[] x, float[] y, int from, int to, Pass pass) {
        int xSize = windows.input.size();
        int ySize = outputRows.length * filters;
        for (int s = from; s < to; s++) {
            float[] source = x;
            int at = s * xSize;
            if (windows.isPadded()) {
                source = pass.scratch().floats(PADDED_INPUT, windows.padded.size());
                windows.pad(x, at, source, 0);
                at = 0;
            }
            positions(source, at, y, s * ySize, outputRows.length);
        }
    }

    @Override
    void steps(float[] x, float[] y, int n) {
        int stride = windows.stride.dim(0) * inputs;
        // no more at once than the tables of positions hold
        for (int p = 0; p < n; p += outputRows.length)
            positions(x, p * stride, y, p * filters, Math.min(outputRows.length, n - p));
    }

    /** The first {@code n} positions of a sample that begins at {@code at}, padding included. */
    private void positions(float[] x, int at, float[] y, int yAt, int n) {
        for (int p = 0; p < n; p++) {
            if (b == null) Arrays.fill(y, yAt + p * filters, yAt + (p + 1) * filters, 0);
            else System.arraycopy(b, 0, y, yAt + p * filters, filters);
        }
        for (int g = 0; g < groups; g++) {
            kernels.product(
                    x,
                    at + g * groupInputs,
                    windows.positions,
                    n,
                    elements,
                    elements.length,
                    forwardWeights[g],
                    y,
                    yAt + g * groupFilters,
                    outputRows);
        }
    }

    @Override
    void backward(float[] x, float[] y, float[] dy, float[] dx, float[][] dp, int from, int to, Pass pass) {
        if (dp != null) weightGradient(x, dy, dp[0], from, to, pass);
        if (dp != null && b != null) biasGradient(dy, from * outputRows.length, to * outputRows.length, filters, dp[1]);
        if (dx != null) inputGradient(dy, dx, from, to, pass);
    }

    private void weightGradient(float[] x, float[] dy, float[] dw, int from, int to, Pass pass) {
        int xSize = windows.input.size();
        int ySize = outputRows.length * filters;
        float[] target = dw;
        if (scale != 1) {
            target = pass.scratch().floats(UNSCALED, w.length);
            Arrays.fill(target, 0, w.length, 0);
        }
        PackedMatrix error = pass.scratch().packed(kernels);
        for (int s = from; s < to; s++) {
            float[] source = x;
            int at = s * xSize;
            if (windows.isPadded()) {
                source = pass.scratch().floats(PADDED_INPUT, windows.padded.size());
                windows.pad(x, at, source, 0);
                at = 0;
            }
            for (int g = 0; g < groups; g++) {
                error.pack(dy, s * ySize + g * groupFilters, outputRows.length, filters, groupFilters);
                kernels.product(
                        source,
                        at + g * groupInputs,
                        elements,
                        elements.length,
                        windows.positions,
                        windows.positions.length,
                        error,
                        target,
                        g * groupFilters,
                        weightRows);
            }
        }
        if (scale != 1) for (int i = 0; i < w.length; i++) dw[i] += scale * target[i];
    }

    /** Adds each row of the error to db. */
    static void biasGradient(float[] dy, int fromRow, int toRow, int filters, float[] db) {
        for (int row = fromRow; row < toRow; row++) {
            int at = row * filters;
            for (int o = 0; o < filters; o++) db[o] += dy[at + o];
        }
    }

    private void inputGradient(float[] dy, float[] dx, int from, int to, Pass pass) {
        int xSize = windows.input.size();
        int ySize = outputRows.length * filters;
        Arrays.fill(dx, from * xSize, to * xSize, 0);
        for (int s = from; s < to; s++) {
            float[] error = dy;
            int at = s * ySize;
            if (inputGradient.error.isPadded()) {
                error = pass.scratch().floats(PADDED_ERROR, inputGradient.error.padded.size());
                inputGradient.error.pad(dy, at, error, 0);
                at = 0;
            }
            for (int p = 0; p < rotatedWeights.length; p++) {
                InputGradient.Phase phase = inputGradient.phases.get(p);
                for (int g = 0; g < groups; g++) {
                    kernels.product(
                            error,
                            at + g * groupFilters,
                            phase.rows(),
                            phase.rows().length,
                            errorElements[p],
                            errorElements[p].length,
                            rotatedWeights[p][g],
                            dx,
                            s * xSize + g * groupInputs,
                            phase.inputs());
                }
            }
        }
    }
}
