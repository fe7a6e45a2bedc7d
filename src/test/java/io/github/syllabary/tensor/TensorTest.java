package io.github.syllabary.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TensorTest {
    @Test
    void fiveByFiveByTwoReadsAsFiftyNumbersWithoutCopying() {
        Tensor maps = Tensor.zeros(Shape.of(5, 5, 2));
        Tensor flat = maps.reshape(Shape.of(50));
        assertEquals(Shape.of(50), flat.shape());
        assertSame(maps.data(), flat.data());
    }

    @Test
    void zerosHoldsOneZeroPerElement() {
        assertArrayEquals(new float[6], Tensor.zeros(Shape.of(2, 3)).data());
    }

    @Test
    void reshapeToAnotherSizeIsRefused() {
        Tensor tensor = Tensor.of(Shape.of(2), 1f, 2f);
        assertThrows(IllegalArgumentException.class, () -> tensor.reshape(Shape.of(3)));
    }

    @Test
    void arrayShorterThanTheShapeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Tensor.of(Shape.of(2, 3), 1f, 2f));
    }
}
