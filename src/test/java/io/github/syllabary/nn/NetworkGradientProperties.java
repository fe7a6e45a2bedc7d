package io.github.syllabary.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Workers;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whole small networks, taken through a training pass of many shards, agree with finite differences. */
class NetworkGradientProperties {
    private static final Workers WORKERS = new Workers(2);

    /** How many numbers of each parameter are looked at. */
    private static final int LOOKS = 6;

    @AfterContainer
    static void stop() {
        WORKERS.close();
    }

    @Property(tries = 12)
    void ofSmoothResidualNetworks(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int rank) {
        SplittableRandom random = new SplittableRandom(seed);
        int extent = new int[] {0, 17, 9, 7}[rank];
        Network net = Network.of(Shape.cube(extent, rank).append(2))
                .then(Conv.of(4, Shape.cube(3, rank).dims())
                        .stride(2)
                        .padding(Padding.SAME)
                        .withoutBias())
                .batchNorm()
                .then(Activation.SILU)
                .residual(body -> body.conv(4, 3).then(Activation.SILU))
                .residual(
                        body -> body.then(Conv.depthwise(4, Shape.cube(2, rank).dims()))
                                .batchNorm(),
                        side -> side.conv(4, 1).batchNorm())
                .then(AveragePool.of(Shape.cube(1, rank).dims()))
                .residual(body -> body.then(
                        Conv.of(4, Shape.cube(1, rank).dims()).groups(2).merge(Merge.MEAN)))
                .averagePoolOverTime()
                .dropout(0.25)
                .residual(body -> body.dense(4))
                .dense(3)
                .softmax();
        check(Tensors.stirred(net, random), 20, 8e-3f, random);
    }

    @Property(tries = 12)
    void ofNetworksWithMaxima(@ForAll @IntRange(max = 11) int seed) {
        // a small step, and seeds with which it crosses no kink
        SplittableRandom random = new SplittableRandom(seed);
        Network net = Network.of(Shape.of(8, 8, 1))
                .conv(4, 3)
                .relu()
                .maxPool(2)
                .conv(6, 2)
                .relu()
                .flatten()
                .dense(4);
        check(Tensors.stirred(net, random), 2, 5e-4f, random);
    }

    private static void check(Network net, int samples, float h, SplittableRandom random) {
        TrainingPass pass = new TrainingPass(net, samples, WORKERS);
        float[] x = Tensors.random(pass.input().length, random);
        System.arraycopy(x, 0, pass.input(), 0, x.length);
        float[] r = Tensors.random(samples * net.shape(net.logits()).size(), random);
        pass.forward(samples, 3);
        float[][] gradients = pass.backward(r);
        List<Parameter> parameters = net.parameters();
        for (int p = 0; p < gradients.length; p++) {
            if (!parameters.get(p).spec().learnt()) continue;
            float[] values = parameters.get(p).values();
            for (int look = 0; look < Math.min(LOOKS, values.length); look++) {
                int i = values.length <= LOOKS ? look : random.nextInt(values.length);
                // batch norm curves sharply where a kernel is small: from two steps, free of third derivatives
                double wide = slope(pass, samples, r, values, i, h);
                double numeric = (4 * slope(pass, samples, r, values, i, h / 2) - wide) / 3;
                assertEquals(
                        numeric,
                        gradients[p][i],
                        1e-2 * Math.max(1, Math.abs(numeric)),
                        parameters.get(p).name() + "[" + i + "]");
            }
        }
    }

    private static double slope(TrainingPass pass, int samples, float[] r, float[] values, int i, float h) {
        float kept = values[i];
        float above = values[i] = kept + h;
        double high = loss(pass, samples, r);
        float below = values[i] = kept - h;
        double low = loss(pass, samples, r);
        values[i] = kept;
        return (high - low) / ((double) above - below);
    }

    private static double loss(TrainingPass pass, int samples, float[] r) {
        pass.parametersChanged();
        float[] logits = pass.forward(samples, 3);
        double loss = 0;
        for (int i = 0; i < r.length; i++) loss += (double) r[i] * logits[i];
        return loss;
    }
}
