package io.github.syllabary.nn;

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
        private final int size;
        private final int channels;

        Bound(Shape input) {
            size = input.size();
            channels = input.channels();
        }

        @Override
        void forward(float[] x, float[] y, int from, int to, Pass pass) {
            for (int s = from; s < to; s++) {
                int yAt = s * channels;
                System.arraycopy(x, s * size, y, yAt, channels);
                for (int at = s * size + channels; at < (s + 1) * size; at += channels)
                    for (int c = 0; c < channels; c++) y[yAt + c] = Math.max(y[yAt + c], x[at + c]);
            }
        }

        @Override
        void backward(float[] x, float[] y, float[] dy, float[] dx, float[][] dp, int from, int to, Pass pass) {
            if (dx == null) return;
            Arrays.fill(dx, from * size, to * size, 0);
            for (int s = from; s < to; s++) {
                for (int c = 0; c < channels; c++) {
                    int at = s * size + c;
                    while (at < (s + 1) * size && x[at] != y[s * channels + c]) at += channels;
                    // a maximum that is not a number equals nothing, not even itself
                    dx[at < (s + 1) * size ? at : s * size + c] = dy[s * channels + c];
                }
            }
        }
    }
}
