package io.github.syllabary.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VoiceActivityTest {
    private static final int RATE = 16000;
    private final VoiceActivity activity = new VoiceActivity(RATE);
    private final SplittableRandom random = new SplittableRandom(1);

    /** The share of blocks of a second that count as speech. */
    private double share(double noise, double tone) {
        int n = 0;
        float[] x = new float[activity.blockSamples()];
        for (int b = 0; b < 100; b++) {
            for (int i = 0; i < x.length; i++)
                x[i] = (float)
                        (noise * random.nextDouble(-1, 1) + tone * Math.sin(2 * Math.PI * 200 / RATE * (b * 160 + i)));
            if (activity.accept(x, 0, x.length)) n++;
        }
        return n / 100.0;
    }

    @Test
    void aVoiceStandsOutOfNoiseAndNoiseDoesNot() {
        assertEquals(0, share(0, 0));
        for (int second = 0; second < 20; second++) share(0.01, 0);
        assertEquals(0, share(0.01, 0), 0.02);
        assertEquals(1, share(0.01, 0.1), 0.02);
        assertEquals(0, share(0.01, 0), 0.02);
        // hiss, louder than the noise before, is flat
        assertTrue(share(0.1, 0) < 0.1);
    }

    @Test
    void samplesThatAreNotFiniteAreSilence() {
        float[] x = new float[160];
        java.util.Arrays.fill(x, Float.NaN);
        assertFalse(activity.accept(x, 0, 160));
        assertEquals(1, share(0, 0.1), 0.02);
    }

    @Test
    void piecesOfABlockMakeNoDifference() {
        float[] x = new float[160];
        for (int i = 0; i < x.length; i++) x[i] = (float) Math.sin(0.1 * i);
        VoiceActivity pieces = new VoiceActivity(RATE);
        assertFalse(pieces.accept(x, 0, 100));
        assertEquals(activity.accept(x, 0, 160), pieces.accept(x, 100, 60));
        assertThrows(IllegalArgumentException.class, () -> new VoiceActivity(10));
    }
}
