package io.github.syllabary.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Both forms have the bits of the formula. */
class LagKernelsTest {
    private final SplittableRandom random = new SplittableRandom(3);

    private float[] numbers(int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) x[i] = (float) random.nextDouble(-1, 1);
        return x;
    }

    @Test
    void sumsAreThoseOfTheFormula() {
        for (int lags = 1; lags < 150; lags++) {
            int n = random.nextInt(0, 30);
            int step = random.nextInt(1, 4);
            int aAt = random.nextInt(5);
            int bAt = random.nextInt(5);
            float[] a = numbers(aAt + n);
            float[] b = numbers(bAt + step * Math.max(0, n - 1) + lags);
            float[] products = new float[lags];
            float[] squares = new float[lags];
            for (int k = 0; k < lags; k++) {
                for (int i = 0; i < n; i++) {
                    products[k] += a[aAt + i] * b[bAt + step * i + k];
                    float difference = a[aAt + i] - b[bAt + i + k];
                    squares[k] += difference * difference;
                }
            }
            for (LagKernels kernels : new LagKernels[] {LagKernels.plain(), LagKernels.get()}) {
                float[] sums = numbers(lags);
                kernels.products(a, aAt, n, b, bAt, step, sums, lags, new float[lags]);
                assertArrayEquals(products, sums);
                kernels.squaredDifferences(a, aAt, n, b, bAt, sums, lags, new float[lags]);
                assertArrayEquals(squares, sums);
            }
        }
    }
}
