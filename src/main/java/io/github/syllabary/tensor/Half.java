package io.github.syllabary.tensor;

/**
 * Numbers of 16 bits, the binary16 of IEEE 754: 11 digits, up to 65,504. Java has them from version 20 on only.
 */
public final class Half {
    /** The largest there is. */
    public static final float LARGEST = 65_504;

    /** The least that has all its digits. */
    private static final float LEAST_NORMAL = 0x1p-14f;

    /** From the bits of a half's exponent and fraction to those of a float 2^112 times as small. */
    private static final int FINER = 13;

    private static final float EXPONENTS = 0x1p112f;

    private Half() {}

    /** The number that these 16 bits stand for; all there are, infinities and NaN too. */
    public static float wide(short bits) {
        int sign = (bits & 0x8000) << 16;
        int magnitude = bits & 0x7fff;
        float value = magnitude >= 0x7c00
                ? Float.intBitsToFloat(0x7f80_0000 | (magnitude & 0x3ff) << FINER)
                : Float.intBitsToFloat(magnitude << FINER) * EXPONENTS;
        return Float.intBitsToFloat(sign | Float.floatToRawIntBits(value));
    }

    /**
     * The nearest half, of two as near the one with an even last digit.
     *
     * @throws IllegalArgumentException if it is beyond ±{@link #LARGEST} or no number
     */
    public static float nearest(float x) {
        float size = Math.abs(x);
        if (!(size <= LARGEST)) throw new IllegalArgumentException(x + " has no half; the largest is " + LARGEST);
        if (size < LEAST_NORMAL) {
            // there they are 2^-24 apart; adding this rounds to that
            float rounded = size + 0.5f - 0.5f;
            return Math.copySign(rounded, x);
        }
        int bits = Float.floatToRawIntBits(x);
        int even = bits >>> FINER & 1;
        return Float.intBitsToFloat(bits + 0xfff + even >>> FINER << FINER);
    }

    /** Rounds all to halves, or none if one of them has no half. */
    public static void round(float[] x) {
        for (float v : x) if (!(Math.abs(v) <= LARGEST)) return;
        for (int i = 0; i < x.length; i++) x[i] = nearest(x[i]);
    }

    /** Whether the number is a half. */
    public static boolean is(float x) {
        return Math.abs(x) <= LARGEST && nearest(x) == x;
    }

    /** The bits of a number that {@link #is} a half. */
    public static short bits(float x) {
        int sign = Float.floatToRawIntBits(x) >>> 16 & 0x8000;
        return (short) (sign | Float.floatToRawIntBits(Math.abs(x) / EXPONENTS) >>> FINER);
    }
}
