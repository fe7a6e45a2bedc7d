package io.github.syllabary.nn;

import io.github.syllabary.tensor.Shape;
import java.util.Arrays;

/** Pooling sample by sample; what happens in a window is the subclass's. */
abstract class PoolWindows extends Stepwise {
    private static final int PADDED_INPUT = 0;
    private static final int PADDED_GRADIENT = 1;

    final Windows windows;
    final int channels;
    private final float filling;

    /**
     * @param filling what the padding holds
     */
    PoolWindows(Windows windows, float filling) {
        this.windows = windows;
        this.channels = windows.input.channels();
        this.filling = filling;
    }

    /** Pools the first n windows of a padded sample that begins at {@code at}. */
    abstract void forward(float[] x, int at, int n, float[] y, int yAt);

    /** Adds the gradients of all windows to dx, which has the layout of the padded input. */
    abstract void backward(float[] x, int at, float[] y, float[] dy, int yAt, float[] dx, int dxAt);

    @Override
    final void forward(float[] x, float[] y, int from, int to, Pass pass) {
        for (int s = from; s < to; s++) {
            float[] source = padded(x, s, pass);
            int at = source == x ? s * windows.input.size() : 0;
            int n = windows.positions.length;
            forward(source, at, n, y, s * n * channels);
        }
    }

    @Override
    final void steps(float[] x, float[] y, int n, Pass pass) {
        float[] source = padded(windows, x, n, filling, PADDED_INPUT, pass);
        int each = windows.perStep;
        // no more at once than the tables of positions hold
        int most = windows.positions.length / each;
        for (int p = 0; p < n; p += most)
            forward(source, p * windows.stepSize, Math.min(most, n - p) * each, y, p * each * channels);
    }

    @Override
    final void backward(float[] x, float[] y, float[] dy, float[] dx, float[][] dp, int from, int to, Pass pass) {
        if (dx == null) return;
        int xSize = windows.input.size();
        for (int s = from; s < to; s++) {
            float[] source = padded(x, s, pass);
            boolean direct = source == x;
            float[] target = direct ? dx : pass.scratch().floats(PADDED_GRADIENT, windows.padded.size());
            int at = direct ? s * xSize : 0;
            Arrays.fill(target, at, at + (direct ? xSize : windows.padded.size()), 0);
            backward(source, at, y, dy, s * windows.positions.length * channels, target, at);
            if (!direct) windows.crop(target, dx, s * xSize);
        }
    }

    private float[] padded(float[] x, int s, Pass pass) {
        if (!windows.isPadded()) return x;
        float[] room = pass.scratch().floats(PADDED_INPUT, windows.padded.size());
        windows.pad(x, s * windows.input.size(), room, 0, filling);
        return room;
    }

    static String describe(Shape size, Shape stride, Padding padding) {
        return (stride.equals(size) ? "" : ", stride " + stride)
                + (padding == Padding.VALID ? "" : ", padding " + padding);
    }
}
