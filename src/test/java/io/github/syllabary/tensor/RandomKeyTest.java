package io.github.syllabary.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomKeyTest {
    private static final int N = 100_000;

    @Test
    void numbersAreSpreadEvenly() {
        int[] bins = new int[20];
        double sum = 0;
        for (int i = 0; i < N; i++) {
            float u = RandomKey.uniform(42, i);
            assertTrue(u >= 0 && u < 1);
            bins[(int) (u * bins.length)]++;
            sum += u;
        }
        // six standard deviations: √(N · 1/20 · 19/20) ≈ 69, and 1/√(12 N) ≈ 0.0009 of the mean
        for (int count : bins) assertEquals(N / bins.length, count, 6 * 69);
        assertEquals(0.5, sum / N, 6 * 0.0009);
    }

    @Test
    void neighboursAreUncorrelated() {
        double alongIndex = 0;
        double alongKey = 0;
        for (int i = 0; i < N; i++) {
            double u = RandomKey.uniform(1, i) - 0.5;
            alongIndex += u * (RandomKey.uniform(1, i + 1) - 0.5);
            alongKey += u * (RandomKey.uniform(2, i) - 0.5);
        }
        // the standard deviation of such a mean is 1/12/√N
        assertEquals(0, alongIndex / N, 6 / 12.0 / Math.sqrt(N));
        assertEquals(0, alongKey / N, 6 / 12.0 / Math.sqrt(N));
    }

    @Test
    void aNumberDependsOnItsKeyAndIndexNotOnWhatWasDrawnBefore() {
        float want = RandomKey.uniform(7, 1000);
        for (int i = 0; i < 10; i++) RandomKey.uniform(7, i);
        assertEquals(want, RandomKey.uniform(7, 1000));
        assertEquals(
                RandomKey.generator(RandomKey.derive(3, 4)).nextLong(),
                RandomKey.generator(RandomKey.derive(3, 4)).nextLong());
        assertNotEquals(
                RandomKey.generator(1).nextLong(), RandomKey.generator(2).nextLong());
    }

    @Test
    void derivedKeysDoNotMeet() {
        Set<Long> seen = new HashSet<>();
        for (int seed = 0; seed < 10; seed++)
            for (int epoch = 0; epoch < 10; epoch++)
                for (int clip = 0; clip < 100; clip++) seen.add(RandomKey.derive(RandomKey.derive(seed, epoch), clip));
        assertEquals(10_000, seen.size());
    }

    @Test
    void numbersAreTheSameForEver() {
        // SplitMix64 of seed 0, whose first outputs are published with the algorithm
        assertEquals(0xe220a8397b1dcdafL, RandomKey.derive(0, 0));
        assertEquals(0x6e789e6aa1b965f4L, RandomKey.derive(0, 1));
        assertEquals((0xe220a8397b1dcdafL >>> 40) / (float) (1 << 24), RandomKey.uniform(0, 0));
    }

    @Test
    void rangesAreKept() {
        double low = 1;
        double high = 0;
        for (int i = 0; i < 10_000; i++) {
            double u = RandomKey.uniform(5, i, -3, 2);
            assertTrue(u >= -3 && u < 2);
            low = Math.min(low, u);
            high = Math.max(high, u);
        }
        assertEquals(-3, low, 0.01);
        assertEquals(2, high, 0.01);
    }
}
