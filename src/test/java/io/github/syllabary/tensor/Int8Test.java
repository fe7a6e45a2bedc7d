package io.github.syllabary.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class Int8Test {
    /** Numbers of very different size in each channel, laid out (outer, channel, inner). */
    private static float[] numbers(long seed, int outer, int channels, int inner) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] scale = new float[channels];
        for (int c = 0; c < channels; c++) scale[c] = (float) Math.pow(2, random.nextInt(-140, 120));
        float[] x = new float[outer * channels * inner];
        for (int i = 0; i < x.length; i++) x[i] = (float) (random.nextDouble() - 0.5) * scale[i / inner % channels];
        return x;
    }

    @Property
    void roundedNumbersAreWholeStepsThatCanBeTold(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 9) int outer,
            @ForAll @IntRange(min = 1, max = 7) int channels,
            @ForAll @IntRange(min = 1, max = 5) int inner) {
        float[] x = numbers(seed, outer, channels, inner);
        float[] rounded = x.clone();
        Int8.round(rounded, channels, inner);
        float[] steps = Int8.steps(rounded, channels, inner);
        assertNotNull(steps);
        for (int i = 0; i < x.length; i++) {
            double step = steps[i / inner % channels];
            double whole = rounded[i] / step;
            assertEquals(Math.rint(whole), whole);
            assertTrue(Math.abs(whole) <= Int8.MOST);
            assertEquals((int) whole, Int8.whole(rounded[i], (float) step));
            // half a step away at most; where the channel is zero the step is told as 1
            assertTrue(rounded[i] == 0 && x[i] == 0 || Math.abs((double) rounded[i] - x[i]) <= 0.500_01 * step);
        }
        float[] again = rounded.clone();
        Int8.round(again, channels, inner);
        assertArrayEquals(rounded, again);
    }

    @Test
    void theLargestOfAChannelHasAllSteps() {
        float[] x = {1, 0.1f, -0.6f, 0.3f};
        Int8.round(x, 2, 1);
        assertEquals(127, x[0] / Int8.steps(x, 2, 1)[0]);
        assertEquals(127, x[3] / Int8.steps(x, 2, 1)[1]);
        assertEquals(-76, x[2] / Int8.steps(x, 2, 1)[0]);
        assertEquals(42, x[1] / Int8.steps(x, 2, 1)[1]);
    }

    @Test
    void numbersBetweenTheStepsHaveNone() {
        float[] x = {1, 0.3f, 0.7f};
        assertNull(Int8.steps(x, 1, 1));
        Int8.round(x, 1, 1);
        assertNotNull(Int8.steps(x, 1, 1));
        x[1] = Math.nextUp(x[1]);
        assertNull(Int8.steps(x, 1, 1));
        assertNull(Int8.steps(new float[] {127, -0f}, 1, 1));
        assertNotNull(Int8.steps(new float[] {127, 0}, 1, 1));
    }

    @Test
    void zerosStayAndWhatIsNotFiniteIsLeft() {
        float[] zeros = {0, -0f, 0};
        Int8.round(zeros, 3, 1);
        assertArrayEquals(new float[3], zeros);
        assertArrayEquals(new float[] {1, 1, 1}, Int8.steps(zeros, 3, 1));
        for (float odd : new float[] {Float.NaN, Float.NEGATIVE_INFINITY}) {
            float[] x = {0.1f, odd, 0.37f, 0.2f};
            float[] same = x.clone();
            Int8.round(x, 2, 1);
            assertArrayEquals(same, x);
            assertNull(Int8.steps(x, 2, 1));
        }
    }
}
