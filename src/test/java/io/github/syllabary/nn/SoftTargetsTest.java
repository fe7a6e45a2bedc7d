package io.github.syllabary.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SoftTargetsTest {
    private static final float[] LOGITS = {1, 0.5f, -2, 0.3f, 2, -1};
    private static final int[] FIRST = {0, 2};
    private static final int[] OTHER = {1, 0};

    /** Cross entropy is linear in the target, so a mixture's loss is the mixture of the losses. */
    @Test
    void theLossOfAMixtureIsTheMixtureOfTheLosses() {
        SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy(0.1, null);
        float[] dFirst = new float[6];
        float[] dOther = new float[6];
        float[] dMixed = new float[6];
        double first = loss.loss(LOGITS, 3, FIRST, 2, dFirst);
        double other = loss.loss(LOGITS, 3, OTHER, 2, dOther);
        double mixed = loss.loss(LOGITS, 3, FIRST, OTHER, new float[] {0.75f, 0.75f}, 2, dMixed);
        assertEquals(0.75 * first + 0.25 * other, mixed, 1e-6);
        for (int i = 0; i < 6; i++) assertEquals(0.75 * dFirst[i] + 0.25 * dOther[i], dMixed[i], 1e-6);
    }

    @Test
    void aMixtureWeighsAsMuchAsItsParts() {
        SoftmaxCrossEntropy weighted = new SoftmaxCrossEntropy(0, new float[] {1, 3, 1});
        float[] row = {1, 0.5f, -2, 1, 0.5f, -2};
        double mixed = weighted.loss(row, 3, new int[] {0, 0}, new int[] {1, 0}, new float[] {0.5f, 1}, 2, null);
        double zero = new SoftmaxCrossEntropy().loss(row, 3, new int[] {0}, 1, null);
        double one = new SoftmaxCrossEntropy().loss(row, 3, new int[] {1}, 1, null);
        // weights 2 and 1
        assertEquals((2 * (zero + one) / 2 + zero) / 3, mixed, 1e-6);
    }

    @Test
    void theOtherClassMustExist() {
        SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy();
        assertThrows(
                IllegalArgumentException.class,
                () -> loss.loss(LOGITS, 3, FIRST, new int[] {3, 0}, new float[] {1, 1}, 2, null));
    }
}
