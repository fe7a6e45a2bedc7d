package io.github.syllabary.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import be.tarsos.dsp.util.fft.FFT;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The chosen spectral kernels have the bits of the plain ones, and the plain ones are right. */
class SpectrumKernelsTest {
    private static final SpectrumKernels CHOSEN = SpectrumKernels.get();
    private static final SpectrumKernels PLAIN = SpectrumKernels.plain();

    @Test
    void framesAreComputedTogetherExactlyWhenVectorsAreInUse() {
        assertEquals(Kernels.get().name().startsWith("vector"), CHOSEN.lanes() > 1);
        assertEquals(1, PLAIN.lanes());
    }

    @Test
    void powersAreThoseOfTheDefinition() {
        SplittableRandom random = new SplittableRandom(1);
        for (int n = 4; n <= 1024; n *= 2) {
            float[] x = numbers(n, random);
            float[] power = powers(PLAIN, n, x, ones(n), 0, 0, 1);
            for (int k = 0; k < n / 2; k++) {
                double re = 0;
                double im = 0;
                for (int i = 0; i < n; i++) {
                    double angle = 2 * Math.PI * ((long) i * k % n) / n;
                    re += x[i] * Math.cos(angle);
                    im -= x[i] * Math.sin(angle);
                }
                assertEquals(re * re + im * im, power[k], 1e-5 * n, "n " + n + ", k " + k);
            }
        }
    }

    @Test
    void powersAreThoseOfTarsosDsp() {
        SplittableRandom random = new SplittableRandom(2);
        for (int n = 8; n <= 8192; n *= 2) {
            float[] x = numbers(n, random);
            float[] power = powers(PLAIN, n, x, ones(n), 0, 0, 1);
            float[] theirs = x.clone();
            new FFT(n).forwardTransform(theirs);
            for (int k = 1; k < n / 2; k++) {
                float want = theirs[2 * k] * theirs[2 * k] + theirs[2 * k + 1] * theirs[2 * k + 1];
                assertEquals(want, power[k], 1e-6 * n, "n " + n + ", k " + k);
            }
            assertEquals(theirs[0] * theirs[0], power[0], 1e-6 * n);
        }
    }

    @Test
    void aFrameHasTheSameBitsInAnyCompany() {
        SplittableRandom random = new SplittableRandom(3);
        int lanes = CHOSEN.lanes();
        for (int n = 4; n <= 8192; n *= 2) {
            int hop = random.nextInt(1, n);
            float[] x = numbers(7 + n + lanes * hop, random);
            float[] window = numbers(random.nextInt(1, n + 1), random);
            for (int frames : new int[] {1, lanes / 2 + 1, lanes}) {
                float[] together = powers(CHOSEN, n, x, window, hop, 7, frames);
                for (int t = 0; t < frames; t++) {
                    float[] alone = powers(PLAIN, n, x, window, hop, 7 + t * hop, 1);
                    for (int k = 0; k < n / 2; k++) assertEquals(alone[k], together[k * lanes + t], "n " + n);
                }
            }
        }
    }

    @Test
    void bandsHaveTheSameBitsAndAreSums() {
        SplittableRandom random = new SplittableRandom(4);
        int lanes = CHOSEN.lanes();
        float[][] weights = {numbers(4, random), {}, numbers(40, random), numbers(12, random)};
        int[] first = {3, 0, 0, 25};
        float[] x = numbers(40 * lanes, random);
        float[] together = new float[4 * lanes];
        CHOSEN.bands(weights, first, x, together);
        for (int t = 0; t < lanes; t++) {
            float[] own = new float[40];
            for (int i = 0; i < 40; i++) own[i] = x[i * lanes + t];
            float[] alone = new float[4];
            PLAIN.bands(weights, first, own, alone);
            for (int b = 0; b < 4; b++) {
                assertEquals(alone[b], together[b * lanes + t]);
                double sum = 0;
                for (int i = 0; i < weights[b].length; i++) sum += (double) weights[b][i] * own[first[b] + i];
                assertEquals(sum, alone[b], 1e-5);
            }
        }
    }

    @Test
    void logarithmsHaveTheSameBits() {
        SplittableRandom random = new SplittableRandom(5);
        float[] odd = {0, -1, Float.NaN, Float.POSITIVE_INFINITY, Float.MIN_VALUE, Float.MAX_VALUE, 1, 1e-6f, 1e-38f};
        float[] x = Arrays.copyOf(odd, 20_003);
        for (int i = odd.length; i < x.length; i++) x[i] = Float.intBitsToFloat(random.nextInt());
        for (float floor : new float[] {1e-6f, Float.MIN_VALUE, 1}) {
            float[] plain = x.clone();
            PLAIN.log(plain, x.length - 1, floor, new double[x.length], new double[x.length]);
            float[] chosen = x.clone();
            CHOSEN.log(chosen, x.length - 1, floor, new double[x.length], new double[x.length]);
            assertArrayEquals(plain, chosen);
            for (int i = 0; i < x.length - 1; i++)
                assertEquals(Elementary.log(x[i] > floor && x[i] <= Float.MAX_VALUE ? x[i] : floor), plain[i]);
            assertEquals(x[x.length - 1], chosen[x.length - 1]);
            assertEquals(Elementary.log(floor), chosen[2]);
        }
    }

    @Test
    void aTransformTakesPowersOfTwo() {
        for (int n : new int[] {-4, 0, 1, 2, 3, 12, 500})
            assertTrue(assertThrows(IllegalArgumentException.class, () -> new Fourier(n))
                    .getMessage()
                    .contains("power of two"));
    }

    private static float[] powers(
            SpectrumKernels kernels, int n, float[] x, float[] window, int hop, int xAt, int frames) {
        int lanes = kernels.lanes();
        Fourier plan = new Fourier(n);
        float[] z = new float[kernels.scratch(plan, window.length, hop)];
        Arrays.fill(z, Float.NaN);
        float[] power = new float[n / 2 * lanes];
        kernels.powers(plan, window, x, xAt, hop, frames, z, power);
        return power;
    }

    private static float[] ones(int n) {
        float[] ones = new float[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static float[] numbers(int n, SplittableRandom random) {
        float[] numbers = new float[n];
        for (int i = 0; i < n; i++) numbers[i] = (float) random.nextDouble(-1, 1);
        return numbers;
    }
}
