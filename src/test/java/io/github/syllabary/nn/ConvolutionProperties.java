package io.github.syllabary.nn;

import static io.github.syllabary.nn.Convolution.convolve;
import static io.github.syllabary.nn.Convolution.correlate;
import static io.github.syllabary.nn.Convolution.rotate180;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.syllabary.nn.Convolution.Mode;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The algebra of the textbook's convolution, in 1-D, 2-D and 3-D. */
class ConvolutionProperties {

    @Property(tries = 50)
    void isCommutative(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int rank) {
        SplittableRandom random = new SplittableRandom(seed);
        Tensor f = Tensors.random(Tensors.shape(rank, 1, 4, random), random);
        Tensor g = Tensors.random(Tensors.shape(rank, 1, 4, random), random);
        same(convolve(f, g, Mode.FULL), convolve(g, f, Mode.FULL));
    }

    @Property(tries = 50)
    void isAssociative(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int rank) {
        SplittableRandom random = new SplittableRandom(seed);
        Tensor f = Tensors.random(Tensors.shape(rank, 1, 4, random), random);
        Tensor g = Tensors.random(Tensors.shape(rank, 1, 4, random), random);
        Tensor h = Tensors.random(Tensors.shape(rank, 1, 4, random), random);
        same(convolve(convolve(f, g, Mode.FULL), h, Mode.FULL), convolve(f, convolve(g, h, Mode.FULL), Mode.FULL));
    }

    @Property(tries = 50)
    void isLinear(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int rank, @ForAll Mode mode) {
        SplittableRandom random = new SplittableRandom(seed);
        Tensor f = Tensors.random(Shape.cube(5, rank), random);
        Tensor f2 = Tensors.random(Shape.cube(5, rank), random);
        Tensor g = Tensors.random(Tensors.shape(rank, 1, 4, random), random);
        Tensor sum = Tensors.combine(2, f, -3, f2);
        same(Tensors.combine(2, convolve(f, g, mode), -3, convolve(f2, g, mode)), convolve(sum, g, mode));
    }

    @Property(tries = 50)
    void correlationIsConvolutionWithTheRotatedKernel(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int rank, @ForAll Mode mode) {
        SplittableRandom random = new SplittableRandom(seed);
        Tensor f = Tensors.random(Shape.cube(4, rank), random);
        Tensor g = Tensors.random(Tensors.shape(rank, 1, 4, random), random);
        same(convolve(f, rotate180(g), mode), correlate(f, g, mode));
        same(correlate(f, rotate180(g), mode), convolve(f, g, mode));
        assertArrayEquals(g.data(), rotate180(rotate180(g)).data());
    }

    @Property(tries = 50)
    void convolutionWithAUnitImpulseShifts(@ForAll long seed, @ForAll @IntRange(max = 3) int by) {
        Tensor f = Tensors.random(Shape.of(6), new SplittableRandom(seed));
        Tensor impulse = Tensor.zeros(Shape.of(4));
        impulse.data()[by] = 1;
        Tensor shifted = convolve(f, impulse, Mode.FULL);
        for (int c = 0; c < 9; c++) assertEquals(c < by || c >= by + 6 ? 0 : f.data()[c - by], shifted.data()[c]);
    }

    private static void same(Tensor want, Tensor have) {
        assertEquals(want.shape(), have.shape());
        assertArrayEquals(want.data(), have.data(), 1e-4f);
    }
}
