package io.github.syllabary.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.syllabary.tensor.Scratch;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class FirFilterProperties {

    @Property(tries = 200)
    void isTheConvolutionByItsDefinition(
            @ForAll @IntRange(max = 200) int n,
            @ForAll @IntRange(min = 1, max = 90) int taps,
            @ForAll @IntRange(max = 99) int part) {
        int delay = part * taps / 100;
        float[] x = LogMelTest.noise(n, 1);
        float[] h = LogMelTest.noise(taps, 2);
        float[] y = x.clone();
        Scratch scratch = new Scratch();
        FirFilter.apply(LogMelTest.noise(500, 3), 500, h, taps, delay, scratch); // leaves something behind
        FirFilter.apply(y, n, h, taps, delay, scratch);
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int k = 0; k < taps; k++) {
                int from = i + delay - k;
                if (from >= 0 && from < n) sum += (double) h[k] * x[from];
            }
            assertEquals(sum, y[i], 1e-5 * taps);
        }
    }

    @Example
    void bandsAreSymmetricAndPassWhatTheySay() {
        float[] h = FirFilter.band(300, 3400, 16000, 129);
        for (int i = 0; i < 129; i++) assertEquals(h[128 - i], h[i]);
        for (double hz : new double[] {0, 100, 1000, 3000, 4000, 8000}) {
            double sum = 0;
            for (int i = 0; i < 129; i++) sum += h[i] * Math.cos(2 * Math.PI * hz * (i - 64) / 16000);
            assertEquals(hz == 1000 || hz == 3000 ? 1 : 0, sum, 0.12, hz + " Hz");
        }
        assertThrows(IllegalArgumentException.class, () -> FirFilter.band(0, 100, 8000, 8));
    }
}
