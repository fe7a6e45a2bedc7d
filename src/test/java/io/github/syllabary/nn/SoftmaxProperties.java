package io.github.syllabary.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SoftmaxProperties {

    @Property(tries = 100)
    void sumsToOneAndSurvivesExtremes(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int classes) {
        float[] scores = Tensors.random(classes, new SplittableRandom(seed));
        for (int c = 0; c < classes; c++) scores[c] *= 1e4f;
        float[] p = Layers.forward(new Softmax(), Tensor.of(Shape.of(classes), scores))
                .data();
        double sum = 0;
        int best = 0;
        for (int c = 0; c < classes; c++) {
            assertTrue(p[c] >= 0 && p[c] <= 1);
            sum += p[c];
            if (scores[c] > scores[best]) best = c;
        }
        assertEquals(1, sum, 1e-6);
        for (float q : p) assertTrue(q <= p[best]);
    }

    @Property(tries = 100)
    void theSameSummandChangesNothing(@ForAll long seed, @ForAll @IntRange(min = -64, max = 64) int summand) {
        float[] scores = Tensors.random(7, new SplittableRandom(seed));
        // in steps of 2^-10, so that the sums are exact
        for (int c = 0; c < 7; c++) scores[c] = Math.round(scores[c] * 1024) / 1024f;
        float[] moved = scores.clone();
        for (int c = 0; c < 7; c++) moved[c] += summand;
        assertArrayEquals(
                Layers.forward(new Softmax(), Tensor.of(Shape.of(7), scores)).data(),
                Layers.forward(new Softmax(), Tensor.of(Shape.of(7), moved)).data());
    }
}
