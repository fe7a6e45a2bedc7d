package io.github.syllabary.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;

class HalfTest {
    /** As IEEE 754 has it: 5 bits of exponent, 10 of fraction. */
    private static double standard(int bits) {
        int exponent = bits >> 10 & 31;
        int fraction = bits & 1023;
        double size = exponent == 0 ? fraction * Math.pow(2, -24) : (1024 + fraction) * Math.pow(2, exponent - 25);
        return (bits & 0x8000) == 0 ? size : -size;
    }

    @Test
    void allHalvesAreWhatTheStandardSays() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float x = Half.wide((short) bits);
            if ((bits >> 10 & 31) == 31) {
                assertFalse(Float.isFinite(x));
                assertEquals((bits & 1023) != 0, Float.isNaN(x));
                assertFalse(Half.is(x));
                continue;
            }
            assertEquals(standard(bits), x);
            assertTrue(Half.is(x));
            assertEquals((short) bits, Half.bits(x));
        }
        assertEquals(Half.LARGEST, Half.wide((short) 0x7bff));
    }

    @Property
    void noHalfIsNearer(@ForAll @FloatRange(min = -65_504, max = 65_504) float x) {
        nearer(x);
        nearer(x * 0x1p-16f);
        nearer(x * 0x1p-30f);
    }

    private static void nearer(float x) {
        float y = Half.nearest(x);
        assertTrue(Half.is(y));
        double away = Math.abs((double) y - x);
        int bits = Half.bits(y) & 0xffff;
        for (int next : new int[] {bits - 1, bits + 1}) {
            if (next < 0 || (next & 0x7fff) >= 0x7c00 || (next ^ bits) >> 15 != 0) continue;
            double other = Math.abs(standard(next) - x);
            assertTrue(away < other || away == other && (bits & 1) == 0, x + " became " + y);
        }
    }

    @Test
    void whatIsTooLargeHasNone() {
        assertThrows(IllegalArgumentException.class, () -> Half.nearest(65_505));
        assertThrows(IllegalArgumentException.class, () -> Half.nearest(Float.NaN));
        assertFalse(Half.is(Float.POSITIVE_INFINITY));
        float[] some = {0.1f, 65_505};
        Half.round(some);
        assertArrayEquals(new float[] {0.1f, 65_505}, some);
        some[1] = 1;
        Half.round(some);
        assertArrayEquals(new float[] {Half.nearest(0.1f), 1}, some);
    }
}
