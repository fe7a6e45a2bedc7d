package io.github.syllabary.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OffsetsTest {

    @Test
    void gridCountsEveryIndexInRowMajorOrder() {
        assertArrayEquals(new int[] {0, 1, 2, 10, 11, 12}, Offsets.grid(Shape.of(2, 3), new int[] {10, 1}));
        assertArrayEquals(new int[] {0}, Offsets.grid(Shape.of(), new int[0]));
        assertEquals(0, Offsets.grid(Shape.of(3, 0), new int[] {1, 1}).length);
    }

    @Test
    void gridWithAnArraysOwnStridesIsEveryPlaceInTurn() {
        Shape shape = Shape.of(3, 4, 5);
        assertArrayEquals(Offsets.range(60, 1), Offsets.grid(shape, shape.strides()));
    }

    @Test
    void outerAddsEachToEach() {
        assertArrayEquals(new int[] {1, 2, 11, 12, 21, 22}, Offsets.outer(new int[] {0, 10, 20}, new int[] {1, 2}));
    }

    @Test
    void rangeMayFall() {
        assertArrayEquals(new int[] {0, -2, -4}, Offsets.range(3, -2));
    }

    @Test
    void scratchIsTheSameArrayUntilMoreIsAskedFor() {
        Scratch scratch = new Scratch();
        float[] first = scratch.floats(1, 10);
        assertTrue(first.length >= 10);
        assertSame(first, scratch.floats(1, 4));
        assertNotSame(first, scratch.floats(0, 4));
        assertNotSame(first, scratch.floats(1, 100));
        assertSame(scratch.floats(9, 3), scratch.floats(9, 3));
        assertSame(scratch.packed(Kernels.get()), scratch.packed(Kernels.get()));
    }
}
