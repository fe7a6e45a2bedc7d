package io.github.syllabary.nn;

import io.github.syllabary.tensor.ChannelKernels;
import io.github.syllabary.tensor.Offsets;
import io.github.syllabary.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * The largest value of each channel over all positions, so that it no longer matters where it stood.
 *
 * <p>Shapes {@code x (X…,C)}, {@code y (C)}. The gradient goes to the first of equal maxima.
 */
public record GlobalMaxPool() implements Layer {

    @Override
    public String describe() {
        return "max over all positions";
    }

    @Override
    public Shape outputShape(Shape... inputs) {
        return Shape.of(inputs[0].channels());
    }

    @Override
    public Reach reach(Shape input) {
        return null;
    }

    @Override
    public BoundLayer bind(Shape[] inputs, List<Parameter> parameters) {
        return new Bound(inputs[0]);
    }

    private static final class Bound extends Unary {
        /** The one window, which is the whole sample. */
        private static final int[] START = {0};

        private final ChannelKernels kernels = ChannelKernels.get();
        private final int[] taps;
        private final int size;
        private final int channels;

        Bound(Shape input) {
            size = input.size();
            channels = input.channels();
            taps = Offsets.range(size / channels, channels);
        }

        @Override
        void forward(float[] x, float[] y, int from, int to, Pass pass) {
            for (int s = from; s < to; s++) kernels.maxima(x, s * size, START, 1, taps, y, s * channels, channels);
        }

        @Override
        void backward(float[] x, float[] y, float[] dy, float[] dx, float[][] dp, int from, int to, Pass pass) {
            if (dx == null) return;
            Arrays.fill(dx, from * size, to * size, 0);
            for (int s = from; s < to; s++)
                kernels.maximaGradient(x, s * size, START, taps, y, dy, s * channels, dx, s * size, channels);
        }
    }
}
