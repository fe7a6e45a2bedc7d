package io.github.syllabary.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.syllabary.tensor.Kernels;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import io.github.syllabary.tensor.Workers;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Neither threads nor batches nor vectors change a bit of a forward result. */
class SameBitsProperties {

    private static Network network(SplittableRandom random) {
        return Tensors.stirred(
                Network.of(Shape.of(30, 5))
                        .conv(random.nextInt(1, 40), 3)
                        .batchNorm()
                        .relu()
                        .maxPool(2)
                        .residual(body -> body.then(
                                        Conv.depthwise(body.outputShape().channels(), 3))
                                .batchNorm())
                        .then(Activation.SILU)
                        .averagePoolOverTime()
                        .dense(random.nextInt(1, 40))
                        .softmax(),
                random);
    }

    @Property(tries = 20)
    void batchSizeChangesNothing(@ForAll long seed, @ForAll @IntRange(min = 1, max = 110) int n) {
        SplittableRandom random = new SplittableRandom(seed);
        Network net = network(random);
        Tensor batch = Tensors.random(Shape.of(n, 30, 5), random);
        float[] together = net.forward(batch).data();
        int classes = net.outputShape().size();
        for (int s = 0; s < n; s++) {
            Tensor one = Tensor.zeros(Shape.of(30, 5));
            System.arraycopy(batch.data(), s * 150, one.data(), 0, 150);
            float[] alone = net.forward(one).data();
            for (int c = 0; c < classes; c++) assertSameBits(alone[c], together[s * classes + c]);
        }
    }

    private static void assertSameBits(float want, float have) {
        assertArrayEquals(new float[] {want}, new float[] {have});
    }

    @Property(tries = 6)
    void threadsChangeNothing(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Network net = network(random);
        Tensor[] inputs = new Tensor[12];
        float[][] want = new float[inputs.length][];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = Tensors.random(Shape.of(1 + i % 4, 30, 5), random);
            want[i] = net.forward(inputs[i]).data();
        }
        for (int threads : new int[] {2, 3, 5}) {
            Network shared = net.copy();
            float[][] have = new float[inputs.length][];
            try (Workers workers = new Workers(threads)) {
                workers.run(
                        inputs.length,
                        (i, worker) -> have[i] = shared.forward(inputs[i]).data());
            }
            for (int i = 0; i < inputs.length; i++) assertArrayEquals(want[i], have[i]);
        }
    }

    @Property(tries = 6)
    void blocksOfABatchOnManyThreadsChangeNothing(@ForAll long seed, @ForAll @IntRange(min = 0, max = 90) int n) {
        SplittableRandom random = new SplittableRandom(seed);
        Network net = network(random);
        Tensor batch = Tensors.random(Shape.of(n, 30, 5), random);
        float[] want = net.forward(batch).data();
        for (int threads : new int[] {1, 2, 5}) {
            try (Workers workers = new Workers(threads)) {
                InferencePass pass = new InferencePass(net, workers);
                pass.run(batch.data(), n / 2);
                assertArrayEquals(want, Arrays.copyOf(pass.run(batch.data(), n), want.length));
            }
        }
    }

    @Property(tries = 20)
    void plainKernelsGiveTheSameConvolution(@ForAll long seed, @ForAll @IntRange(min = 1, max = 70) int filters) {
        SplittableRandom random = new SplittableRandom(seed);
        int channels = random.nextInt(1, 9);
        int width = random.nextInt(1, 6);
        Tensor x = Tensors.random(Shape.of(width + random.nextInt(0, 20), channels), random);
        float[] w = Tensors.random(width * channels * filters, random);
        float[] b = Tensors.random(filters, random);
        float[] y = Layers.forward(Conv.of(filters, width), x, w, b).data();
        assertArrayEquals(plain(x, w, b, width, filters), y);
    }

    /** The definition on the plain kernels, one output after another. */
    private static float[] plain(Tensor x, float[] w, float[] b, int width, int filters) {
        int channels = x.shape().channels();
        int outputs = x.shape().dim(0) - width + 1;
        float[] y = new float[outputs * filters];
        int[] zero = {0};
        int[] taps = new int[width * channels];
        int[] weights = new int[taps.length];
        for (int p = 0; p < taps.length; p++) {
            taps[p] = p;
            weights[p] = p * filters;
        }
        for (int t = 0; t < outputs; t++) {
            for (int o = 0; o < filters; o++) {
                y[t * filters + o] = b[o];
                Kernels.plain()
                        .channelwise(
                                x.data(),
                                t * channels,
                                zero,
                                1,
                                taps,
                                taps.length,
                                w,
                                o,
                                weights,
                                y,
                                t * filters + o,
                                zero,
                                1);
            }
        }
        return y;
    }
}
