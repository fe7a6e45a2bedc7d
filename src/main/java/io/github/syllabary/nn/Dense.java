package io.github.syllabary.nn;

import io.github.syllabary.tensor.ChannelKernels;
import io.github.syllabary.tensor.Kernels;
import io.github.syllabary.tensor.Offsets;
import io.github.syllabary.tensor.PackedMatrix;
import io.github.syllabary.tensor.Shape;
import java.util.List;

/**
 * The fully connected layer.
 *
 * <pre>  y[o] = b[o] + Σ_i x[i] · w[i,o]  </pre>
 *
 * <p>Shapes {@code x (I)}, {@code w (I,O)}, {@code b, y (O)}.
 *
 * @param units how many outputs
 */
public record Dense(int units, boolean bias) implements Layer {

    public Dense {
        if (units < 1) throw new IllegalArgumentException("dense: " + units + " units; at least 1 is needed");
    }

    @Override
    public String describe() {
        return "dense " + units;
    }

    @Override
    public Shape outputShape(Shape... inputs) {
        if (inputs[0].rank() != 1)
            throw new IllegalArgumentException(
                    "dense: the input " + inputs[0] + " is not a row of numbers; flatten or pool it first");
        return Shape.of(units);
    }

    @Override
    public List<ParameterSpec> parameters(Shape... inputs) {
        int n = inputs[0].size();
        ParameterSpec weights = ParameterSpec.weights(Shape.of(n, units), n);
        return bias ? List.of(weights, ParameterSpec.offset("bias", Shape.of(units), 0)) : List.of(weights);
    }

    @Override
    public long multiplications(Shape... inputs) {
        return (long) inputs[0].size() * units;
    }

    @Override
    public Reach reach(Shape input) {
        return null;
    }

    @Override
    public BoundLayer bind(Shape[] inputs, List<Parameter> parameters) {
        return new Bound(
                inputs[0].size(),
                units,
                parameters.get(0).values(),
                bias ? parameters.get(1).values() : null);
    }

    private static final class Bound extends Unary {
        /** Samples pass in blocks, so that the tables of where they stand have an end. */
        private static final int BLOCK = 96;

        private final Kernels kernels = Kernels.get();
        private final int inputs;
        private final int units;
        private final float[] w;
        private final float[] b;
        private final int[] inputOffsets;
        private final int[] unitOffsets;
        private final int[] weightRows;
        private final int[] inputRows;
        private final int[] unitRows;
        private final PackedMatrix weights = new PackedMatrix(kernels);
        private final PackedMatrix transposed = new PackedMatrix(kernels);
        private volatile boolean ready;

        /** What outputs begin with. */
        private final float[] start;

        /** What input gradients begin with. */
        private final float[] zeros;

        Bound(int inputs, int units, float[] w, float[] b) {
            this.inputs = inputs;
            this.units = units;
            this.w = w;
            this.b = b;
            inputOffsets = Offsets.range(inputs, 1);
            unitOffsets = Offsets.range(units, 1);
            weightRows = Offsets.range(inputs, units);
            inputRows = Offsets.range(BLOCK, inputs);
            unitRows = Offsets.range(BLOCK, units);
            start = b == null ? new float[units] : b;
            zeros = new float[inputs];
            refresh();
        }

        @Override
        public void refresh() {
            weights.pack(w, 0, inputs, units, units);
            ready = false;
        }

        /** Packs what only the backward pass needs, which most networks never run. */
        private synchronized void transpose() {
            if (ready) return;
            transposed.pack(w, 0, units, 1, inputs, units, 1);
            ready = true;
        }

        @Override
        void forward(float[] x, float[] y, int from, int to, Pass pass) {
            for (int s = from; s < to; s += BLOCK) {
                int n = Math.min(BLOCK, to - s);
                kernels.product(
                        x, s * inputs, inputRows, n, inputOffsets, inputs, weights, start, y, s * units, unitRows);
            }
        }

        @Override
        void backward(float[] x, float[] y, float[] dy, float[] dx, float[][] dp, int from, int to, Pass pass) {
            if (dp != null) parameterGradients(x, dy, dp, from, to, pass);
            if (dx == null) return;
            transpose();
            for (int s = from; s < to; s += BLOCK) {
                int n = Math.min(BLOCK, to - s);
                kernels.product(
                        dy, s * units, unitRows, n, unitOffsets, units, transposed, zeros, dx, s * inputs, inputRows);
            }
        }

        private void parameterGradients(float[] x, float[] dy, float[][] dp, int from, int to, Pass pass) {
            PackedMatrix error = pass.scratch().packed(kernels);
            for (int s = from; s < to; s += BLOCK) {
                int n = Math.min(BLOCK, to - s);
                error.pack(dy, s * units, n, units, units);
                kernels.product(x, s * inputs, inputOffsets, inputs, inputRows, n, error, null, dp[0], 0, weightRows);
            }
            if (b != null) ChannelKernels.get().sums(dy, from * units, to * units, dp[1]);
        }
    }
}
