package io.github.syllabary.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.syllabary.tensor.Kernels;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import io.github.syllabary.tensor.Workers;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Results have the same bits with vectors and without, on every machine and Java version: their hashes
 * stand here, and the tests run both ways.
 */
class SameBitsTest {

    @BeforeEach
    void processorMultipliesAndAddsInOneStep() {
        assumeFalse(Kernels.get().name().contains("without"), "rounds twice where others round once");
    }

    @Test
    void ofForwardPasses() {
        SplittableRandom random = new SplittableRandom(1);
        Network net = Tensors.stirred(TrainingPassTest.residual(), random);
        assertEquals(
                983590032,
                Arrays.hashCode(
                        net.forward(Tensors.random(Shape.of(7, 40, 3), random)).data()));
        Network images = Network.of(Shape.of(13, 11, 2))
                .conv(37, 3)
                .relu()
                .maxPool(2)
                .conv(9, 2)
                .flatten()
                .dense(70);
        Tensor batch = Tensors.random(Shape.of(3, 13, 11, 2), random);
        assertEquals(
                841353600,
                Arrays.hashCode(Tensors.stirred(images, random).forward(batch).data()));
    }

    @Test
    void ofGradients() {
        SplittableRandom random = new SplittableRandom(2);
        Network net = Tensors.stirred(TrainingPassTest.residual(), random);
        try (Workers workers = new Workers(2)) {
            TrainingPass pass = new TrainingPass(net, 37, workers);
            System.arraycopy(Tensors.random(37 * 120, random), 0, pass.input(), 0, 37 * 120);
            pass.forward(37, 3);
            assertEquals(1701888188, Arrays.deepHashCode(pass.backward(Tensors.random(37 * 5, random))));
        }
    }
}
