package io.github.syllabary.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.syllabary.tensor.Offsets;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The same thing elsewhere gives the same map elsewhere; and with the maximum over time the same answer. */
class ShiftProperties {

    @Property(tries = 60)
    void convolutionIsEquivariant(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int rank) {
        SplittableRandom random = new SplittableRandom(seed);
        int groups = random.nextInt(1, 3);
        int channels = groups * random.nextInt(1, 3);
        Shape stride = Tensors.shape(rank, 1, 3, random);
        Shape dilation = Tensors.shape(rank, 1, 2, random);
        Conv conv = Conv.of(
                        groups * random.nextInt(1, 3),
                        Tensors.shape(rank, 1, 3, random).dims())
                .stride(stride.dims())
                .dilation(dilation.dims())
                .groups(groups);
        equivariant(
                conv, stride, conv.reach(Shape.cube(9, rank).append(channels)).field(), channels, random);
    }

    @Property(tries = 60)
    void poolingIsEquivariant(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int rank) {
        SplittableRandom random = new SplittableRandom(seed);
        Shape size = Tensors.shape(rank, 1, 3, random);
        Shape stride = Tensors.shape(rank, 1, 3, random);
        equivariant(new MaxPool(size, stride, Padding.VALID), stride, size, 3, random);
        equivariant(new AveragePool(size, stride, Padding.VALID), stride, size, 3, random);
    }

    /** Two views of one larger input, a multiple of the stride apart, have maps that agree where they overlap. */
    private static void equivariant(Layer layer, Shape stride, Shape span, int channels, SplittableRandom random) {
        int rank = stride.rank();
        int[] extents = new int[rank];
        int[] whole = new int[rank];
        int[] shift = new int[rank];
        for (int a = 0; a < rank; a++) {
            shift[a] = random.nextInt(0, 3);
            extents[a] = span.dim(a) + stride.dim(a) * (shift[a] + random.nextInt(0, 2));
            whole[a] = extents[a] + shift[a] * stride.dim(a);
        }
        Tensor all = Tensors.random(Shape.of(whole).append(channels), random);
        Shape view = Shape.of(extents).append(channels);
        float[][] parameters = layer.parameters(view).stream()
                .map(spec -> Tensors.random(spec.shape().size(), random))
                .toArray(float[][]::new);
        int[] steps = new int[rank];
        for (int a = 0; a < rank; a++) steps[a] = shift[a] * stride.dim(a);
        Tensor here = Layers.forward(layer, part(all, new int[rank], view), parameters);
        Tensor there = Layers.forward(layer, part(all, steps, view), parameters);
        int[] overlap = here.shape().dims();
        for (int a = 0; a < rank; a++) overlap[a] -= shift[a];
        Shape common = Shape.of(overlap);
        assertArrayEquals(
                part(here, shift, common).data(),
                part(there, new int[rank], common).data(),
                layer.describe());
    }

    private static Tensor part(Tensor x, int[] from, Shape extents) {
        int start = 0;
        for (int a = 0; a < from.length; a++) start += from[a] * x.shape().strides()[a];
        int[] at = Offsets.grid(extents, x.shape().strides());
        Tensor part = Tensor.zeros(extents);
        for (int i = 0; i < at.length; i++) part.data()[i] = x.data()[start + at[i]];
        return part;
    }

    @Property(tries = 60)
    void maximumOverTimeIsInvariant(@ForAll long seed, @ForAll @IntRange(max = 22) int at) {
        SplittableRandom random = new SplittableRandom(seed);
        Network net = Tensors.stirred(
                Network.of(Shape.of(30, 4))
                        .conv(6, 3)
                        .relu()
                        .conv(8, 3)
                        .maxPoolOverTime()
                        .dense(5)
                        .softmax(),
                random);
        // a pattern of 4 frames in silence, with silence around it wherever it stands
        float[] pattern = Tensors.random(4 * 4, random);
        assertArrayEquals(
                net.forward(placed(pattern, 4)).data(),
                net.forward(placed(pattern, Math.max(4, at))).data());
    }

    private static Tensor placed(float[] pattern, int frame) {
        Tensor x = Tensor.zeros(Shape.of(30, 4));
        System.arraycopy(pattern, 0, x.data(), frame * 4, pattern.length);
        return x;
    }

    @Property(tries = 40)
    void convolutionIsLinear(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int rank) {
        SplittableRandom random = new SplittableRandom(seed);
        Shape shape = Tensors.shape(rank, 3, 6, random).append(2);
        Conv conv = Conv.of(3, Shape.cube(2, rank).dims()).padding(Padding.SAME).withoutBias();
        float[] w = Tensors.random(conv.parameters(shape).get(0).shape().size(), random);
        Tensor x = Tensors.random(shape, random);
        Tensor x2 = Tensors.random(shape, random);
        Tensor sum = Tensors.combine(2, Layers.forward(conv, x, w), -3, Layers.forward(conv, x2, w));
        assertArrayEquals(
                sum.data(),
                Layers.forward(conv, Tensors.combine(2, x, -3, x2), w).data(),
                1e-4f);
    }

    @Property(tries = 20)
    void meanOfMapsIsTheirSumOverTheirNumber(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int rank) {
        SplittableRandom random = new SplittableRandom(seed);
        Shape shape = Shape.cube(4, rank).append(5);
        Conv conv = Conv.of(3, Shape.cube(2, rank).dims()).withoutBias();
        float[] w = Tensors.random(conv.parameters(shape).get(0).shape().size(), random);
        Tensor x = Tensors.random(shape, random);
        Tensor sum = Layers.forward(conv, x, w);
        Tensor mean = Layers.forward(conv.merge(Merge.MEAN), x, w);
        for (int i = 0; i < sum.data().length; i++) assertEquals(sum.data()[i] / 5, mean.data()[i], 1e-5);
    }
}
