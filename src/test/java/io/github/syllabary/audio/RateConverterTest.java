package io.github.syllabary.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RateConverterTest {
    private static final int[][] RATES = {
        {48000, 16000}, {44100, 16000}, {22050, 16000}, {16000, 8000}, {8000, 16000}, {11025, 16000}, {16000, 44100}
    };

    @Test
    void tonesKeepTheirFormBelow35PercentOfTheLowerRate() {
        for (int[] r : RATES) {
            for (double share : new double[] {0.01, 0.1, 0.2, 0.3, 0.35}) {
                double hz = share * Math.min(r[0], r[1]);
                float[] y = new Sound(tone(hz, r[0]), r[0]).resample(r[1]).samples();
                float[] want = tone(hz, r[1]);
                assertTrue(signalToNoise(want, y, r[1]) > 60, r[0] + " to " + r[1] + " at " + hz);
            }
        }
    }

    @Test
    void tonesAbove55PercentOfTheLowerRateVanish() {
        for (int[] r : RATES) {
            for (double hz = 0.55 * r[1]; hz < r[0] / 2.0; hz += 0.07 * r[1]) {
                Sound y = new Sound(tone(hz, r[0]), r[0]).resample(r[1]);
                double db = 20 * Math.log10(y.slice(r[1] / 10, r[1] * 9 / 10).rms() / (0.5 / Math.sqrt(2)));
                assertTrue(db < -60, r[0] + " to " + r[1] + " at " + hz + ": " + db + " dB");
            }
        }
    }

    @Test
    void agreesWithScipy() throws IOException {
        for (JsonElement element : Golden.json("rates.json").getAsJsonArray()) {
            JsonObject golden = element.getAsJsonObject();
            int to = golden.get("to").getAsInt();
            float[] want = Golden.floats(golden.get("output"));
            Sound before = new Sound(
                    Golden.floats(golden.get("input")), golden.get("from").getAsInt());
            float[] have = before.resample(to).samples();
            assertEquals(want.length, have.length);
            assertTrue(signalToNoise(want, have, want.length) > 60, () -> golden.get("from") + " to " + to);
        }
    }

    @Test
    void aClickStaysAtItsTimeAndLengthIsRoundedUp() {
        for (int[] r : RATES) {
            for (int at : new int[] {0, 1, 17, r[0] / 3, r[0] - 1}) {
                float[] x = new float[r[0]];
                x[at] = 1;
                float[] y = new Sound(x, r[0]).resample(r[1]).samples();
                int best = 0;
                for (int i = 0; i < y.length; i++) if (Math.abs(y[i]) > Math.abs(y[best])) best = i;
                assertEquals(at * (double) r[1] / r[0], best, 1, r[0] + " to " + r[1]);
                assertEquals(r[1], y.length);
            }
        }
        assertEquals(1, new Sound(new float[1], 48000).resample(16000).samples().length);
        assertEquals(2, new Sound(new float[4], 48000).resample(16000).samples().length);
        assertEquals(0, new Sound(new float[0], 48000).resample(16000).samples().length);
    }

    @Test
    void bitsNeverChange() {
        float[] x = LogMelTest.noise(8000, 5);
        assertEquals(
                1355833915541331275L,
                LogMelTest.hash(new Sound(x, 44100).resample(16000).samples()));
        assertEquals(
                5319420164756571288L,
                LogMelTest.hash(new Sound(x, 8000).resample(16000).samples()));
    }

    @Test
    void theClockDoesNotDrift() {
        // drift of the resampler's clock would show as a shift of the tone
        RateConverter c = new RateConverter(44100, 16000);
        float[] second = tone(441, 44100);
        float[] want = tone(441, 16000);
        long[] at = {0};
        double[] worst = {0};
        for (int s = 0; s < 150; s++) {
            c.accept(second, 0, second.length, (y, yAt, n) -> {
                for (int i = 0; i < n; i++, at[0]++)
                    if (at[0] > 1000) worst[0] = Math.max(worst[0], Math.abs(y[yAt + i] - want[(int) (at[0] % 16000)]));
            });
        }
        assertTrue(worst[0] < 1e-3, "worst " + worst[0]);
    }

    @Test
    void impossibleRatesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new RateConverter(0, 8000));
        assertThrows(IllegalArgumentException.class, () -> new RateConverter(8000, -1));
        assertThrows(IllegalArgumentException.class, () -> new RateConverter(8, 8000));
    }

    private static float[] tone(double hz, int rate) {
        float[] x = new float[rate];
        for (int i = 0; i < rate; i++) x[i] = (float) (0.5 * Math.sin(2 * Math.PI * hz * i / rate));
        return x;
    }

    private static double signalToNoise(float[] want, float[] have, int n) {
        double signal = 0;
        double error = 0;
        for (int i = n / 10; i < n * 9 / 10; i++) {
            signal += want[i] * want[i];
            error += Math.pow(have[i] - want[i], 2);
        }
        return 10 * Math.log10(signal / error);
    }
}
