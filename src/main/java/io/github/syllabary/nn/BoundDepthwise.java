package io.github.syllabary.nn;

import io.github.syllabary.tensor.ChannelKernels;
import io.github.syllabary.tensor.Kernels;
import io.github.syllabary.tensor.Offsets;
import java.util.Arrays;

/** The convolution with one kernel for each channel: the formulas of {@link BoundConv} without sums over channels. */
final class BoundDepthwise extends Stepwise {
    private static final int PADDED_INPUT = 0;
    private static final int PADDED_ERROR = 1;

    private final Kernels kernels = Kernels.get();
    private final Windows windows;
    private final InputGradient inputGradient;
    private final int[][] phaseWeights;
    private final float[] w;
    private final float[] b;
    private final int channels;
    private final int[] weightRows;
    private final int[] outputRows;

    BoundDepthwise(Windows windows, float[] w, float[] b) {
        this.windows = windows;
        this.w = w;
        this.b = b;
        this.channels = windows.input.channels();
        this.weightRows = Offsets.range(windows.taps.length, channels);
        this.outputRows = Offsets.range(windows.positions.length, channels);
        this.inputGradient = new InputGradient(windows, channels);
        this.phaseWeights = new int[inputGradient.phases.size()][];
        for (int p = 0; p < phaseWeights.length; p++) {
            int[] taps = inputGradient.phases.get(p).taps();
            phaseWeights[p] = new int[taps.length];
            for (int t = 0; t < taps.length; t++) phaseWeights[p][t] = taps[t] * channels;
        }
    }

    @Override
    void forward(float[] x, float[] y, int from, int to, Pass pass) {
        int ySize = outputRows.length * channels;
        for (int s = from; s < to; s++) {
            float[] source = padded(x, s, pass);
            int at = source == x ? s * windows.input.size() : 0;
            positions(source, at, y, s * ySize, outputRows.length);
        }
    }

    @Override
    void steps(float[] x, float[] y, int n, Pass pass) {
        float[] source = padded(windows, x, n, 0, PADDED_INPUT, pass);
        int each = windows.perStep;
        // no more at once than the tables of positions hold
        int most = outputRows.length / each;
        for (int p = 0; p < n; p += most)
            positions(source, p * windows.stepSize, y, p * each * channels, Math.min(most, n - p) * each);
    }

    /** The first {@code n} positions of a sample that begins at {@code at}, padding included. */
    private void positions(float[] x, int at, float[] y, int yAt, int n) {
        for (int p = 0; p < n; p++) {
            if (b == null) Arrays.fill(y, yAt + p * channels, yAt + (p + 1) * channels, 0);
            else System.arraycopy(b, 0, y, yAt + p * channels, channels);
        }
        kernels.channelwise(
                x,
                at,
                windows.positions,
                n,
                windows.taps,
                windows.taps.length,
                w,
                0,
                weightRows,
                y,
                yAt,
                outputRows,
                channels);
    }

    private float[] padded(float[] x, int s, Pass pass) {
        if (!windows.isPadded()) return x;
        float[] room = pass.scratch().floats(PADDED_INPUT, windows.padded.size());
        windows.pad(x, s * windows.input.size(), room, 0, 0);
        return room;
    }

    @Override
    void backward(float[] x, float[] y, float[] dy, float[] dx, float[][] dp, int from, int to, Pass pass) {
        if (dp != null) weightGradient(x, dy, dp[0], from, to, pass);
        if (dp != null && b != null)
            ChannelKernels.get()
                    .sums(dy, from * outputRows.length * channels, to * outputRows.length * channels, dp[1]);
        if (dx != null) inputGradient(dy, dx, from, to, pass);
    }

    private void weightGradient(float[] x, float[] dy, float[] dw, int from, int to, Pass pass) {
        int ySize = outputRows.length * channels;
        for (int s = from; s < to; s++) {
            float[] source = padded(x, s, pass);
            int at = source == x ? s * windows.input.size() : 0;
            kernels.channelwise(
                    source,
                    at,
                    windows.taps,
                    windows.taps.length,
                    windows.positions,
                    windows.positions.length,
                    dy,
                    s * ySize,
                    outputRows,
                    dw,
                    0,
                    weightRows,
                    channels);
        }
    }

    private void inputGradient(float[] dy, float[] dx, int from, int to, Pass pass) {
        int xSize = windows.input.size();
        int ySize = outputRows.length * channels;
        Arrays.fill(dx, from * xSize, to * xSize, 0);
        for (int s = from; s < to; s++) {
            float[] error = dy;
            int at = s * ySize;
            if (inputGradient.error.isPadded()) {
                error = pass.scratch().floats(PADDED_ERROR, inputGradient.error.padded.size());
                inputGradient.error.pad(dy, at, error, 0, 0);
                at = 0;
            }
            for (int p = 0; p < phaseWeights.length; p++) {
                InputGradient.Phase phase = inputGradient.phases.get(p);
                kernels.channelwise(
                        error,
                        at,
                        phase.rows(),
                        phase.rows().length,
                        phase.cols(),
                        phase.cols().length,
                        w,
                        0,
                        phaseWeights[p],
                        dx,
                        s * xSize,
                        phase.inputs(),
                        channels);
            }
        }
    }
}
