package io.github.syllabary.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SoundTransformsTest {
    @Test
    void gainMultipliesItsRangeOnly() {
        float[] x = {1, 1, 1, 1};
        SoundTransforms.gain(x, 1, 2, 3);
        assertArrayEquals(new float[] {1, 3, 3, 1}, x);
        assertEquals(10, SoundTransforms.decibels(20), 1e-6);
        assertEquals(0.5, SoundTransforms.decibels(-6.0206), 1e-5);
    }

    @Test
    void shiftFillsWithZeros() {
        float[] x = {1, 2, 3, 4};
        int[] by = {0, 1, -1, 3, -3, 4, -4, 9, Integer.MIN_VALUE};
        float[][] want = {
            {1, 2, 3, 4},
            {0, 1, 2, 3},
            {2, 3, 4, 0},
            {0, 0, 0, 1},
            {4, 0, 0, 0},
            {0, 0, 0, 0},
            {0, 0, 0, 0},
            {0, 0, 0, 0},
            {0, 0, 0, 0}
        };
        for (int i = 0; i < by.length; i++) {
            float[] y = {7, 7, 7, 7, 7, 7};
            SoundTransforms.shift(x, 0, y, 1, 4, by[i]);
            assertArrayEquals(new float[] {7, want[i][0], want[i][1], want[i][2], want[i][3], 7}, y, "by " + by[i]);
            float[] self = x.clone();
            SoundTransforms.shift(self, 0, self, 0, 4, by[i]);
            assertArrayEquals(want[i], self, "in place by " + by[i]);
        }
    }

    @Test
    void noiseStandsAtTheRatioAskedFor() {
        float[] clean = LogMelTest.noise(4000, 1);
        float[] noise = LogMelTest.noise(5000, 2);
        for (double db : new double[] {-10, 0, 20}) {
            float[] x = clean.clone();
            SoundTransforms.mix(x, 500, noise, 700, 3000, db);
            float[] added = new float[4000];
            for (int i = 0; i < 4000; i++) added[i] = x[i] - clean[i];
            double ratio = SoundTransforms.rms(clean, 500, 3000) / SoundTransforms.rms(added, 500, 3000);
            assertEquals(db, 20 * Math.log10(ratio), 1e-3);
            assertEquals(0, added[499]);
            assertEquals(0, added[3500]);
        }
    }

    @Test
    void silenceOnEitherSideChangesNothing() {
        float[] noise = LogMelTest.noise(10, 2);
        float[] x = new float[10];
        SoundTransforms.mix(x, 0, noise, 0, 10, 5);
        assertArrayEquals(new float[10], x);
        float[] y = noise.clone();
        SoundTransforms.mix(y, 0, new float[10], 0, 10, 5);
        assertArrayEquals(noise, y);
    }

    @Test
    void aLaidSoundStandsWhereItIsLaidAndNowhereElse() {
        float[] x = {1, 2, 3, 4};
        float[] y = new float[8];
        SoundTransforms.lay(x, 4, 1, 2, y, 3, 0, 8, 0);
        assertArrayEquals(new float[] {0, 0, 0, 2, 4, 6, 8, 0}, y);
        // added to what is there, cut at both borders
        SoundTransforms.lay(x, 4, 1, -2, y, 3, 4, 6, 0);
        assertArrayEquals(new float[] {0, 0, 0, 2, 0, 0, 8, 0}, y);
        SoundTransforms.lay(x, 4, 1, 1, y, -3, 0, 8, 0);
        assertEquals(4, y[0]);
    }

    @Test
    void aSoundLaidTwiceAsFastIsHalfAsLongAndSwellsAtItsEnds() {
        float[] x = new float[100];
        java.util.Arrays.fill(x, 1);
        float[] y = new float[60];
        SoundTransforms.lay(x, 100, 2, 1, y, 0, 0, 60, 4);
        assertEquals(50, SoundTransforms.laidLength(100, 2));
        assertArrayEquals(new float[] {0.2f, 0.4f, 0.6f, 0.8f, 1, 1}, java.util.Arrays.copyOf(y, 6), 0.07f);
        assertEquals(1, y[25]);
        assertEquals(0, y[50]);
    }

    /** The decoded values of G.711, scaled to 14 bits: the smallest steps of 2, the largest of 256. */
    @Test
    void muLawLeavesTheValuesOfItsStandard() {
        float[] x = {0, 1 / 8192f, 3 / 8192f, 0.5f, 1, -1, 3, -0.001f};
        SoundTransforms.muLaw(x, 0, x.length);
        assertArrayEquals(new float[] {0, 2, 4, 4191, 8031, -8031, 8031, -8}, scaled(x), 1e-3f);
        float[] y = LogMelTest.noise(1000, 4);
        float[] once = y.clone();
        SoundTransforms.muLaw(once, 0, 1000);
        float[] twice = once.clone();
        SoundTransforms.muLaw(twice, 0, 1000);
        assertArrayEquals(once, twice);
        for (int i = 0; i < 1000; i++) assertEquals(y[i], once[i], 0.033f * Math.abs(y[i]) + 2e-4f);
    }

    private static float[] scaled(float[] x) {
        float[] y = new float[x.length];
        for (int i = 0; i < y.length; i++) y[i] = x[i] * 8192;
        return y;
    }
}
