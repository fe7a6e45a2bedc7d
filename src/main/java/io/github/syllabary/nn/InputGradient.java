package io.github.syllabary.nn;

import io.github.syllabary.tensor.Offsets;
import io.github.syllabary.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How the gradient of a convolution's input is a full convolution of the error with the rotated
 * kernel: {@code ∂L/∂x = fullconv(rot180 w, ∂L/∂y)}.
 *
 * <p>From {@code y[v] = Σ_q x[v·s + q·d] w[q]} follows {@code dx[u] = Σ_q dy[(u − q·d) / s] w[q]}
 * over those q for which the division has no remainder; dy counts as zero outside. With stride 1
 * these are all q, in falling order along dy: the rotated kernel. With a greater stride the inputs
 * fall into phases, one for each remainder of u, and each phase is such a full convolution with the
 * taps of that remainder alone.
 */
final class InputGradient {

    /**
     * The inputs of one remainder and the taps that reach them.
     *
     * @param inputs where these inputs stand in the sample, channel 0
     * @param rows where their first term stands in the padded error, channel 0
     * @param cols offsets of the terms of the sum from there, channel 0; may be negative
     * @param taps which tap of the kernel belongs to each term
     */
    record Phase(int[] inputs, int[] rows, int[] cols, int[] taps) {}

    /** The error with the zeros it needs around it. */
    final Windows error;

    final List<Phase> phases = new ArrayList<>();

    /**
     * @param forward the windows of the convolution
     * @param outputs its number of output channels
     */
    InputGradient(Windows forward, int outputs) {
        int axes = forward.grid.rank();
        int[] before = new int[axes];
        int[] after = new int[axes];
        for (int a = 0; a < axes; a++) {
            int s = forward.stride.dim(a);
            int reach = (forward.kernel.dim(a) - 1) * forward.dilation.dim(a);
            int first = forward.padding.before().dim(a);
            int last = first + forward.input.dim(a) - 1;
            before[a] = Math.max(0, -Math.floorDiv(first - reach, s));
            after[a] = Math.max(0, last / s - (forward.grid.dim(a) - 1));
        }
        Shape ones = Shape.cube(1, axes);
        error = new Windows(
                "conv", forward.grid.append(outputs), ones, ones, ones, Padding.of(Shape.of(before), Shape.of(after)));
        Shape remainders = forward.stride;
        int[] steps = remainders.strides();
        for (int r = 0; r < remainders.size(); r++) {
            Phase phase = new Phase(new int[1], new int[1], new int[1], new int[1]);
            for (int a = 0; a < axes; a++) phase = cross(phase, axis(forward, a, r / steps[a] % remainders.dim(a)));
            if (phase.inputs.length > 0) phases.add(phase);
        }
    }

    /** The phase of remainder r along one axis, as if the others were not there. */
    private Phase axis(Windows forward, int a, int r) {
        int s = forward.stride.dim(a);
        int d = forward.dilation.dim(a);
        int first = forward.padding.before().dim(a);
        int inputStep = forward.input.strides()[a];
        int errorStep = error.padded.strides()[a];
        int tapStep = forward.kernel.strides()[a];
        int[] inputs = new int[forward.input.dim(a)];
        int[] rows = new int[inputs.length];
        int n = 0;
        for (int u = 0; u < forward.input.dim(a); u++) {
            if ((u + first) % s != r) continue;
            inputs[n] = u * inputStep;
            rows[n++] = ((u + first - r) / s + error.padding.before().dim(a)) * errorStep;
        }
        int[] cols = new int[forward.kernel.dim(a)];
        int[] taps = new int[cols.length];
        int k = 0;
        for (int q = forward.kernel.dim(a) - 1; q >= 0; q--) {
            if (q * d % s != r) continue;
            cols[k] = -((q * d - r) / s) * errorStep;
            taps[k++] = q * tapStep;
        }
        return new Phase(
                Arrays.copyOf(inputs, n), Arrays.copyOf(rows, n), Arrays.copyOf(cols, k), Arrays.copyOf(taps, k));
    }

    private static Phase cross(Phase a, Phase b) {
        return new Phase(
                Offsets.outer(a.inputs, b.inputs),
                Offsets.outer(a.rows, b.rows),
                Offsets.outer(a.cols, b.cols),
                Offsets.outer(a.taps, b.taps));
    }
}
