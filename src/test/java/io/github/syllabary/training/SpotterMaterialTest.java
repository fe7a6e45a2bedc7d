package io.github.syllabary.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.tensor.Scratch;
import io.github.syllabary.tensor.Workers;
import io.github.syllabary.training.Augmentation.Range;
import io.github.syllabary.training.SpottingSettings.Mining;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Words are positive ramps, other speech is negative, so that a window tells what it is made of. */
class SpotterMaterialTest {
    private static final int RATE = 1000;
    private static final int WINDOW = 1200;
    private static final int WORDS = 10;
    private static final Range ONE = new Range(1, 1);
    private static final Range NONE = new Range(0, 0);

    private Workers workers;
    private SoundStore store;

    @BeforeEach
    void fillStore() throws IOException {
        workers = new Workers(2);
        store = new SoundStore(RATE);
        List<SoundStore.Source> sources = new ArrayList<>();
        for (int i = 0; i < WORDS; i++) sources.add(() -> word());
        // a long recording and short ones
        sources.add(() -> constant(20_000, -0.25f));
        for (int i = 0; i < 5; i++) sources.add(() -> constant(700, -0.25f));
        store.add(sources, workers, n -> {});
    }

    @AfterEach
    void close() throws IOException {
        store.close();
        workers.close();
    }

    /** Half a second that grows from 0.25 to 0.75, somewhere in two seconds. */
    private static Sound word() {
        float[] x = new float[2000];
        for (int i = 0; i < 500; i++) x[800 + i] = 0.25f + 0.001f * i;
        return new Sound(x, RATE);
    }

    private static Sound constant(int n, float value) {
        float[] x = new float[n];
        Arrays.fill(x, value);
        return new Sound(x, RATE);
    }

    private SpotterMaterial material(double neighbours, Range speed) {
        SpottingSettings settings =
                new SpottingSettings(40, 0.4, 0.2, 0.2, 50, new Range(0.2, 0.5), neighbours, NONE, NONE, Mining.NONE);
        OtherSpeech speech =
                new OtherSpeech(store, IntStream.range(WORDS, WORDS + 6).toArray(), speed, NONE);
        HardWindows hard = new HardWindows(Mining.NONE, speech, null, store, new int[0], 1);
        int[] classes = new int[WORDS];
        return new SpotterMaterial(
                settings,
                speed,
                store,
                WINDOW,
                IntStream.range(0, WORDS).toArray(),
                classes,
                speech,
                hard,
                Noise.synthetic(),
                1);
    }

    private static float[] draw(Material material, int index, long key) {
        float[] window = new float[WINDOW];
        material.draw(index, key, window, new Scratch());
        return window;
    }

    @Test
    void classesHaveTheSharesOfTheSettings() {
        SpotterMaterial material = material(0.5, ONE);
        assertEquals(50, material.size());
        int[] n = new int[3];
        for (int i = 0; i < 50; i++) n[material.draw(i, i, new float[WINDOW], new Scratch())]++;
        assertArrayEquals(new int[] {10, 30, 10}, n);
    }

    @Test
    void theSameKeyGivesTheSameWindow() {
        SpotterMaterial material = material(0.5, new Range(0.8, 1.2));
        for (int i = 0; i < 50; i++) {
            assertArrayEquals(draw(material, i, 7), draw(material, i, 7));
            if (i >= 20 && i < 30) continue; // silence may well be the same
            assertFalse(Arrays.equals(draw(material, i, 7), draw(material, i, 8)));
        }
    }

    @Test
    void aWordStandsAnywhereButIsNeverCutByMoreThanTheBorder() {
        SpotterMaterial material = material(0, ONE);
        int least = WINDOW;
        int most = 0;
        for (long key = 0; key < 500; key++) {
            float[] y = draw(material, 0, key);
            int shown = count(y, 0.2f, 1);
            assertTrue(shown >= 500 - 50 - 12, shown + " of 500 samples"); // 10 ms are lost in fading and frames
            int first = 0;
            while (y[first] < 0.2f) first++;
            least = Math.min(least, first);
            most = Math.max(most, first);
        }
        assertTrue(least < 5 && most > WINDOW - 500, "from " + least + " to " + most);
    }

    @Test
    void partsOfWordsShowNoMoreThanTheirShare() {
        SpotterMaterial material = material(0, ONE);
        for (long key = 0; key < 500; key++) {
            float[] y = draw(material, WORDS, key);
            // at most both halves the wrong way round; the margins of the bounds count to the word
            int shown = count(y, 0.2f, 1);
            assertTrue(shown <= 560, shown + " samples");
            int run = 0;
            for (int i = 1; i < WINDOW; i++) {
                boolean onward = y[i] > 0.2f && Math.abs(y[i] - y[i - 1] - 0.001f) < 5e-4f;
                run = onward ? run + 1 : 0;
                assertTrue(run <= 280, "more than half of a word at " + key);
            }
        }
    }

    @Test
    void neighboursStandBesideTheWordAsLoudAsIt() {
        SpotterMaterial material = material(1, ONE);
        int both = 0;
        for (long key = 0; key < 100; key++) {
            float[] y = draw(material, 0, key);
            assertTrue(count(y, -0.1f, 1) >= 400 && count(y, 0.2f, 1) >= 400);
            if (count(y, -1, -0.3f) > 400) both++;
        }
        assertTrue(both > 80);
    }

    @Test
    void silenceHoldsNoSpeech() {
        SpotterMaterial material = material(1, ONE);
        for (long key = 0; key < 200; key++) {
            float[] y = draw(material, 20, key);
            double sum = 0;
            for (float v : y) {
                assertTrue(Float.isFinite(v));
                sum += v;
            }
            assertEquals(0, sum / WINDOW, 0.12); // neither a ramp nor a constant
        }
    }

    @Test
    void otherSpeechFillsItsWindow() {
        SpotterMaterial material = material(1, ONE);
        for (long key = 0; key < 200; key++) {
            float[] y = draw(material, 40, key);
            assertTrue(count(y, -0.3f, -0.1f) > WINDOW / 3);
            assertEquals(0, count(y, 0.1f, 1));
        }
    }

    private static int count(float[] y, float low, float high) {
        int n = 0;
        for (float v : y) if (v >= low && v <= high) n++;
        return n;
    }
}
