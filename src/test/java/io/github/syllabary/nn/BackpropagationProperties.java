package io.github.syllabary.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.syllabary.nn.Convolution.Mode;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What the convolution layer and its gradients are, told in the textbook's operation. */
class BackpropagationProperties {

    /** A convolution layer, stride 1, valid, with one sample, an error at its output, and both gradients. */
    private static final class Case {
        final Conv conv;
        final Tensor x;
        final Tensor w;
        final Tensor y;
        final Tensor dy;
        final Tensor dx;
        final Tensor dw;

        Case(int rank, int inputs, int filters, SplittableRandom random) {
            Shape kernel = Tensors.shape(rank, 1, 3, random);
            int[] extents = kernel.dims();
            for (int a = 0; a < rank; a++) extents[a] += random.nextInt(0, 4);
            conv = Conv.of(filters, kernel.dims()).withoutBias();
            x = Tensors.random(Shape.of(extents).append(inputs), random);
            w = Tensors.random(kernel.append(inputs).append(filters), random);
            Shape[] shapes = {x.shape()};
            ParameterSpec spec = conv.parameters(shapes).get(0);
            BoundLayer layer = conv.bind(shapes, List.of(new Parameter("weights", spec, w.data())));
            y = Tensor.zeros(conv.outputShape(shapes));
            dy = Tensors.random(y.shape(), random);
            dx = Tensor.zeros(x.shape());
            dw = Tensor.zeros(w.shape());
            Pass pass = Pass.inference();
            float[][] in = {x.data()};
            layer.forward(in, y.data(), 0, 1, pass);
            layer.backward(in, y.data(), dy.data(), new float[][] {dx.data()}, new float[][] {dw.data()}, 0, 1, pass);
        }

        /** The kernel, or its gradient, from one input map to one output map. */
        Tensor kernel(Tensor w, int input, int filter) {
            return Tensors.channel(Tensors.channel(w, filter), input);
        }
    }

    @Property(tries = 60)
    void theLayerIsASumOfCorrelations(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int rank) {
        SplittableRandom random = new SplittableRandom(seed);
        int inputs = random.nextInt(1, 4);
        int filters = random.nextInt(1, 4);
        Case c = new Case(rank, inputs, filters, random);
        for (int o = 0; o < filters; o++) {
            Tensor sum = Tensor.zeros(c.y.shape().spatial());
            for (int i = 0; i < inputs; i++)
                sum = Tensors.combine(
                        1, sum, 1, Convolution.correlate(Tensors.channel(c.x, i), c.kernel(c.w, i, o), Mode.VALID));
            same(sum, Tensors.channel(c.y, o));
        }
    }

    @Property(tries = 60)
    void weightGradientIsTheInputCorrelatedWithTheError(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int rank) {
        SplittableRandom random = new SplittableRandom(seed);
        int inputs = random.nextInt(1, 4);
        int filters = random.nextInt(1, 4);
        Case c = new Case(rank, inputs, filters, random);
        for (int i = 0; i < inputs; i++)
            for (int o = 0; o < filters; o++)
                same(
                        Convolution.correlate(Tensors.channel(c.x, i), Tensors.channel(c.dy, o), Mode.VALID),
                        c.kernel(c.dw, i, o));
    }

    @Property(tries = 60)
    void inputGradientIsTheFullConvolutionOfTheErrorWithTheRotatedKernel(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int rank) {
        SplittableRandom random = new SplittableRandom(seed);
        int inputs = random.nextInt(1, 4);
        int filters = random.nextInt(1, 4);
        Case c = new Case(rank, inputs, filters, random);
        for (int i = 0; i < inputs; i++) {
            Tensor sum = Tensor.zeros(c.x.shape().spatial());
            for (int o = 0; o < filters; o++) {
                Tensor rotated = Convolution.rotate180(c.kernel(c.w, i, o));
                // as networks say convolution: the kernel is slid, not turned round once more
                Tensor term = Convolution.correlate(Tensors.channel(c.dy, o), rotated, Mode.FULL);
                sum = Tensors.combine(1, sum, 1, term);
            }
            same(sum, Tensors.channel(c.dx, i));
        }
    }

    @Property(tries = 30)
    void withOneMapEachBothGradientsAreSingleConvolutions(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int rank) {
        Case c = new Case(rank, 1, 1, new SplittableRandom(seed));
        Tensor x = Tensors.channel(c.x, 0);
        Tensor w = c.kernel(c.w, 0, 0);
        Tensor dy = Tensors.channel(c.dy, 0);
        same(Convolution.convolve(x, Convolution.rotate180(dy), Mode.VALID), c.kernel(c.dw, 0, 0));
        same(Convolution.convolve(dy, w, Mode.FULL), Tensors.channel(c.dx, 0));
    }

    private static void same(Tensor want, Tensor have) {
        assertEquals(want.shape(), have.shape());
        assertArrayEquals(want.data(), have.data(), 1e-5f * (1 + want.shape().size()));
    }
}
