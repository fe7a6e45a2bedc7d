package io.github.syllabary.nn;

import io.github.syllabary.tensor.Elementary;
import io.github.syllabary.tensor.Scratch;
import io.github.syllabary.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/** A {@link SqueezeExcitation} with its parameters, whose dense layers take frames for samples. */
final class BoundSqueezeExcitation extends Stepwise {
    // slots for what stands between input and output, frame by frame
    private static final int MEANS = 20;
    private static final int UNITS = 21;
    private static final int GATES = 22;
    private static final int MEAN_ERRORS = 23;
    private static final int UNIT_ERRORS = 24;
    private static final int GATE_ERRORS = 25;

    private final int frames;
    private final int positions;
    private final int channels;
    private final int units;
    private final Unary squeeze;
    private final Unary excite;

    /** {@code 1/P} */
    private final float share;

    BoundSqueezeExcitation(Shape input, int units, List<Parameter> parameters) {
        this.frames = input.dim(0);
        this.channels = input.channels();
        this.positions = input.frameSize() / channels;
        this.units = units;
        this.share = 1f / positions;
        squeeze = dense(channels, units, parameters.subList(0, 2));
        excite = dense(units, channels, parameters.subList(2, 4));
    }

    private static Unary dense(int inputs, int units, List<Parameter> parameters) {
        return (Unary) new Dense(units, true).bind(new Shape[] {Shape.of(inputs)}, parameters);
    }

    @Override
    public void refresh() {
        squeeze.refresh();
        excite.refresh();
    }

    @Override
    void forward(float[] x, float[] y, int from, int to, Pass pass) {
        weigh(x, y, from * frames, (to - from) * frames, pass);
    }

    @Override
    void steps(float[] x, float[] y, int n, Pass pass) {
        weigh(x, y, 0, n, pass);
    }

    private void weigh(float[] x, float[] y, int first, int n, Pass pass) {
        float[] gates = gates(x, first, n, pass);
        int at = first * positions * channels;
        for (int t = 0; t < n; t++)
            for (int p = 0; p < positions; p++, at += channels)
                for (int c = 0; c < channels; c++) y[at + c] = x[at + c] * gates[t * channels + c];
    }

    /** How much of each channel passes, for so many frames; means and units are left in their slots. */
    private float[] gates(float[] x, int first, int n, Pass pass) {
        Scratch scratch = pass.scratch();
        float[] means = scratch.floats(MEANS, n * channels);
        float[] between = scratch.floats(UNITS, n * units);
        float[] gates = scratch.floats(GATES, n * channels);
        Arrays.fill(means, 0, n * channels, 0);
        int at = first * positions * channels;
        for (int t = 0; t < n; t++) {
            for (int p = 0; p < positions; p++, at += channels)
                for (int c = 0; c < channels; c++) means[t * channels + c] += x[at + c];
            for (int c = 0; c < channels; c++) means[t * channels + c] *= share;
        }
        squeeze.forward(means, between, 0, n, pass);
        for (int i = 0; i < n * units; i++) between[i] = Math.max(0, between[i]);
        excite.forward(between, gates, 0, n, pass);
        for (int i = 0; i < n * channels; i++) gates[i] = Elementary.sigmoid(gates[i]);
        return gates;
    }

    @Override
    void backward(float[] x, float[] y, float[] dy, float[] dx, float[][] dp, int from, int to, Pass pass) {
        int first = from * frames;
        int n = (to - from) * frames;
        Scratch scratch = pass.scratch();
        float[] gates = gates(x, first, n, pass);
        float[] means = scratch.floats(MEANS, n * channels);
        float[] between = scratch.floats(UNITS, n * units);
        float[] gateErrors = scratch.floats(GATE_ERRORS, n * channels);
        float[] unitErrors = scratch.floats(UNIT_ERRORS, n * units);
        float[] meanErrors = scratch.floats(MEAN_ERRORS, n * channels);
        gateErrors(x, dy, first, n, gates, gateErrors);
        excite.backward(between, gates, gateErrors, unitErrors, part(dp, 2), 0, n, pass);
        for (int i = 0; i < n * units; i++) if (between[i] == 0) unitErrors[i] = 0;
        squeeze.backward(means, between, unitErrors, meanErrors, part(dp, 0), 0, n, pass);
        if (dx == null) return;
        int at = first * positions * channels;
        for (int t = 0; t < n; t++)
            for (int p = 0; p < positions; p++, at += channels)
                for (int c = 0; c < channels; c++) {
                    int i = t * channels + c;
                    dx[at + c] = dy[at + c] * gates[i] + share * meanErrors[i];
                }
    }

    /** {@code σ′ · Σ_p dy · x} */
    private void gateErrors(float[] x, float[] dy, int first, int n, float[] gates, float[] errors) {
        Arrays.fill(errors, 0, n * channels, 0);
        int at = first * positions * channels;
        for (int t = 0; t < n; t++)
            for (int p = 0; p < positions; p++, at += channels)
                for (int c = 0; c < channels; c++) errors[t * channels + c] += dy[at + c] * x[at + c];
        for (int i = 0; i < n * channels; i++) errors[i] *= gates[i] * (1 - gates[i]);
    }

    private static float[][] part(float[][] dp, int at) {
        return dp == null ? null : new float[][] {dp[at], dp[at + 1]};
    }
}
