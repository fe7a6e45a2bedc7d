package io.github.syllabary.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ShapeTest {
    @Test
    void sizeIsTheProductOfTheExtents() {
        assertEquals(98 * 40, Shape.of(98, 40).size());
        assertEquals(0, Shape.of(98, 0, 40).size());
        assertEquals(1, Shape.of().size());
    }

    @Test
    void axesAreTakenOffAndAddedAtBothEnds() {
        Shape shape = Shape.of(4, 98, 40);
        assertEquals(40, shape.channels());
        assertEquals(Shape.of(4, 98), shape.spatial());
        assertEquals(Shape.of(98, 40), shape.tail());
        assertEquals(Shape.of(4, 98, 40, 2), shape.append(2));
        assertEquals(Shape.of(2, 4, 98, 40), shape.prepend(2));
        assertEquals(3, shape.rank());
        assertEquals(98, shape.dim(1));
    }

    @Test
    void cubeHasTheSameExtentOnEveryAxis() {
        assertEquals(Shape.of(5, 5, 5), Shape.cube(5, 3));
    }

    @Test
    void stridesCountNumbersBetweenNeighbours() {
        assertArrayEquals(new int[] {12, 4, 1}, Shape.of(2, 3, 4).strides());
    }

    @Test
    void laterWritesToAnArrayOfExtentsChangeNothing() {
        int[] dims = {2, 3};
        Shape shape = Shape.of(dims);
        dims[0] = 9;
        shape.dims()[1] = 9;
        assertArrayEquals(new int[] {2, 3}, shape.dims());
    }

    @Test
    void negativeOrOverflowingExtentsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Shape.of(2, -1));
        // 2^32 wraps to 0 in an int
        assertThrows(IllegalArgumentException.class, () -> Shape.of(1 << 16, 1 << 16));
    }

    @Test
    void equalityIsOfExtents() {
        assertEquals(Shape.of(2, 3), Shape.of(2, 3));
        assertEquals(Shape.of(2, 3).hashCode(), Shape.of(2, 3).hashCode());
        assertNotEquals(Shape.of(2, 3), Shape.of(3, 2));
    }

    @Test
    void printsExtentsWithTimes() {
        assertEquals("98×40", Shape.of(98, 40).toString());
        assertEquals("scalar", Shape.of().toString());
    }
}
