package io.github.syllabary.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ElementaryTest {
    /** A prime, so that the low bits of the floats visited vary. */
    private static final int STEP = 10_007;

    @Test
    void expIsWithinAUnitInTheLastPlaceOfStrictMath() {
        for (long bits = 0; bits <= 0xffff_ffffL; bits += STEP) {
            float x = Float.intBitsToFloat((int) bits);
            near((float) StrictMath.exp(x), Elementary.exp(x), x);
        }
        for (float x = -104.5f; x < 89; x += 0.00131f) near((float) StrictMath.exp(x), Elementary.exp(x), x);
    }

    @Test
    void logIsWithinAUnitInTheLastPlaceOfStrictMath() {
        for (long bits = 0; bits <= 0xffff_ffffL; bits += STEP) {
            float x = Float.intBitsToFloat((int) bits);
            near((float) StrictMath.log(x), Elementary.log(x), x);
        }
        for (float x = 0.9f; x < 1.1f; x += 0x1p-20f) near((float) StrictMath.log(x), Elementary.log(x), x);
    }

    @Test
    void sigmoidIsWithinAUnitInTheLastPlaceOfStrictMath() {
        for (long bits = 0; bits <= 0xffff_ffffL; bits += STEP) {
            float x = Float.intBitsToFloat((int) bits);
            near((float) (1 / (1 + StrictMath.exp(-(double) x))), Elementary.sigmoid(x), x);
        }
    }

    @Test
    void errorStaysBelowTwoPartsInTenMillionInDoublePrecision() {
        for (float x = -80; x < 80; x += 0.00917f) {
            double truth = StrictMath.exp(x);
            assertTrue(Math.abs(Elementary.exp(x) - truth) <= 6.1e-8 * truth, () -> "exp");
        }
        for (float x = 1e-30f; x < 1e30f; x *= 1.0017f) {
            double truth = StrictMath.log(x);
            assertTrue(Math.abs(Elementary.log(x) - truth) <= 6.1e-8 * Math.abs(truth), () -> "log");
        }
    }

    @Test
    void edgesAreThoseOfMath() {
        float[] edges = {
            0f,
            -0f,
            1,
            -1,
            Float.MIN_VALUE,
            Float.MIN_NORMAL,
            Float.MAX_VALUE,
            -Float.MAX_VALUE,
            Float.NaN,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            88.72283f,
            88.72284f,
            -103.97f,
            -103.98f,
            -87.34f
        };
        for (float x : edges) {
            near((float) StrictMath.exp(x), Elementary.exp(x), x);
            near((float) StrictMath.log(x), Elementary.log(x), x);
        }
        assertEquals(0f, Elementary.log(1f));
        assertEquals(1f, Elementary.exp(0f));
        assertEquals(0.5f, Elementary.sigmoid(0f));
        assertEquals(Float.NEGATIVE_INFINITY, Elementary.log(-0f));
        assertEquals(1f, Elementary.sigmoid(1e30f));
        assertEquals(0f, Elementary.sigmoid(-1e30f));
    }

    private static void near(float want, float have, float x) {
        if (Float.isNaN(want) || Float.isInfinite(want) || want == 0) assertEquals(want, have, () -> "at " + x);
        else assertEquals(want, have, Math.ulp(want), () -> "at " + x);
    }
}
