package io.github.syllabary.nn;

import io.github.syllabary.tensor.ChannelKernels;
import io.github.syllabary.tensor.Shape;
import java.util.Arrays;
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
        float[] ones = new float[b.length];
        Arrays.fill(ones, 1);
        return new Stepwise() {
            @Override
            void forward(float[] x, float[] y, int from, int to, Pass pass) {
                ChannelKernels.get().affine(x, y, from * size, to * size, ones, b);
            }

            @Override
            void steps(float[] x, float[] y, int n, Pass pass) {
                ChannelKernels.get().affine(x, y, 0, n * frame, ones, b);
            }

            @Override
            void backward(float[] x, float[] y, float[] dy, float[] dx, float[][] dp, int from, int to, Pass pass) {
                if (dp != null) ChannelKernels.get().sums(dy, from * size, to * size, dp[0]);
                if (dx != null) System.arraycopy(dy, from * size, dx, from * size, (to - from) * size);
            }
        };
    }
}
