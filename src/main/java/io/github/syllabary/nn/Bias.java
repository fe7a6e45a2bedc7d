package io.github.syllabary.nn;

import io.github.syllabary.tensor.ChannelKernels;
import io.github.syllabary.tensor.Shape;
import java.util.List;

/**
 * A learnt number added to each channel.
 *
 * <pre>  y[…, c] = x[…, c] + b[c]  </pre>
 *
 * <p>Shapes {@code x, y (X…, C)}, {@code b (C)}. Convolutions and dense layers have one of their own; behind a {@link
 * PartSum} it learns how common each class is, which its parts cannot tell.
 */
public record Bias() implements Layer {

    @Override
    public String describe() {
        return "bias";
    }

    @Override
    public Shape outputShape(Shape... inputs) {
        return inputs[0];
    }

    @Override
    public List<ParameterSpec> parameters(Shape... inputs) {
        return List.of(ParameterSpec.offset("bias", Shape.of(inputs[0].channels()), 0));
    }

    @Override
    public BoundLayer bind(Shape[] inputs, List<Parameter> parameters) {
        float[] b = parameters.get(0).values();
        int size = inputs[0].size();
        int frame = inputs[0].frameSize();
        return new Stepwise() {
            @Override
            void forward(float[] x, float[] y, int from, int to, Pass pass) {
                add(x, y, from * size, to * size);
            }

            @Override
            void steps(float[] x, float[] y, int n) {
                add(x, y, 0, n * frame);
            }

            private void add(float[] x, float[] y, int from, int to) {
                for (int i = from; i < to; i += b.length) for (int c = 0; c < b.length; c++) y[i + c] = x[i + c] + b[c];
            }

            @Override
            void backward(float[] x, float[] y, float[] dy, float[] dx, float[][] dp, int from, int to, Pass pass) {
                int start = from * size;
                int n = (to - from) * size;
                if (dp != null) ChannelKernels.get().sums(dy, start, start + n, dp[0]);
                if (dx != null) System.arraycopy(dy, start, dx, start, n);
            }
        };
    }
}
