package io.github.syllabary.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.syllabary.tensor.Scratch;
import io.github.syllabary.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Holds a layer's backward pass against central differences of {@code L = Σ r·y}, summed in double,
 * with r drawn at random. The batch is always taken in two cuts, as shards are.
 */
final class Gradients {
    private static final float H = 1e-2f;

    private final Layer layer;
    private final Shape[] shapes;
    private final int samples;
    private final int cut;
    private final float[][] x;
    private final List<Parameter> parameters = new ArrayList<>();
    private final BoundLayer bound;
    private final float[] y;
    private final float[] r;
    private final Pass pass = new Pass(true, 7, new Scratch());

    private Gradients(Layer layer, int samples, SplittableRandom random, Shape... shapes) {
        this.layer = layer;
        this.shapes = shapes;
        this.samples = samples;
        this.cut = samples / 2;
        this.x = new float[shapes.length][];
        // no kinks in a linear layer, and of large numbers the differences would drown in rounding
        boolean linear = layer instanceof Conv || layer instanceof Dense;
        for (int i = 0; i < x.length; i++) {
            int n = samples * shapes[i].size();
            x[i] = linear ? Tensors.random(n, random) : spaced(n, random);
            if (layer instanceof SqueezeExcitation)
                for (int j = 0; j < n; j++) x[i][j] = (float) random.nextDouble(0.1, 1.5);
        }
        for (ParameterSpec spec : layer.parameters(shapes)) {
            float[] values = new float[spec.shape().size()];
            for (int i = 0; i < values.length; i++) values[i] = (float) random.nextDouble(0.3, 1.3);
            parameters.add(new Parameter(spec.name(), spec, values));
        }
        if (layer instanceof SqueezeExcitation) unbend();
        bound = layer.bind(shapes, parameters);
        y = new float[samples * layer.outputShape(shapes).size()];
        r = new float[y.length];
        for (int i = 0; i < r.length; i++) r[i] = (float) random.nextDouble(-1, 1);
    }

    /** Above positive inputs every other unit stays above the kink of its relu and the rest below; gates open and close. */
    private void unbend() {
        float[] bias = parameters.get(1).values();
        for (int j = 1; j < bias.length; j += 2) bias[j] -= 99;
        float[] excite = parameters.get(2).values();
        for (int i = 1; i < excite.length; i += 2) excite[i] = -excite[i];
    }

    /**
     * Numbers about 0 in random order, at least 5h apart and from every multiple of 0.05 more than h, so
     * that ±h changes no maximum and crosses no kink.
     */
    private static float[] spaced(int n, SplittableRandom random) {
        float step = Math.max(5 * H, 3f / n);
        float[] values = new float[n];
        for (int i = 0; i < n; i++) values[i] = (i - n / 2f + 0.25f) * step;
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            float v = values[i];
            values[i] = values[j];
            values[j] = v;
        }
        return values;
    }

    static void check(Layer layer, int samples, long seed, Shape... shapes) {
        new Gradients(layer, samples, new SplittableRandom(seed), shapes).check();
    }

    private void check() {
        loss();
        float[][] dx = new float[x.length][];
        for (int i = 0; i < dx.length; i++) {
            dx[i] = new float[x[i].length];
            Arrays.fill(dx[i], 99); // input gradients are written
        }
        float[][] dp = new float[parameters.size()][];
        for (int p = 0; p < dp.length; p++) {
            dp[p] = new float[parameters.get(p).values().length];
            Arrays.fill(dp[p], 1); // parameter gradients accumulate
        }
        if (bound instanceof BatchStatistics b) {
            double[] sums = new double[b.sums()];
            b.collectBackward(x[0], r, 0, cut, sums);
            b.collectBackward(x[0], r, cut, samples, sums);
            b.settleBackward(sums, samples, dp);
        }
        // the later cut first, so that nothing outside it may be touched
        bound.backward(x, y, r, dx, dp, cut, samples, pass);
        for (int i = 0; i < dx.length; i++) for (int j = 0; j < cut * shapes[i].size(); j++) assertEquals(99, dx[i][j]);
        bound.backward(x, y, r, dx, dp, 0, cut, pass);
        for (int i = 0; i < x.length; i++) compare("input " + i, x[i], dx[i], 0);
        for (int p = 0; p < dp.length; p++)
            if (parameters.get(p).spec().learnt())
                compare(parameters.get(p).name(), parameters.get(p).values(), dp[p], 1);
    }

    private void compare(String what, float[] values, float[] gradient, float offset) {
        for (int i = 0; i < values.length; i++) {
            float kept = values[i];
            values[i] = kept + H;
            double above = loss();
            double width = values[i];
            values[i] = kept - H;
            double below = loss();
            width -= values[i];
            values[i] = kept;
            double numeric = (above - below) / width;
            assertEquals(
                    numeric,
                    gradient[i] - offset,
                    1e-2 * Math.max(1, Math.abs(numeric)),
                    layer.describe() + " " + Arrays.toString(shapes) + " " + what + "[" + i + "]");
        }
    }

    private double loss() {
        bound.refresh();
        if (bound instanceof BatchStatistics b) {
            double[] sums = new double[b.sums()];
            b.collectForward(x[0], 0, cut, sums);
            b.collectForward(x[0], cut, samples, sums);
            b.settleForward(sums, samples);
        }
        bound.forward(x, y, 0, cut, pass);
        bound.forward(x, y, cut, samples, pass);
        double loss = 0;
        for (int i = 0; i < y.length; i++) loss += (double) r[i] * y[i];
        return loss;
    }
}
