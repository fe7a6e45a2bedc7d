package io.github.syllabary.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SoundLevelTest {
    private static final int RATE = 16000;

    @Test
    void sineOfFullScaleLiesThreeDecibelsBelowIt() {
        float[] x = new float[RATE];
        for (int i = 0; i < RATE; i++) x[i] = (float) Math.sin(2 * Math.PI * 440 * i / RATE);
        assertEquals(-3.0103, SoundLevel.of(new Sound(x, RATE)).rmsDb(), 1e-3);
    }

    @Test
    void toneInAKnownNoiseHasThatRatio() {
        float[] x = new float[RATE];
        Random random = new Random(1);
        for (int i = 0; i < RATE; i++) {
            x[i] = 0.01f * (float) random.nextGaussian();
            // rms 0.3162 against 0.01: 30 dB
            if (i > RATE / 3 && i < 2 * RATE / 3) x[i] += 0.4472f * (float) Math.sin(2 * Math.PI * 440 * i / RATE);
        }
        assertEquals(30, SoundLevel.of(new Sound(x, RATE)).snrDb(), 1);
    }

    @Test
    void nothingAndSilenceHaveLevelsToo() {
        assertEquals(new SoundLevel(-120, 0), SoundLevel.of(new Sound(new float[0], RATE)));
        assertEquals(new SoundLevel(-120, 0), SoundLevel.of(new Sound(new float[RATE], RATE)));
        float[] odd = {Float.NaN, Float.POSITIVE_INFINITY};
        assertEquals(new SoundLevel(-120, 0), SoundLevel.of(new Sound(odd, RATE)));
    }
}
