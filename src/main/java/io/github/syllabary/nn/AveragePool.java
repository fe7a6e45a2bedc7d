package io.github.syllabary.nn;

import io.github.syllabary.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * The mean of each window, channel by channel; padding does not count.
 *
 * <pre>  y[p,c] = 1/n(p) · Σ_q x[p·stride + q, c]  </pre>
 *
 * <p>Shapes as for {@link MaxPool}; n(p) is how many elements of window p lie inside the input.
 */
public record AveragePool(Shape size, Shape stride, Padding padding) implements Layer {

    public AveragePool {
        Conv.requirePositive("average pool", size);
        Conv.requirePositive("stride", stride);
        Conv.requireSameAxes("average pool", size, "stride", stride);
    }

    /** Windows side by side. */
    public static AveragePool of(int... size) {
        return new AveragePool(Shape.of(size), Shape.of(size), Padding.VALID);
    }

    @Override
    public String describe() {
        return "average pool " + size + PoolWindows.describe(size, stride, padding);
    }

    @Override
    public Shape outputShape(Shape... inputs) {
        return windows(inputs[0]).grid.append(inputs[0].channels());
    }

    private Windows windows(Shape input) {
        return new Windows("average pool", input, size, stride, Shape.cube(1, size.rank()), padding);
    }

    @Override
    public long multiplications(Shape... inputs) {
        return outputShape(inputs).size();
    }

    @Override
    public Reach reach(Shape input) {
        return Reach.window(size, stride, Shape.cube(1, size.rank()));
    }

    @Override
    public BoundLayer bind(Shape[] inputs, List<Parameter> parameters) {
        return new Bound(windows(inputs[0]));
    }

    private static final class Bound extends PoolWindows {
        /** 1/n(p), or 0 for a window of nothing but padding. */
        private final float[] share;

        Bound(Windows windows) {
            super(windows, 0);
            float[] ones = new float[windows.input.size()];
            Arrays.fill(ones, 1);
            float[] inside = new float[windows.padded.size()];
            windows.pad(ones, 0, inside, 0, 0);
            share = new float[windows.positions.length];
            for (int p = 0; p < share.length; p++) {
                float n = 0;
                for (int tap : windows.taps) n += inside[windows.positions[p] + tap];
                share[p] = n == 0 ? 0 : 1 / n;
            }
        }

        @Override
        void forward(float[] x, int at, int n, float[] y, int yAt) {
            for (int p = 0; p < n; p++) {
                int from = at + windows.positions[p];
                int to = yAt + p * channels;
                Arrays.fill(y, to, to + channels, 0);
                for (int tap : windows.taps) for (int c = 0; c < channels; c++) y[to + c] += x[from + tap + c];
                for (int c = 0; c < channels; c++) y[to + c] *= share[p];
            }
        }

        @Override
        void backward(float[] x, int at, float[] y, float[] dy, int yAt, float[] dx, int dxAt) {
            for (int p = 0; p < share.length; p++) {
                int from = yAt + p * channels;
                for (int tap : windows.taps) {
                    int to = dxAt + windows.positions[p] + tap;
                    for (int c = 0; c < channels; c++) dx[to + c] += share[p] * dy[from + c];
                }
            }
        }
    }
}
