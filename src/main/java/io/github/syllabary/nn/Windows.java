package io.github.syllabary.nn;

import io.github.syllabary.tensor.Offsets;
import io.github.syllabary.tensor.Shape;
import java.util.Arrays;

/**
 * Where the windows of a convolution or pooling lie in its padded input.
 *
 * <p>The element at tap {@code q} of window {@code p} stands at {@code positions[p] + taps[q]}, its
 * channels behind it.
 */
final class Windows {
    final Shape input;
    final Shape kernel;
    final Shape stride;
    final Shape dilation;
    final Padding.Explicit padding;

    /** The input with its padding, channels last. */
    final Shape padded;

    /** How many windows there are along each axis. */
    final Shape grid;

    /** Numbers of the padded input from a window to its next neighbour along the first axis, which may be time. */
    final int stepSize;

    /** How many windows lie at one index of the first axis. */
    final int perStep;

    final int[] positions;
    final int[] taps;

    private final Run[] runs;

    /**
     * @param what the layer's name for messages
     * @throws IllegalArgumentException if axes differ in number or no window fits
     */
    Windows(String what, Shape input, Shape kernel, Shape stride, Shape dilation, Padding padding) {
        int axes = input.rank() - 1;
        if (kernel.rank() != axes || stride.rank() != axes || dilation.rank() != axes)
            throw new IllegalArgumentException(what + ": the input " + input + " has " + axes
                    + " spatial axes, the layer " + kernel.rank() + "; give the layer one extent for each");
        Shape span = Reach.window(kernel, stride, dilation).field();
        this.input = input;
        this.kernel = kernel;
        this.stride = stride;
        this.dilation = dilation;
        this.padding = padding.resolve(input.spatial(), span, stride);
        int[] extents = new int[axes];
        int[] windows = new int[axes];
        for (int a = 0; a < axes; a++) {
            extents[a] = input.dim(a)
                    + this.padding.before().dim(a)
                    + this.padding.after().dim(a);
            if (extents[a] < span.dim(a))
                throw new IllegalArgumentException(what + ": a window of " + span + " does not fit into "
                        + input.spatial() + "; make the input longer or the window shorter");
            windows[a] = (extents[a] - span.dim(a)) / stride.dim(a) + 1;
        }
        this.padded = Shape.of(extents).append(input.channels());
        this.grid = Shape.of(windows);
        this.stepSize = axes == 0 ? 0 : stride.dim(0) * padded.frameSize();
        this.perStep = axes == 0 ? 1 : grid.frameSize();
        this.positions = Offsets.grid(grid, scaled(padded, stride));
        this.taps = Offsets.grid(kernel, scaled(padded, dilation));
        this.runs = runs();
    }

    /** The array steps of an array of this shape, each times a factor. */
    private static int[] scaled(Shape array, Shape factors) {
        int[] steps = array.strides();
        int[] scaled = new int[factors.rank()];
        for (int a = 0; a < scaled.length; a++) scaled[a] = steps[a] * factors.dim(a);
        return scaled;
    }

    boolean isPadded() {
        return !padded.equals(input);
    }

    /** Copies one sample into the middle of what begins at {@code toAt}, the rest of which becomes {@code value}. */
    void pad(float[] x, int xAt, float[] to, int toAt, float value) {
        Arrays.fill(to, toAt, toAt + padded.size(), value);
        for (Run run : runs) System.arraycopy(x, xAt + run.inner, to, toAt + run.outer, run.length);
    }

    /** How many indices of the first axis so many windows along it cover. */
    int covered(int steps) {
        return (steps - 1) * stride.dim(0) + (kernel.dim(0) - 1) * dilation.dim(0) + 1;
    }

    /**
     * Copies what so many windows along the first axis cover, where that axis itself has no padding, into the middle of
     * {@code to}, the rest of which becomes {@code value}.
     */
    void padSteps(float[] x, int steps, float[] to, float value) {
        int frames = covered(steps);
        Arrays.fill(to, 0, frames * padded.frameSize(), value);
        int each = runs.length / input.dim(0);
        for (int t = 0; t < frames; t++) {
            int from = t * input.frameSize();
            int at = t * padded.frameSize();
            for (int r = 0; r < each; r++)
                System.arraycopy(x, from + runs[r].inner, to, at + runs[r].outer, runs[r].length);
        }
    }

    /** The reverse: takes the middle of {@code from}. */
    void crop(float[] from, float[] x, int xAt) {
        for (Run run : runs) System.arraycopy(from, run.outer, x, xAt + run.inner, run.length);
    }

    private record Run(int inner, int outer, int length) {}

    /** The stretches of the input that lie in one piece in the padded array too. */
    private Run[] runs() {
        int axes = grid.rank();
        if (axes == 0) return new Run[] {new Run(0, 0, input.channels())};
        int length = input.dim(axes - 1) * input.channels();
        int[] steps = padded.strides();
        int start = 0;
        for (int a = 0; a < axes; a++) start += padding.before().dim(a) * steps[a];
        Shape outerAxes = Shape.of(Arrays.copyOf(input.dims(), axes - 1));
        int[] outer = Offsets.grid(outerAxes, steps);
        Run[] made = new Run[outer.length];
        for (int i = 0; i < made.length; i++) made[i] = new Run(i * length, start + outer[i], length);
        return made;
    }
}
