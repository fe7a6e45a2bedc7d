package io.github.syllabary.nn;

import io.github.syllabary.tensor.ChannelKernels;
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
 *   dx = windows(dy, padded) · rot180(w)   the full convolution of the error, see InputGradient and TapGradient
 * </pre>
 */
final class BoundConv extends Stepwise {
    private static final int PADDED_INPUT = 0;
    private static final int PADDED_ERROR = 1;
    private static final int UNSCALED = 2;

    /** Rows of a product that are many. */
    private static final int ROWS = 192;

    private final Kernels kernels = Kernels.get();
    private final Windows windows;
    private final InputGradient inputGradient;

    /** Null where the full convolution is less work. */
    private final TapGradient tapGradient;

    private final float[] w;
    private final float[] b;
    private final int groups;
    private volatile boolean rotated;
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

    /**
     * How many samples go into one product: short outputs alone would leave most of a tile of rows unused, and sums
     * over few positions cost more to begin and end than to compute.
     */
    private final int block;

    /** For the windows of a block's samples, where they begin in the padded input, and their outputs. */
    private final int[] windowRows;

    private final int[] outputRows;
    private final int positions;

    private final PackedMatrix[] forwardWeights;

    /** By group, what outputs begin with. */
    private final float[][] biases;

    /** What input gradients begin with. */
    private final float[] zeros;

    /** By phase and group, the rotated kernel. */
    private final PackedMatrix[][] rotatedWeights;

    private final int[][] errorElements;

    /** By phase, for a block's samples, where terms begin in the padded error, and their inputs. */
    private final int[][] errorRows;

