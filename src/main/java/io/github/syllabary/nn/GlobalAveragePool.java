package io.github.syllabary.nn;

import io.github.syllabary.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * The mean of each channel over all positions, added up from the first to the last.
 *
 * <p>Shapes {@code x (X…,C)}, {@code y (C)}.
 */
public record GlobalAveragePool() implements Layer {

    @Override
    public String describe() {
        return "average over all positions";
    }

    @Override
    public Shape outputShape(Shape... inputs) {
        return Shape.of(inputs[0].channels());
    }

    @Override
    public long multiplications(Shape... inputs) {
        return inputs[0].channels();
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
        private final float share;

        Bound(Shape input) {
            size = input.size();
            channels = input.channels();
            share = (float) channels / size;
        }

        @Override
        void forward(float[] x, float[] y, int from, int to, Pass pass) {
            for (int s = from; s < to; s++) {
                int yAt = s * channels;
                Arrays.fill(y, yAt, yAt + channels, 0);
                for (int at = s * size; at < (s + 1) * size; at += channels)
                    for (int c = 0; c < channels; c++) y[yAt + c] += x[at + c];
                for (int c = 0; c < channels; c++) y[yAt + c] *= share;
            }
        }

        @Override
        void backward(float[] x, float[] y, float[] dy, float[] dx, float[][] dp, int from, int to, Pass pass) {
            if (dx == null) return;
            for (int s = from; s < to; s++)
                for (int at = s * size; at < (s + 1) * size; at += channels)
                    for (int c = 0; c < channels; c++) dx[at + c] = share * dy[s * channels + c];
        }
    }
}
