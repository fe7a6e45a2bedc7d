package io.github.syllabary.nn;

import io.github.syllabary.tensor.Elementary;
import io.github.syllabary.tensor.Shape;
import java.util.List;

/**
 * Scores as probabilities: {@code y[c] = e^(x[c]−m) / Σ_j e^(x[j]−m)} with {@code m = max x}, which
 * keeps any score from overflowing. Shapes {@code x, y (…,C)}.
 */
public record Softmax() implements Layer {

    @Override
    public String describe() {
        return "softmax";
    }

    @Override
    public Shape outputShape(Shape... inputs) {
        return inputs[0];
    }

    @Override
    public BoundLayer bind(Shape[] inputs, List<Parameter> parameters) {
        int channels = inputs[0].channels();
        int rows = inputs[0].size() / channels;
        int frame = inputs[0].frameSize();
        return new Stepwise() {
            @Override
            void forward(float[] x, float[] y, int from, int to, Pass pass) {
                for (int at = from * rows * channels; at < to * rows * channels; at += channels)
                    softmax(x, at, y, at, channels);
            }

            @Override
            void steps(float[] x, float[] y, int n, Pass pass) {
                for (int at = 0; at < n * frame; at += channels) softmax(x, at, y, at, channels);
            }

            @Override
            void backward(float[] x, float[] y, float[] dy, float[] dx, float[][] dp, int from, int to, Pass pass) {
                if (dx == null) return;
                for (int at = from * rows * channels; at < to * rows * channels; at += channels) {
                    float dot = 0;
                    for (int c = 0; c < channels; c++) dot += y[at + c] * dy[at + c];
                    for (int c = 0; c < channels; c++) dx[at + c] = y[at + c] * (dy[at + c] - dot);
                }
            }
        };
    }

    /** One row. */
    static void softmax(float[] x, int xAt, float[] y, int yAt, int channels) {
        float max = x[xAt];
        for (int c = 1; c < channels; c++) max = Math.max(max, x[xAt + c]);
        double sum = 0;
        for (int c = 0; c < channels; c++) {
            y[yAt + c] = Elementary.exp(x[xAt + c] - max);
            sum += y[yAt + c];
        }
        float share = (float) (1 / sum);
        for (int c = 0; c < channels; c++) y[yAt + c] *= share;
    }
}
