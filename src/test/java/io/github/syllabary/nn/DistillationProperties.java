package io.github.syllabary.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;

class DistillationProperties {

    @Property
    void theGradientIsThatOfFiniteDifferences(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 6) int classes,
            @ForAll @IntRange(min = 1, max = 4) int rows,
            @ForAll @FloatRange(min = 0, max = 1) float share,
            @ForAll @FloatRange(min = 1, max = 5) float temperature) {
        Random random = new Random(seed);
        Distillation both = new Distillation(share, temperature);
        float[] logits = gaussian(random, rows * classes);
        float[] teacher = opinions(both, gaussian(random, rows * classes), rows, classes);
        int[] targets = random.ints(rows, 0, classes).toArray();
        float[] gradient = new float[logits.length];
        loss(both, logits, classes, teacher, targets, gradient);
        float step = 1e-2f;
        for (int i = 0; i < logits.length; i++) {
            float[] more = logits.clone();
            float[] less = logits.clone();
            more[i] += step;
            less[i] -= step;
            float[] unused = new float[logits.length];
            double slope = (loss(both, more, classes, teacher, targets, unused)
                            - loss(both, less, classes, teacher, targets, unused.clone()))
                    / (2 * step);
            assertEquals(slope, gradient[i], 2e-3);
        }
    }

    /** A teacher who thinks the same teaches nothing. */
    @Property
    void onesOwnOpinionIsNoLoss(@ForAll long seed, @ForAll @FloatRange(min = 1, max = 5) float temperature) {
        Distillation teacherAlone = new Distillation(1, temperature);
        float[] logits = gaussian(new Random(seed), 6);
        float[] opinions = opinions(teacherAlone, logits.clone(), 2, 3);
        float[] gradient = new float[6];
        assertEquals(0, loss(teacherAlone, logits, 3, opinions, new int[] {0, 2}, gradient), 1e-5);
        assertArrayEquals(new float[6], gradient, 1e-6f);
    }

    @Property
    void withoutAShareOnlyTheTruthCounts(@ForAll long seed) {
        Random random = new Random(seed);
        float[] logits = gaussian(random, 6);
        float[] alone = new float[6];
        float[] together = new float[6];
        double truth = new SoftmaxCrossEntropy().loss(logits, 3, new int[] {1, 0}, 2, alone);
        Distillation none = new Distillation(0, 2);
        float[] opinions = opinions(none, gaussian(random, 6), 2, 3);
        assertEquals(truth, loss(none, logits, 3, opinions, new int[] {1, 0}, together), 1e-6);
        assertArrayEquals(alone, together, 1e-7f);
    }

    private static double loss(
            Distillation both, float[] logits, int classes, float[] teacher, int[] targets, float[] gradient) {
        double truth = new SoftmaxCrossEntropy().loss(logits, classes, targets, targets.length, gradient);
        return both.loss(truth, logits, classes, teacher, targets.length, gradient);
    }

    private static float[] opinions(Distillation both, float[] logits, int rows, int classes) {
        float[] sum = new float[logits.length];
        int[] own = IntStream.range(0, classes).toArray();
        for (int r = 0; r < rows; r++)
            for (int teacher = 0; teacher < 2; teacher++)
                both.addProbabilities(logits.clone(), r * classes, sum, r * classes, own, 0.5f);
        return sum;
    }

    private static float[] gaussian(Random random, int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) x[i] = (float) random.nextGaussian();
        return x;
    }
}
