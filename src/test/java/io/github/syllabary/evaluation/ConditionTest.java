package io.github.syllabary.evaluation;

import static org.junit.jupiter.api.Assertions.*;

import io.github.syllabary.audio.SoundTransforms;
import io.github.syllabary.training.Noise;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionTest {
    private static final int RATE = 16000;
    private static final List<Condition> ALL = Condition.all(RATE, Noise.synthetic());

    /** Half a second of a tone in the middle of a second. */
    private static float[] tone(double hz) {
        float[] x = new float[RATE];
        for (int i = RATE / 4; i < 3 * RATE / 4; i++) x[i] = 0.1f * (float) Math.sin(2 * Math.PI * hz * i / RATE);
        return x;
    }

    private static float[] changed(String name, float[] x, long key) {
        float[] before = x.clone();
        float[] y = new float[x.length];
        ALL.stream()
                .filter(c -> (c.kind() + " " + c.name()).equals(name))
                .findFirst()
                .orElseThrow()
                .change()
                .apply(x, y, key);
        assertArrayEquals(before, x, 0, name + " leaves the window alone");
        return y;
    }

    private static double decibels(float[] x) {
        return 20 * Math.log10(SoundTransforms.rms(x, 0, x.length));
    }

    @Test
    void namesAreAllDifferentAndTheFirstChangesNothing() {
        assertEquals(
                ALL.size(),
                new HashSet<>(ALL.stream().map(c -> c.kind() + c.name()).toList()).size());
        assertArrayEquals(tone(500), changed("unchanged ", tone(500), 1), 0);
    }

    @Test
    void noiseHasItsRatioAndDependsOnTheClip() {
        float[] x = tone(500);
        for (int snr : new int[] {20, 10, 5, 0}) {
            float[] noise = changed("noise " + snr + " dB", x, 7);
            for (int i = 0; i < x.length; i++) noise[i] -= x[i];
            assertEquals(snr, decibels(x) - decibels(noise), 0.01);
        }
        assertArrayEquals(changed("noise 0 dB", x, 7), changed("noise 0 dB", x, 7), 0);
        assertNotEquals(changed("noise 0 dB", x, 7)[100], changed("noise 0 dB", x, 8)[100]);
    }

    @Test
    void gainIsGain() {
        assertEquals(-20, decibels(changed("gain −20 dB", tone(500), 1)) - decibels(tone(500)), 1e-3);
        assertEquals(10, decibels(changed("gain 10 dB", tone(500), 1)) - decibels(tone(500)), 1e-3);
    }

    @Test
    void shiftMovesATenthOfASecond() {
        float[] later = changed("shift 100 ms later", tone(500), 1);
        assertEquals(0, later[RATE / 4 + RATE / 10 - 1], 0);
        assertEquals(tone(500)[RATE / 2], later[RATE / 2 + RATE / 10], 0);
        float[] earlier = changed("shift 100 ms earlier", tone(500), 1);
        assertEquals(tone(500)[RATE / 2], earlier[RATE / 2 - RATE / 10], 0);
    }

    @Test
    void telephoneKeepsLowTonesAndTakesHighOnes() {
        assertEquals(0, decibels(changed("telephone below 4 kHz", tone(1000), 1)) - decibels(tone(1000)), 0.1);
        assertTrue(decibels(changed("telephone below 4 kHz", tone(6000), 1)) < decibels(tone(6000)) - 25);
        assertEquals(ALL.size(), Condition.all(8000, Noise.synthetic()).size(), "models can be compared");
    }

    @Test
    void speedChangesTheLength() {
        assertEquals(1 / 0.9, energy(changed("speed 10 % slower", tone(500), 1)) / energy(tone(500)), 0.01);
        assertEquals(1 / 1.1, energy(changed("speed 10 % faster", tone(500), 1)) / energy(tone(500)), 0.01);
    }

    private static double energy(float[] x) {
        double rms = SoundTransforms.rms(x, 0, x.length);
        return rms * rms;
    }
}
