package io.github.syllabary.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeechBoundsTest {
    private static final int RATE = 8000;

    /** Two tones with a pause between them, in noise. */
    private static float[] word(double start, double pause, double loud, double noise) {
        float[] x = new float[2 * RATE];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < x.length; i++) {
            double t = (double) i / RATE - start;
            boolean spoken = t >= 0 && t < 0.3 || t >= 0.3 + pause && t < 0.6;
            x[i] = (float) ((spoken ? loud * Math.sin(i * 0.4) : 0) + noise * (random.nextDouble() - 0.5));
        }
        return x;
    }

    @ParameterizedTest
    @CsvSource({"0.7, 0.1, 0.3, 0.001", "0.7, 0.1, 0.01, 0", "0.1, 0, 0.5, 0.1", "1.2, 0.12, 0.1, 0.02"})
    void aWordIsFoundWithItsPause(double start, double pause, double loud, double noise) {
        SpeechBounds found = SpeechBounds.find(word(start, pause, loud, noise), RATE);
        assertEquals(start, (double) found.from() / RATE, 0.05);
        assertEquals(start + 0.6, (double) found.to() / RATE, 0.05);
    }

    @Test
    void aClickFarAwayIsNoPartOfTheWord() {
        float[] x = word(1, 0, 0.2, 0.001);
        for (int i = 800; i < 820; i++) x[i] = 0.9f;
        assertEquals(1, (double) SpeechBounds.find(x, RATE).from() / RATE, 0.05);
    }

    @Test
    void silenceAndVeryShortClipsAreTakenWhole() {
        assertEquals(new SpeechBounds(0, RATE), SpeechBounds.find(new float[RATE], RATE));
        assertEquals(new SpeechBounds(0, 100), SpeechBounds.find(new float[100], RATE));
        assertEquals(new SpeechBounds(0, 0), SpeechBounds.find(new float[0], RATE));
    }
}
