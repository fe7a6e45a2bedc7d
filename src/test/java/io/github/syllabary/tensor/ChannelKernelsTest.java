package io.github.syllabary.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** The chosen loops have the bits of the plain ones, for numbers that are none too, and the plain ones are right. */
class ChannelKernelsTest {
    private static final ChannelKernels CHOSEN = ChannelKernels.get();
    private static final ChannelKernels PLAIN = ChannelKernels.plain();
    private static final float[] SPECIAL = {0f, -0f, Float.NaN, 1f / 0, -1f / 0, Float.MIN_VALUE, -Float.MIN_VALUE};
    private static final int ROWS = 6;

    private final SplittableRandom random = new SplittableRandom(1);

    /** What is written by both, starting with the same numbers. */
    private void same(int size, BiConsumer<ChannelKernels, float[]> work) {
        float[] before = numbers(size);
        float[] want = before.clone();
        work.accept(PLAIN, want);
        float[] have = before.clone();
        work.accept(CHOSEN, have);
        assertArrayEquals(bits(want), bits(have));
    }

    private static int[] bits(float[] x) {
        int[] bits = new int[x.length];
        // all that are not a number alike
        for (int i = 0; i < x.length; i++) bits[i] = Float.floatToIntBits(x[i]);
        return bits;
    }

    private float[] numbers(int n) {
        float[] numbers = new float[n];
        for (int i = 0; i < n; i++) numbers[i] = (float) random.nextDouble(-1, 1);
        return numbers;
    }

    /** Some equal, some not numbers. */
    private float[] odd(int n) {
        float[] numbers = numbers(n);
        for (int i = 0; i < n; i++) {
            if (random.nextInt(3) == 0) numbers[i] = SPECIAL[random.nextInt(SPECIAL.length)];
            else if (random.nextInt(3) == 0) numbers[i] = random.nextInt(3);
        }
        return numbers;
    }

    @Test
    void activationsHaveTheSameBits() {
        for (int n = 0; n <= 70; n++) {
            int from = random.nextInt(4);
            int to = from + n;
            float[] x = odd(to + 3);
            float[] dy = odd(to + 3);
            same(to + 3, (k, y) -> k.rectify(x, y, from, to));
            same(to + 3, (k, dx) -> k.rectifyGradient(x, dy, dx, from, to));
        }
    }

    @Test
    void theGradientPassesWherePositive() {
        float[] x = {1, -1, 0, -0f, Float.NaN, 1f / 0, -1f / 0, Float.MIN_VALUE, Float.MAX_VALUE};
        float[] dy = {2, 3, 4, 5, 6, -7, 8, 9, Float.NaN};
        float[] want = {2, 0, 0, 0, 0, -7, 0, 9, Float.NaN};
        for (ChannelKernels kernels : new ChannelKernels[] {PLAIN, CHOSEN}) {
            float[] dx = new float[x.length];
            kernels.rectifyGradient(x, dy, dx, 0, x.length);
            assertArrayEquals(want, dx);
        }
    }

    @Test
    void maximaAndTheirGradientsHaveTheSameBits() {
        int[] taps = {0, 200, 100};
        for (int channels = 1; channels <= 40; channels++) {
            int c = channels;
            int[] positions = Offsets.range(ROWS, c + random.nextInt(3));
            int at = random.nextInt(3);
            float[] x = odd(at + 300 + ROWS * (c + 3));
            float[] y = new float[2 + ROWS * c];
            PLAIN.maxima(x, at, positions, ROWS, taps, y, 2, c);
            float[] dy = numbers(y.length);
            same(y.length, (k, into) -> k.maxima(x, at, positions, ROWS, taps, into, 2, c));
            same(y.length, (k, into) -> k.maxima(x, at, positions, ROWS - 2, taps, into, 2, c));
            same(x.length, (k, dx) -> k.maximaGradient(x, at, positions, taps, y, dy, 2, dx, at, c));
        }
    }

    @Test
    void theGradientGoesToTheFirstOfEqualMaximaAndOfNaNs() {
        int channels = 19;
        float[] x = new float[3 * channels];
        float nan = Float.NaN;
        for (int c = 0; c < channels; c++) {
            x[c] = c % 2 == 0 ? 1 : nan;
            x[channels + c] = 2;
            x[2 * channels + c] = 2;
        }
        for (ChannelKernels kernels : new ChannelKernels[] {PLAIN, CHOSEN}) {
            float[] y = new float[channels];
            int[] taps = Offsets.range(3, channels);
            kernels.maxima(x, 0, new int[] {0}, 1, taps, y, 0, channels);
            float[] dy = new float[channels];
            Arrays.fill(dy, 5);
            float[] dx = new float[x.length];
            kernels.maximaGradient(x, 0, new int[] {0}, taps, y, dy, 0, dx, 0, channels);
            for (int c = 0; c < channels; c++) {
                assertEquals(c % 2 == 0 ? 2 : nan, y[c]);
                assertEquals(c % 2 == 0 ? 0 : 5, dx[c]);
                assertEquals(c % 2 == 0 ? 5 : 0, dx[channels + c]);
                assertEquals(0, dx[2 * channels + c]);
            }
        }
    }

    @Test
    void normalisationHasTheSameBits() {
        for (int channels = 1; channels <= 40; channels++) {
            int from = 2 * channels;
            int to = from + ROWS * channels;
            float[] x = numbers(to);
            float[] dy = numbers(to);
            float[][] p = new float[6][];
            for (int i = 0; i < p.length; i++) p[i] = numbers(channels);
            same(to, (k, y) -> k.affine(x, y, from, to, p[0], p[1]));
            same(to, (k, y) -> k.normalise(x, y, from, to, p[0], p[1], p[2], p[3]));
            same(to, (k, dx) -> k.normaliseGradient(x, dy, dx, from, to, p[0], p[1], p[2], p[3], p[4]));
            int c = channels;
            same(c, (k, sums) -> k.sums(x, from, to, sums));
            sums(c, (k, sums) -> k.moments(x, from, to, c, sums));
            sums(c, (k, sums) -> k.errorMoments(x, dy, from, to, p[0], p[1], sums));
        }
    }

    private void sums(int channels, BiConsumer<ChannelKernels, double[]> work) {
        double[] want = new double[2 * channels];
        Arrays.fill(want, 0.1);
        double[] have = want.clone();
        work.accept(PLAIN, want);
        work.accept(CHOSEN, have);
        assertArrayEquals(want, have);
    }
}
