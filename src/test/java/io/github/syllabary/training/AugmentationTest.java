package io.github.syllabary.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.audio.FormantShift;
import io.github.syllabary.audio.Sound;
import io.github.syllabary.audio.SoundTransforms;
import io.github.syllabary.tensor.Scratch;
import io.github.syllabary.tensor.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AugmentationTest {
    private static final Surroundings AROUND = new Surroundings(
            Noise.synthetic(), Rooms.simulated(), new Clips(new float[][] {tone(8000, 0.7)}, new int[1]));

    private static float[] tone(int n, double step) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) x[i] = (float) Math.sin(i * step);
        return x;
    }

    private static Augmentation of(String fields) {
        return Augmentation.read(Setting.parse("a.yaml", "{" + fields + "}"));
    }

    private static float[] click(int n, int at) {
        float[] x = new float[n];
        x[at] = 1;
        return x;
    }

    private static float[] apply(Augmentation augmentation, float[] x, long key) {
        float[] y = x.clone();
        augmentation.apply(y, 8000, AROUND, new Scratch(), key);
        return y;
    }

    @Test
    void theSameKeyGivesTheSameSoundAndAnotherKeyAnother() {
        Augmentation all = of("shiftMillis: 50, gainDb: [-6, 6], noise: {snrDb: [0, 20]}, speed: [0.9, 1.1]");
        float[] x = click(4000, 2000);
        assertArrayEquals(apply(all, x, 1), apply(all, x, 1));
        assertFalse(Arrays.equals(apply(all, x, 1), apply(all, x, 2)));
    }

    @Test
    void shiftsReachBothEndsOfTheirRangeAndNotBeyond() {
        Augmentation shift = of("shiftMillis: 1");
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
        Augmentation noisy = of("noise: {snrDb: [10, 10]}");
        float[] x = tone(8000, 0.3);
        for (long key = 0; key < 20; key++) {
            float[] y = apply(noisy, x, key);
            for (int i = 0; i < y.length; i++) y[i] -= x[i];
            double ratio = SoundTransforms.rms(x, 0, x.length) / SoundTransforms.rms(y, 0, y.length);
            assertEquals(10, 20 * Math.log10(ratio), 0.01);
        }
    }

    @Test
    void noiseIsAddedAsOftenAsAsked() {
        Augmentation sometimes = of("noise: {probability: 0.25, snrDb: [10, 10]}");
        int changed = 0;
        for (long key = 0; key < 2000; key++)
            if (!Arrays.equals(click(64, 32), apply(sometimes, click(64, 32), key))) changed++;
        assertEquals(500, changed, 80); // four standard deviations
    }

    @Test
    void gainStaysInItsRange() {
        Augmentation gain = of("gainDb: [-6, 6]");
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
    void otherSpeechStandsAtTheDrawnRatio() {
        float[] x = tone(8000, 0.3);
        float[] y = apply(of("speech: {snrDb: [6, 6]}"), x, 1);
        for (int i = 0; i < y.length; i++) y[i] -= x[i];
        double ratio = SoundTransforms.rms(x, 0, x.length) / SoundTransforms.rms(y, 0, y.length);
        assertEquals(6, 20 * Math.log10(ratio), 0.01);
        assertEquals(0.7 / Math.PI * 4000, frequency(y), 2);
    }

    @Test
    void asManySpeakAsAskedEachAtATimeOfTheirOwn() {
        Material clicks = new Clips(new float[][] {click(8000, 4000)}, new int[1]);
        Augmentation babble = of("speech: {snrDb: [6, 6], voices: [2, 5]}");
        float[] x = tone(8000, 0.3);
        boolean[] seen = new boolean[9];
        for (long key = 0; key < 100; key++) {
            float[] y = x.clone();
            babble.apply(y, 8000, AROUND.with(clicks), new Scratch(), key);
            int voices = 0;
            double loudest = 0;
            double softest = 1e9;
            for (int i = 0; i < y.length; i++) {
                y[i] -= x[i];
                if (y[i] == 0) continue;
                voices++;
                loudest = Math.max(loudest, y[i]);
                softest = Math.min(softest, y[i]);
            }
            seen[voices] = true;
            assertTrue(softest > 0.31 * loudest, "at most 10 dB softer");
            double ratio = SoundTransforms.rms(x, 0, x.length) / SoundTransforms.rms(y, 0, y.length);
            assertEquals(6, 20 * Math.log10(ratio), 0.01);
        }
        assertArrayEquals(new boolean[] {false, false, true, true, true, true, false, false, false}, seen);
    }

    @Test
    void howManySpeakAreTwoWholeNumbers() {
        String message = assertThrows(IllegalArgumentException.class, () -> of("speech: {snrDb: [6, 6], voices: 8}"))
                .getMessage();
        assertTrue(message.contains("two numbers are expected here, as [low, high]"), message);
        assertThrows(IllegalArgumentException.class, () -> of("speech: {snrDb: [6, 6], voices: [0, 3]}"));
        assertThrows(IllegalArgumentException.class, () -> of("speech: {snrDb: [6, 6], voices: [1, 2.5]}"));
    }

    @Test
    void tempoKeepsThePitchAndPitchTheTempo() {
        float[] x = new float[8000];
        for (int i = 2000; i < 6000; i++) x[i] = (float) Math.sin(2 * Math.PI * 400 * i / 8000);
        float[] fast = apply(of("tempo: [1.25, 1.25]"), x, 1);
        assertEquals(400, frequency(java.util.Arrays.copyOfRange(fast, 2700, 5300)), 4);
        assertEquals(3200, sounding(fast), 200);
        float[] high = apply(of("pitchSemitones: [3, 3]"), x, 1);
        assertEquals(400 * Math.pow(2, 0.25), frequency(java.util.Arrays.copyOfRange(high, 2300, 5700)), 4);
        assertEquals(4000, sounding(high), 300);
    }

    @Test
    void formantsAreDrawnFromTheirRange() {
        float[] x = tone(8000, 0.3);
        float[] y = new float[8000];
        FormantShift.apply(x, y, 8000, 1.2, 8000);
        assertArrayEquals(y, apply(of("formants: [1.2, 1.2]"), x, 1));
        assertArrayEquals(x, apply(of("formants: [1, 1]"), x, 1));
        Augmentation drawn = of("formants: [0.8, 1.2]");
        assertFalse(Arrays.equals(apply(drawn, x, 1), apply(drawn, x, 2)));
    }

    @Test
    void frequencyResponsesStayInTheirRangeAndPassAsOftenAsAsked() {
        Augmentation uneven = of("frequencyResponse: {probability: 0.5, db: 10}");
        int changed = 0;
        double least = 99;
        double most = -99;
        for (long key = 0; key < 400; key++) {
            float[] x = click(512, 256);
            float[] y = apply(uneven, x, key);
            if (Arrays.equals(x, y)) continue;
            changed++;
            // nothing comes earlier or later
            for (int i = 1; i < 256; i++) assertEquals(y[256 - i], y[256 + i], 1e-6f);
            for (double hz : new double[] {125, 500, 2000, 3900}) {
                double re = 0;
                double im = 0;
                for (int i = 0; i < y.length; i++) {
                    re += y[i] * Math.cos(2 * Math.PI * hz * i / 8000);
                    im += y[i] * Math.sin(2 * Math.PI * hz * i / 8000);
                }
                double db = 20 * Math.log10(Math.hypot(re, im));
                least = Math.min(least, db);
                most = Math.max(most, db);
            }
        }
        assertEquals(200, changed, 40); // four standard deviations
        assertTrue(least > -10.5 && least < -8, "least " + least);
        assertTrue(most < 10.5 && most > 8, "most " + most);
    }

    @Test
    void aTelephoneCarriesOnlyItsBand() {
        Augmentation phone = of("channel: {probability: 1, lowPassHz: [2000, 2000], telephone: 1}");
        Augmentation dull = of("channel: {probability: 1, lowPassHz: [2000, 2000]}");
        for (int hz : new int[] {50, 1000, 3900}) {
            float[] x = tone(8000, 2 * Math.PI * hz / 8000);
            double left = SoundTransforms.rms(apply(phone, x, 1), 1000, 6000) * Math.sqrt(2);
            assertEquals(hz == 1000 ? 1 : 0, left, 0.1, hz + " Hz by telephone");
            double dulled = SoundTransforms.rms(apply(dull, x, 1), 1000, 6000) * Math.sqrt(2);
            assertEquals(hz < 2000 ? 1 : 0, dulled, 0.1, hz + " Hz through a low-pass");
        }
    }

    @Test
    void aRoomKeepsTheLevelAndTheStart() {
        float[] x = new float[8000];
        java.util.SplittableRandom random = new java.util.SplittableRandom(1);
        for (int i = 1000; i < 7000; i++) x[i] = (float) (random.nextDouble() - 0.5);
        for (long key = 0; key < 20; key++) {
            float[] y = apply(of("room: {probability: 1, reverberationSeconds: [0.1, 0.5]}"), x, key);
            double level = SoundTransforms.rms(y, 1000, 6000) / SoundTransforms.rms(x, 1000, 6000);
            assertEquals(0, 20 * Math.log10(level), 3);
            assertEquals(0, SoundTransforms.rms(y, 0, 999), 1e-6);
            assertTrue(Math.abs(y[1000]) > 0 && SoundTransforms.rms(y, 7100, 300) > 0, "it goes on sounding");
        }
    }

    @Test
    void mixupDrawsSharesOfAtLeastHalf() {
        Mixup half = of("mixup: {probability: 0.5, alpha: 0.4}").mixup();
        int mixed = 0;
        for (long key = 0; key < 2000; key++) {
            float share = half.share(key);
            assertTrue(share >= 0.5f && share <= 1);
            assertEquals(share, half.share(key));
            if (share < 1) mixed++;
        }
        assertEquals(1000, mixed, 120);
        assertEquals(1, Mixup.NONE.share(5));
    }

    @Test
    void measuredRoomsAreUsedWhereThereAreSome(@TempDir Path folder) throws IOException {
        assertThrows(IOException.class, () -> Rooms.measured(folder, 8000));
        float[] h = new float[400];
        h[100] = 0.5f;
        h[150] = 0.25f;
        new Sound(h, 8000).write(folder.resolve("hall.wav"));
        Rooms rooms = Rooms.measured(folder, 8000);
        int used = 0;
        for (long key = 0; key < 100; key++) if (rooms.impulse(0.2, 8000, key).length == 400 - 92) used++;
        assertEquals(50, used, 20);
        new Sound(new float[400], 8000).write(folder.resolve("dead.wav"));
        IOException e = assertThrows(IOException.class, () -> Rooms.measured(folder, 8000));
        assertTrue(e.getMessage().contains("dead.wav is no room response"), e.getMessage());
    }

    /** By counting how often it rises through zero. */
    private static double frequency(float[] x) {
        int crossings = 0;
        for (int i = 1; i < x.length; i++) if (x[i - 1] < 0 && x[i] >= 0) crossings++;
        return crossings * 8000.0 / x.length;
    }

    private static int sounding(float[] x) {
        int first = 0;
        while (Math.abs(x[first]) < 0.2) first++;
        int last = x.length - 1;
        while (Math.abs(x[last]) < 0.2) last--;
        return last - first + 1;
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
            masks.apply(x, 0, shape, new int[] {20}, key);
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
    void whatIsBlankedBecomesTheMeanOfItsKind() {
        Shape shape = Shape.of(10, 5);
        int blanked = 0;
        for (long key = 0; key < 100; key++) {
            float[] x = new float[shape.size()];
            // two bands at −8 and −6 on average, then three numbers of pitch of their own
            for (int i = 0; i < x.length; i++)
                x[i] = new float[] {-8, -6, 1, 100, 0}[i % 5] + (i / 5 % 2 == 0 ? 0.5f : -0.5f);
            float[] before = x.clone();
            new Masks(1, 3, 3).apply(x, 0, shape, new int[] {2, 1, 1, 1}, key);
            for (int i = 0; i < x.length; i++) {
                if (x[i] == before[i]) continue;
                blanked++;
                assertEquals(new float[] {-7, -7, 1, 100, 0}[i % 5], x[i], 1e-5);
            }
        }
        assertTrue(blanked > 100);
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
