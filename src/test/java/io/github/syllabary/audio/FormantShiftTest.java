package io.github.syllabary.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormantShiftTest {
    private static final int RATE = 16_000;
    private static final int PERIOD = 128;

    /** Pulses of 125 Hz through resonances at these frequencies, 80 Hz wide (Klatt's resonator). */
    private static float[] vowel(double... formants) {
        float[] x = new float[RATE];
        for (int i = RATE / 5; i < 4 * RATE / 5; i += PERIOD) x[i] = 0.1f;
        for (double hz : formants) {
            double c = -Math.exp(-2 * Math.PI * 80 / RATE);
            double b = 2 * Math.exp(-Math.PI * 80 / RATE) * Math.cos(2 * Math.PI * hz / RATE);
            for (int i = 2; i < x.length; i++) x[i] = (float) ((1 - b - c) * x[i] + b * x[i - 1] + c * x[i - 2]);
        }
        return x;
    }

    private static float[] shifted(float[] x, double factor) {
        float[] y = new float[x.length];
        FormantShift.apply(x, y, x.length, factor, RATE);
        return y;
    }

    private static double amplitude(float[] x, double hz) {
        double re = 0;
        double im = 0;
        for (int i = 0; i < x.length; i++) {
            re += x[i] * Math.cos(2 * Math.PI * hz * i / RATE);
            im += x[i] * Math.sin(2 * Math.PI * hz * i / RATE);
        }
        return Math.hypot(re, im);
    }

    /** Which harmonic of the pulses is the strongest between two frequencies. */
    private static double peak(float[] x, double from, double to) {
        double best = 0;
        double pitch = (double) RATE / PERIOD;
        for (double hz = Math.ceil(from / pitch) * pitch; hz <= to; hz += pitch)
            if (best == 0 || amplitude(x, hz) > amplitude(x, best)) best = hz;
        return best;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.8, 1, 1.25})
    void formantsMoveAndThePitchStays(double factor) {
        float[] x = vowel(750, 1500, 2500);
        float[] y = shifted(x, factor);
        assertEquals(750 * factor, peak(y, 400, 1150), 65);
        assertEquals(1500 * factor, peak(y, 1200, 1950), 65);
        // between the harmonics there is nothing
        for (double hz = 312.5; hz < 3000; hz += 125)
            assertTrue(amplitude(y, hz) < amplitude(y, peak(y, 100, 3000)) / 30);
        Yin yin = new Yin(512, 40, 400, 0.1);
        yin.look(y, RATE / 2);
        assertEquals(PERIOD, yin.lag(), 0.5);
        assertEquals(
                SoundTransforms.rms(x, 0, x.length),
                SoundTransforms.rms(y, 0, y.length),
                0.25 * SoundTransforms.rms(x, 0, x.length));
    }

    @Test
    void aFactorOfOneChangesNothing() {
        float[] x = vowel(500, 1700);
        assertArrayEquals(x, shifted(x, 1), 1e-4f);
    }

    @Test
    void silenceStaysSilentAndShortSoundsFinite() {
        assertArrayEquals(new float[3000], shifted(new float[3000], 1.2));
        for (int n : new int[] {1, 2, 17, 600}) {
            float[] x = new float[n];
            java.util.Arrays.fill(x, 1);
            for (float v : shifted(x, 0.6)) assertTrue(Float.isFinite(v));
        }
    }
}
