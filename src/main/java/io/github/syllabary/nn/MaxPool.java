package io.github.syllabary.nn;

import io.github.syllabary.tensor.ChannelKernels;
import io.github.syllabary.tensor.Shape;
import java.util.List;

/**
 * The largest value of each window, channel by channel: did it occur in this region?
 *
 * <pre>  y[p,c] = max_q x[p·stride + q, c]  </pre>
 *
 * <p>Shapes {@code x (X…,C)}, {@code y (Y…,C)} with {@code Y = ⌊(X + padding − K) / stride⌋ + 1}.
 * Padding never wins, so every window must hold some of the input. The gradient goes to the first of
 * equal maxima.
 */
public record MaxPool(Shape size, Shape stride, Padding padding) implements Layer {

    public MaxPool {
        Conv.requirePositive("max pool", size);
        Conv.requirePositive("stride", stride);
        Conv.requireSameAxes("max pool", size, "stride", stride);
    }

    /** Windows side by side. */
    public static MaxPool of(int... size) {
        return new MaxPool(Shape.of(size), Shape.of(size), Padding.VALID);
    }

    @Override
    public String describe() {
        return "max pool " + size + PoolWindows.describe(size, stride, padding);
    }

    @Override
    public Shape outputShape(Shape... inputs) {
        return windows(inputs[0]).grid.append(inputs[0].channels());
    }

    private Windows windows(Shape input) {
        Windows windows = new Windows("max pool", input, size, stride, Shape.cube(1, size.rank()), padding);
        for (int a = 0; a < size.rank(); a++) {
            int before = windows.padding.before().dim(a);
            int last = (windows.grid.dim(a) - 1) * stride.dim(a);
            if (before >= size.dim(a) || last >= before + input.dim(a))
                throw new IllegalArgumentException("max pool: a window of " + size + " lies wholly in the padding "
                        + padding + " of " + input + "; pad by less than the window");
        }
        return windows;
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
        private final ChannelKernels kernels = ChannelKernels.get();

        Bound(Windows windows) {
            super(windows, Float.NEGATIVE_INFINITY);
        }

        @Override
        void forward(float[] x, int at, int n, float[] y, int yAt) {
            kernels.maxima(x, at, windows.positions, n, windows.taps, y, yAt, channels);
        }

        @Override
        void backward(float[] x, int at, float[] y, float[] dy, int yAt, float[] dx, int dxAt) {
            kernels.maximaGradient(x, at, windows.positions, windows.taps, y, dy, yAt, dx, dxAt, channels);
        }
    }
}
