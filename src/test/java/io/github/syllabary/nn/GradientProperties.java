package io.github.syllabary.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.syllabary.tensor.Shape;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Every layer's backward pass agrees with finite differences, for random shapes in 1-D, 2-D and 3-D. */
class GradientProperties {

    @Property(tries = 60)
    void ofConvolutions(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int rank) {
        SplittableRandom random = new SplittableRandom(seed);
        int groups = random.nextInt(1, 4);
        int inputs = groups * random.nextInt(1, 3);
        int filters = random.nextInt(4) == 0 ? inputs : groups * random.nextInt(1, 4);
        if (filters == inputs && random.nextBoolean()) groups = inputs;
        int[] kernel = new int[rank];
        int[] stride = new int[rank];
        int[] dilation = new int[rank];
        int[] extents = new int[rank];
        int[] before = new int[rank];
        int[] after = new int[rank];
        for (int a = 0; a < rank; a++) {
            kernel[a] = random.nextInt(1, 4);
            stride[a] = random.nextInt(1, 4);
            dilation[a] = random.nextInt(1, 3);
            extents[a] = (kernel[a] - 1) * dilation[a] + 1 + random.nextInt(0, rank == 1 ? 8 : 3);
            before[a] = random.nextInt(0, 3);
            after[a] = random.nextInt(0, 3);
        }
        Padding padding =
                switch (random.nextInt(4)) {
                    case 0 -> Padding.SAME;
                    case 1 -> Padding.FULL;
                    case 2 -> Padding.of(Shape.of(before), Shape.of(after));
                    default -> Padding.VALID;
                };
        Conv conv = Conv.of(filters, kernel)
                .stride(stride)
                .dilation(dilation)
                .padding(padding)
                .groups(groups);
        if (random.nextBoolean()) conv = conv.withoutBias();
        if (random.nextInt(3) == 0) conv = conv.merge(Merge.MEAN);
        Gradients.check(conv, 3, seed, Shape.of(extents).append(inputs));
    }

    @Property(tries = 40)
    void ofMaxPooling(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int rank) {
        SplittableRandom random = new SplittableRandom(seed);
        Shape size = Tensors.shape(rank, 1, 3, random);
        Shape stride = Tensors.shape(rank, 1, 4, random);
        Gradients.check(new MaxPool(size, stride, poolPadding(size, random)), 3, seed, pooled(size, random));
    }

    @Property(tries = 40)
    void ofAveragePooling(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int rank) {
        SplittableRandom random = new SplittableRandom(seed);
        Shape size = Tensors.shape(rank, 1, 3, random);
        Shape stride = Tensors.shape(rank, 1, 4, random);
        Gradients.check(new AveragePool(size, stride, poolPadding(size, random)), 3, seed, pooled(size, random));
    }

    private static Padding poolPadding(Shape size, SplittableRandom random) {
        int[] before = size.dims();
        int[] after = size.dims();
        for (int a = 0; a < before.length; a++) {
            before[a] = random.nextInt(0, before[a]);
            after[a] = random.nextInt(0, after[a]);
        }
        return switch (random.nextInt(4)) {
            case 0 -> Padding.SAME;
            case 1 -> Padding.FULL;
            case 2 -> Padding.of(Shape.of(before), Shape.of(after));
            default -> Padding.VALID;
        };
    }

    private static Shape pooled(Shape size, SplittableRandom random) {
        int[] extents = size.dims();
        for (int a = 0; a < extents.length; a++) extents[a] += random.nextInt(0, 3);
        return Shape.of(extents).append(random.nextInt(1, 4));
    }

    @Property(tries = 40)
    void ofLayersForAnyShape(@ForAll long seed, @ForAll @IntRange(max = 3) int rank) {
        SplittableRandom random = new SplittableRandom(seed);
        Shape shape = Tensors.shape(rank, 1, 3, random).append(random.nextInt(1, 6));
        Gradients.check(new Flatten(), 2, seed, shape);
        if (rank < 3) Gradients.check(new AsPicture(), 2, seed, shape);
        Gradients.check(StreamableNetworks.someChannels(random, shape.channels()), 2, seed, shape);
        Gradients.check(new Dropout(0.4f), 2, seed, shape);
        Gradients.check(new Softmax(), 2, seed, shape);
        Gradients.check(new GlobalMaxPool(), 3, seed, shape);
        Gradients.check(new GlobalAveragePool(), 3, seed, shape);
    }