    private final int[][] inputRows;

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
        this.positions = windows.positions.length;
        this.block = Math.max(1, ROWS / positions);
        this.windowRows = Offsets.outer(Offsets.range(block, windows.padded.size()), windows.positions);
        this.outputRows = Offsets.range(block * positions, filters);
        this.inputGradient = new InputGradient(windows, filters);
        this.tapGradient =
                TapGradient.pays(windows, groupFilters) ? new TapGradient(kernels, windows, groups, filters) : null;
        int phases = inputGradient.phases.size();
        this.errorElements = new int[phases][];
        this.errorRows = new int[phases][];
        this.inputRows = new int[phases][];
        this.rotatedWeights = new PackedMatrix[phases][groups];
        int[] errors = Offsets.range(block, inputGradient.error.padded.size());
        int[] samples = Offsets.range(block, windows.input.size());
        for (int p = 0; p < phases; p++) {
            InputGradient.Phase phase = inputGradient.phases.get(p);
            errorElements[p] = Offsets.outer(phase.cols(), Offsets.range(groupFilters, 1));
            errorRows[p] = Offsets.outer(errors, phase.rows());
            inputRows[p] = Offsets.outer(samples, phase.inputs());
            for (int g = 0; g < groups; g++) rotatedWeights[p][g] = new PackedMatrix(kernels);
        }
        this.forwardWeights = new PackedMatrix[groups];
        for (int g = 0; g < groups; g++) forwardWeights[g] = new PackedMatrix(kernels);
        this.biases = new float[groups][groupFilters];
        this.zeros = new float[groupInputs];
        refresh();
    }

    @Override
    public void refresh() {
        for (int g = 0; g < groups; g++) {
            forwardWeights[g].pack(w, g * groupFilters, elements.length, filters, groupFilters, 1, scale);
            if (b != null) System.arraycopy(b, g * groupFilters, biases[g], 0, groupFilters);
        }
        rotated = false;
    }

    /** Packs what only the backward pass needs, which most networks never run. */
    private synchronized void rotate() {
        if (rotated) return;
        if (tapGradient != null) tapGradient.pack(w, scale);
        else packRotated();
        rotated = true;
    }

    private void packRotated() {
        for (int p = 0; p < rotatedWeights.length; p++) {
            int[] taps = inputGradient.phases.get(p).taps();
            for (int g = 0; g < groups; g++)
                rotatedWeights[p][g].packBlocks(
                        w, g * groupFilters, taps, groupInputs * filters, groupFilters, groupInputs, filters, scale);
        }
    }

    @Override
    void forward(float[] x, float[] y, int from, int to, Pass pass) {
        for (int s = from; s < to; s += block) {
            int n = Math.min(block, to - s);
            float[] source = padded(windows, x, s, n, 0, PADDED_INPUT, pass);
            int at = source == x ? s * windows.input.size() : 0;
            windows(source, at, y, s * positions * filters, n * positions);
        }
    }

    /** The samples from {@code s} on as they are, or with their padding in memory of the pass. */
    private static float[] padded(Windows windows, float[] x, int s, int n, float value, int slot, Pass pass) {
        if (!windows.isPadded()) return x;
        int size = windows.padded.size();
        float[] room = pass.scratch().floats(slot, n * size);
        for (int i = 0; i < n; i++) windows.pad(x, (s + i) * windows.input.size(), room, i * size, value);
        return room;
    }

    @Override
    void steps(float[] x, float[] y, int n, Pass pass) {
        float[] source = padded(windows, x, n, 0, PADDED_INPUT, pass);
        int each = windows.perStep;
        // no more at once than the tables of positions hold
        int most = positions / each;
        for (int p = 0; p < n; p += most)
            windows(source, p * windows.stepSize, y, p * each * filters, Math.min(most, n - p) * each);
    }

    /** The first {@code n} windows of samples that begin at {@code at}, padding included. */
    private void windows(float[] x, int at, float[] y, int yAt, int n) {
        for (int g = 0; g < groups; g++) {
            kernels.product(
                    x,
                    at + g * groupInputs,
                    windowRows,
                    n,
                    elements,
                    elements.length,
                    forwardWeights[g],
                    biases[g],
                    y,
                    yAt + g * groupFilters,
                    outputRows);
        }
    }

    @Override
    void backward(float[] x, float[] y, float[] dy, float[] dx, float[][] dp, int from, int to, Pass pass) {
        if (dp != null) weightGradient(x, dy, dp[0], from, to, pass);
        if (dp != null && b != null)
            ChannelKernels.get().sums(dy, from * positions * filters, to * positions * filters, dp[1]);
        if (dx != null) inputGradient(dy, dx, from, to, pass);
    }

    private void weightGradient(float[] x, float[] dy, float[] dw, int from, int to, Pass pass) {
        float[] target = dw;
        if (scale != 1) {
            target = pass.scratch().floats(UNSCALED, w.length);
            Arrays.fill(target, 0, w.length, 0);
        }
        PackedMatrix error = pass.scratch().packed(kernels);
        for (int s = from; s < to; s += block) {
            int n = Math.min(block, to - s);
            float[] source = padded(windows, x, s, n, 0, PADDED_INPUT, pass);
            int at = source == x ? s * windows.input.size() : 0;
            for (int g = 0; g < groups; g++) {
                error.take(dy, s * positions * filters + g * groupFilters, n * positions, filters, groupFilters);
                kernels.product(
                        source,
                        at + g * groupInputs,
                        elements,
                        elements.length,
                        windowRows,
                        n * positions,
                        error,
                        null,
                        target,
                        g * groupFilters,
                        weightRows);
            }
        }
        if (scale != 1) for (int i = 0; i < w.length; i++) dw[i] += scale * target[i];
    }

    private void inputGradient(float[] dy, float[] dx, int from, int to, Pass pass) {
        rotate();
        if (tapGradient != null) {
            tapGradient.write(dy, dx, from, to);
            return;
        }
        for (int s = from; s < to; s += block) {
            int n = Math.min(block, to - s);
            float[] error = padded(inputGradient.error, dy, s, n, 0, PADDED_ERROR, pass);
            int at = error == dy ? s * positions * filters : 0;
            for (int p = 0; p < rotatedWeights.length; p++) {
                for (int g = 0; g < groups; g++) {
                    kernels.product(
                            error,
                            at + g * groupFilters,
                            errorRows[p],
                            n * inputGradient.phases.get(p).rows().length,
                            errorElements[p],
                            errorElements[p].length,
                            rotatedWeights[p][g],
                            zeros,
                            dx,
                            s * windows.input.size() + g * groupInputs,
                            inputRows[p]);
                }
            }
        }
    }
}
