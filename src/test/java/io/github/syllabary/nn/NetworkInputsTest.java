package io.github.syllabary.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.syllabary.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkInputsTest {
    private final Network network = Network.of(Shape.of(9, 2)).conv(3, 2).conv(3, 2);

    @Test
    void aLayerTakesTheOutputOfAnyNode() {
        assertEquals(Shape.of(9, 4), network.then(Conv.of(4, 1), List.of(0)).outputShape());
        Network sum = network.then(new Add(), List.of(2, 1));
        assertEquals(Shape.of(7, 3), sum.outputShape());
        assertEquals(List.of(2, 1), sum.nodes().get(2).inputs());
    }

    @Test
    void nodesThatAreNotThereAreRefused() {
        for (int node : new int[] {-1, 3})
            assertThrows(IllegalArgumentException.class, () -> network.then(Activation.RELU, List.of(node)));
    }

    @Test
    void aWrongNumberOfInputsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> network.then(Activation.RELU, List.of(1, 2)));
        assertThrows(IllegalArgumentException.class, () -> network.then(new Add(), List.of(1)));
        assertThrows(IllegalArgumentException.class, () -> network.then(Activation.RELU, List.of()));
    }
}
