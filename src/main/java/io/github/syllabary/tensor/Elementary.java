package io.github.syllabary.tensor;

/**
 * Exponential and logarithm with the same bits on every Java machine.
 *
 * <p>{@link Math#exp} and {@link Math#log} may differ between processors and versions; these are
 * polynomials in plain double arithmetic, rounded once to float. Relative error is below 6.1e-8
 * (half a unit in the last place of a float and a little more), denormal results within one unit.
 */
public final class Elementary {
    private static final double LOG2_E = 1.4426950408889634;
    static final double LN_2 = 0.6931471805599453;
    private static final double SQRT_2 = 1.4142135623730951;

    /** The bits of a double that are not sign or exponent. */
    private static final long FRACTION = 0x000f_ffff_ffff_ffffL;

    private static final long SQRT_2_FRACTION = Double.doubleToRawLongBits(SQRT_2) & FRACTION;

    /** How many bits the fraction of a double has more than that of a float. */
    private static final int FINER = 29;

    private static final int FLOAT_FRACTION = 0x7f_ffff;

    /** 2^52, to whose bits a small whole number may be added in place of a conversion. */
    private static final long WHOLE = 0x433L << 52;

    /** Adding it to a small double leaves the nearest whole number in the low bits. */
    private static final double ROUND = 0x1.8p52;

    private Elementary() {}

    /** e to the x: 0 below about −104, infinity above about 88.73, NaN for NaN. */
    public static float exp(float x) {
        return (float) wideExp(x);
    }

    /** Natural logarithm: −∞ for ±0, NaN for negative numbers and NaN, ∞ for ∞. */
    public static float log(float x) {
        if (!(x > 0)) return x == 0 ? Float.NEGATIVE_INFINITY : Float.NaN;
        if (x == Float.POSITIVE_INFINITY) return x;
        // every float, denormals too, is a normal double: x = 2^n · m, m in [1, 2)
        long bits = Double.doubleToRawLongBits(x);
        int n = (int) (bits >>> 52) - 1023;
        double m = Double.longBitsToDouble(bits & FRACTION | 0x3ff0_0000_0000_0000L);
        if (m > SQRT_2) {
            m *= 0.5;
            n++;
        }
        return (float) log(n, m);
    }

    /**
     * Takes numbers apart as {@link #log} does: {@code max(x[i], floor) = 2^e[i] · m[i]}, m from 1/√2 to √2, for {@code
     * i < n}; what is not finite counts as the floor.
     *
     * @param floor more than 0
     */
    static void takeApart(float[] x, int n, float floor, double[] m, double[] e) {
        if (floor < Float.MIN_NORMAL) {
            takeDenormalsApart(x, n, floor, m, e);
            return;
        }
        // in whole numbers, since a conversion on Java 17 waits for the one before; as such, numbers that are not
        // finite
        // are larger than all others, and negative ones smaller
        int least = Float.floatToRawIntBits(floor);
        int most = Float.floatToRawIntBits(Float.MAX_VALUE);
        for (int i = 0; i < n; i++) {
            int v = Float.floatToRawIntBits(x[i]);
            int bits = v > least && v <= most ? v : least;
            int fraction = bits & FLOAT_FRACTION;
            int large = (int) (SQRT_2_FRACTION >>> FINER) - fraction >>> 31;
            e[i] = Double.longBitsToDouble(WHOLE | (bits >>> 23) + large) - (0x1p52 + 127);
            m[i] = Double.longBitsToDouble((long) fraction << FINER | (long) (1023 - large) << 52);
        }
    }

    private static void takeDenormalsApart(float[] x, int n, float floor, double[] m, double[] e) {
        for (int i = 0; i < n; i++) {
            // written so that NaN counts as the floor
            float v = x[i] > floor && x[i] <= Float.MAX_VALUE ? x[i] : floor;
            long bits = Double.doubleToRawLongBits(v);
            long fraction = bits & FRACTION;
            long large = SQRT_2_FRACTION - fraction >>> 63;
            e[i] = (int) (bits >>> 52) - 1023 + (int) large;
            m[i] = Double.longBitsToDouble(fraction | 1023 - large << 52);
        }
    }

    /** The logarithm of {@code 2^n · m}, m from 1/√2 to √2, before it is rounded to float. */
    static double log(double n, double m) {
        // ln m = 2 artanh t = 2 (t + t³/3 + …), |t| ≤ 0.1716: what is left out is below 3e-11 of it
        double t = (m - 1) / (m + 1);
        double q = t * t;
        double s = 2 + q * (2.0 / 3 + q * (2.0 / 5 + q * (2.0 / 7 + q * (2.0 / 9 + q * (2.0 / 11)))));
        return n * LN_2 + t * s;
    }

    /** 1 / (1 + e^−x), between 0 and 1. */
    public static float sigmoid(float x) {
        return (float) (1 / (1 + wideExp(-x)));
    }

    /** e^x as a double good to about 1e-8, x held to the range in which a float is neither 0 nor infinite. */
    private static double wideExp(float x) {
        if (x > 105f) return x == Float.POSITIVE_INFINITY ? x : 0x1p151;
        if (x < -105f) return 0;
        // x = n ln 2 + r, |r| ≤ 0.3466; e^x = 2^n e^r with the first terms of e^r's series
        double shifted = x * LOG2_E + ROUND;
        double n = shifted - ROUND;
        double r = x - n * LN_2;
        double p = 1
                + r
                        * (1
                                + r
                                        * (1.0 / 2
                                                + r
                                                        * (1.0 / 6
                                                                + r
                                                                        * (1.0 / 24
                                                                                + r
                                                                                        * (1.0 / 120
                                                                                                + r
                                                                                                        * (1.0 / 720
                                                                                                                + r
                                                                                                                        * (1.0
                                                                                                                                        / 5040
                                                                                                                                + r
                                                                                                                                        * (1.0
                                                                                                                                                / 40320))))))));
        return p * Double.longBitsToDouble((1023L + (long) n) << 52);
    }
}
