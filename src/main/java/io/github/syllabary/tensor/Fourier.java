package io.github.syllabary.tensor;

/**
 * The plan of a Fourier transform of {@code n} real numbers, of which only powers are wanted.
 *
 * <p>Real numbers of length {@code n} are split by frequency: their even frequencies are those of
 * {@code r[i] + r[i+n/2]}, real and half as long, and their frequencies {@code 4k + 1} those of
 *
 * <pre>  ((r[i] − r[i+n/2]) − j (r[i+n/4] − r[i+3n/4])) · e^(−2πj i/n),  i &lt; n/4, </pre>
 *
 * complex and a quarter as long, which is transformed at radix 4. The frequencies {@code 4k + 3} are
 * conjugates of these and have the same powers. All of it happens in place, {@code r} becoming the
 * half, then the real and the imaginary parts of the quarter.
 *
 * @see <a href="https://doi.org/10.1109/TASSP.1987.1165220">Sorensen and others, Real-valued fast Fourier
 *     transform algorithms</a>
 */
public final class Fourier {
    final int n;

    /** By log2 of the length of a real split: cos and −sin of 2πi/length, in turn, for each {@code i}. */
    final float[][] split;

    /** By log2 of the length of a step at radix 4: the same of i, 2i and 3i, six numbers for each {@code i}. */
    final float[][] radix4;

    /** Where in place the real part of each frequency below {@code n/2} ends up. */
    final int[] re;

    /** The same of the imaginary part; for frequency 0, which has none, it is never read. */
    final int[] im;

    /**
     * @param n a power of two, at least 4
     */
    public Fourier(int n) {
        if (n < 4 || Integer.bitCount(n) != 1)
            throw new IllegalArgumentException("transform of " + n + " numbers; it takes a power of two from 4 up");
        this.n = n;
        int steps = Integer.numberOfTrailingZeros(n) + 1;
        split = new float[steps][];
        radix4 = new float[steps][];
        re = new int[n / 2];
        im = new int[n / 2];
        for (int step = 2; step < steps; step++) {
            int length = 1 << step;
            split[step] = turns(length, 1);
            radix4[step] = turns(length, 3);
            for (int p = 0; p < length / 4; p++) {
                int frequency = n / length * (4 * order(p, length / 4) + 1);
                frequency = Math.min(frequency, n - frequency);
                re[frequency] = length / 2 + p;
                im[frequency] = length / 2 + length / 4 + p;
            }
        }
    }

    /** How many numbers a frame has. */
    public int size() {
        return n;
    }

    /**
     * The power at frequency {@code n/2}, which {@link SpectrumKernels#powers} leaves out.
     *
     * @param z the scratch of the plain kernels, as they have left it
     */
    public float highestPower(float[] z) {
        float difference = z[0] - z[1];
        return difference * difference;
    }

    private static float[] turns(int length, int multiples) {
        float[] turns = new float[length / 4 * multiples * 2];
        int at = 0;
        for (int i = 0; i < length / 4; i++) {
            for (int m = 1; m <= multiples; m++) {
                double angle = 2 * Math.PI * ((double) i * m / length);
                turns[at++] = (float) StrictMath.cos(angle);
                turns[at++] = (float) -StrictMath.sin(angle);
            }
        }
        return turns;
    }

    /** The frequency that a complex transform in place leaves at {@code p}. */
    private static int order(int p, int length) {
        if (length <= 2) return p;
        int quarter = length / 4;
        return p / quarter + 4 * order(p % quarter, quarter);
    }
}
