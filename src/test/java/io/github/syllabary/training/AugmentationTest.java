package io.github.syllabary.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.audio.SoundTransforms;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.training.Augmentation.Range;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AugmentationTest {
    private static final Range ZERO = new Range(0, 0);
    private static final Range ONE = new Range(1, 1);

    private static float[] click(int n, int at) {
        float[] x = new float[n];
        x[at] = 1;
        return x;
    }

    private static float[] apply(Augmentation augmentation, float[] x, long key) {
        float[] y = x.clone();
        augmentation.apply(y, 8000, Noise.synthetic(), new float[x.length], key);
        return y;
    }

    @Test
    void theSameKeyGivesTheSameSoundAndAnotherKeyAnother() {
        Augmentation all = new Augmentation(50, new Range(-6, 6), 1, new Range(0, 20), new Range(0.9, 1.1), Masks.NONE);
        float[] x = click(4000, 2000);
        assertArrayEquals(apply(all, x, 1), apply(all, x, 1));
        assertFalse(Arrays.equals(apply(all, x, 1), apply(all, x, 2)));
    }

    @Test
    void shiftsReachBothEndsOfTheirRangeAndNotBeyond() {
        Augmentation shift = new Augmentation(1, ZERO, 0, ZERO, ONE, Masks.NONE);
        int least = 100;
        int most = 0;
        for (long key = 0; key < 500; key++) {
            float[] y = apply(shift, click(100, 50), key);
            int at = 0;
            while (y[at] == 0) at++;
            least = Math.min(least, at);
            most = Math.max(most, at);
        }
        assertEquals(50 - 8, least); // 1 ms at 8 kHz
        assertEquals(50 + 8, most);
    }

    @Test
    void noiseStandsAtTheDrawnRatio() {
        Augmentation noisy = new Augmentation(0, ZERO, 1, new Range(10, 10), ONE, Masks.NONE);
        float[] x = new float[8000];
        for (int i = 0; i < x.length; i++) x[i] = (float) Math.sin(i * 0.3);
        for (long key = 0; key < 20; key++) {
            float[] y = apply(noisy, x, key);
            for (int i = 0; i < y.length; i++) y[i] -= x[i];
            double ratio = SoundTransforms.rms(x, 0, x.length) / SoundTransforms.rms(y, 0, y.length);
            assertEquals(10, 20 * Math.log10(ratio), 0.01);
        }
    }

    @Test
    void noiseIsAddedAsOftenAsAsked() {
        Augmentation sometimes = new Augmentation(0, ZERO, 0.25, new Range(10, 10), ONE, Masks.NONE);
        int changed = 0;
        for (long key = 0; key < 2000; key++)
            if (!Arrays.equals(click(64, 32), apply(sometimes, click(64, 32), key))) changed++;
        assertEquals(500, changed, 80); // four standard deviations
    }

    @Test
    void gainStaysInItsRange() {
        Augmentation gain = new Augmentation(0, new Range(-6, 6), 0, ZERO, ONE, Masks.NONE);
        float least = 9;
        float most = 0;
        for (long key = 0; key < 500; key++) {
            float peak = apply(gain, click(10, 5), key)[5];
            least = Math.min(least, peak);
            most = Math.max(most, peak);
        }
        assertEquals(0.501f, least, 0.02f);
        assertEquals(1.995f, most, 0.04f);
    }

    @Test
    void speedChangesThePitch() {
        float[] x = new float[8000];
        for (int i = 0; i < x.length; i++) x[i] = (float) Math.sin(2 * Math.PI * 200 * i / 8000);
        float[] y = new float[8000];
        SoundTransforms.speed(x, y, x.length, 1.25);
        int crossings = 0;
        for (int i = 2001; i < 6000; i++) if (y[i - 1] < 0 && y[i] >= 0) crossings++;
        assertEquals(125, crossings, 1); // 250 Hz for half a second
        assertEquals(0, y[100], "silence where x has ended");
    }

    @Test
    void masksBlankWhatTheySayAndNoMore() {
        Shape shape = Shape.of(50, 20);
        Masks masks = new Masks(1, 5, 4);
        boolean someFull = false;
        for (long key = 0; key < 200; key++) {
            float[] x = new float[shape.size()];
            for (int i = 0; i < x.length; i++) x[i] = i;
            masks.apply(x, 0, shape, key);
            int frames = 0;
            for (int t = 0; t < 50; t++) {
                int blank = 0;
                for (int c = 0; c < 20; c++) if (x[t * 20 + c] != t * 20 + c) blank++;
                if (blank == 20) frames++;
                else assertTrue(blank <= 4);
            }
            assertTrue(frames <= 5);
            someFull |= frames == 5;
        }
        assertTrue(someFull);
    }

    @Test
    void recordedNoiseIsUsedWhereThereIsSome(@TempDir Path folder) throws IOException {
        assertThrows(IOException.class, () -> Noise.recorded(folder, 8000));
        new Sound(new float[] {0.5f, 0.5f, 0.5f}, 8000).write(folder.resolve("hum.WAV"));
        Noise noise = Noise.recorded(folder, 8000);
        int recorded = 0;
        float[] x = new float[10];
        for (long key = 0; key < 200; key++) {
            noise.fill(x, 10, key);
            if (Math.abs(x[0] - 0.5f) < 1e-4 && Math.abs(x[9] - 0.5f) < 1e-4) recorded++;
        }
        assertEquals(100, recorded, 30);
    }
}