    @Property(tries = 20)
    void ofActivations(@ForAll long seed, @ForAll Activation activation) {
        // with 130 numbers they pass ±3, where the hard swish bends
        Gradients.check(activation, 2, seed, Shape.of(13, 5));
    }

    @Property(tries = 30)
    void ofBatchNorm(@ForAll long seed, @ForAll @IntRange(max = 3) int rank) {
        SplittableRandom random = new SplittableRandom(seed);
        Shape shape = Tensors.shape(rank, 1, 3, random).append(random.nextInt(1, 4));
        Gradients.check(new BatchNorm(), random.nextInt(8, 20), seed, shape);
    }

    @Property(tries = 30)
    void ofBatchNormInSubBands(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 3) int rank,
            @ForAll @IntRange(min = 2, max = 3) int bands) {
        SplittableRandom random = new SplittableRandom(seed);
        Shape shape = Tensors.shape(rank - 1, 1, 2, random)
                .append(bands * random.nextInt(1, 3))
                .append(random.nextInt(1, 3));
        Gradients.check(new BatchNorm().bands(bands), random.nextInt(8, 20), seed, shape);
    }

    @Property(tries = 30)
    void ofDenseLayers(@ForAll long seed, @ForAll @IntRange(min = 1, max = 70) int inputs, @ForAll boolean bias) {
        int units = new SplittableRandom(seed).nextInt(1, 40);
        Gradients.check(new Dense(units, bias), 2, seed, Shape.of(inputs));
    }

    @Property(tries = 30)
    void ofBiases(@ForAll long seed, @ForAll @IntRange(max = 3) int rank) {
        SplittableRandom random = new SplittableRandom(seed);
        Shape shape = Tensors.shape(rank, 1, 4, random).append(random.nextInt(1, 5));
        Gradients.check(new Bias(), 3, seed, shape);
    }

    @Property(tries = 30)
    void ofSqueezeAndExcitation(@ForAll long seed, @ForAll @IntRange(min = 2, max = 3) int rank) {
        SplittableRandom random = new SplittableRandom(seed);
        Shape shape = Tensors.shape(rank, 1, 4, random).append(random.nextInt(1, 5));
        Gradients.check(new SqueezeExcitation(random.nextInt(1, 4)), 3, seed, shape);
    }

    @Property(tries = 30)
    void ofSumsOfParts(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int inputs) {
        SplittableRandom random = new SplittableRandom(seed);
        int parts = random.nextInt(1, 5);
        int[] table =
                random.ints((long) parts * random.nextInt(1, 12), 0, inputs).toArray();
        Gradients.check(new PartSum(table, parts), 2, seed, Shape.of(inputs));
    }

    @Property(tries = 40)
    void ofAdditionsWithAndWithoutCrops(@ForAll long seed, @ForAll @IntRange(max = 3) int rank) {
        SplittableRandom random = new SplittableRandom(seed);
        Shape main = Tensors.shape(rank, 1, 3, random);
        int[] longer = main.dims();
        for (int a = 0; a < rank; a++) longer[a] += random.nextInt(0, 4);
        int channels = random.nextInt(1, 4);
        Gradients.check(
                new Add(), 2, seed, main.append(channels), Shape.of(longer).append(channels));
    }

    @Property(tries = 40)
    void ofTheLoss(@ForAll long seed, @ForAll boolean smooth, @ForAll boolean weighted) {
        SplittableRandom random = new SplittableRandom(seed);
        int classes = random.nextInt(1, 7);
        int n = random.nextInt(1, 6);
        float[] weights = new float[classes];
        for (int c = 0; c < classes; c++) weights[c] = (float) random.nextDouble(0.1, 3);
        SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy(smooth ? 0.1 : 0, weighted ? weights : null);
        float[] x = Tensors.random(n * classes, random);
        for (int i = 0; i < x.length; i++) x[i] *= 4;
        int[] targets = random.ints(n, 0, classes).toArray();
        float[] dx = new float[x.length];
        assertEquals(loss.loss(x, classes, targets, n, null), loss.loss(x, classes, targets, n, dx));
        for (int i = 0; i < x.length; i++) {
            float kept = x[i];
            float above = x[i] = kept + 0.01f;
            double high = loss.loss(x, classes, targets, n, null);
            float below = x[i] = kept - 0.01f;
            double low = loss.loss(x, classes, targets, n, null);
            x[i] = kept;
            assertEquals((high - low) / ((double) above - below), dx[i], 1e-3);
        }
    }
}
