package io.github.syllabary.recognizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.audio.Waveform;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SoundFrontEndProperties {

    /** Whole numbers, whose energies add up without rounding; compared with every stretch summed anew. */
    @Property(tries = 300)
    void takesTheFirstOfTheLoudestStretches(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int window, @ForAll @IntRange(max = 60) int more) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] x = new float[window + more];
        for (int i = 0; i < x.length; i++) x[i] = random.nextInt(-2, 3);
        int best = 0;
        double most = -1;
        for (int start = 0; start <= more; start++) {
            double energy = 0;
            for (int i = 0; i < window; i++) energy += x[start + i] * x[start + i];
            if (energy > most) {
                most = energy;
                best = start;
            }
        }
        float[] placed = new float[window];
        new SoundFrontEnd(new Waveform(8000), window).place(new Sound(x, 8000), placed);
        assertArrayEquals(Arrays.copyOfRange(x, best, best + window), placed);
    }
}
