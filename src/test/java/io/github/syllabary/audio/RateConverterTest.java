package io.github.syllabary.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RateConverterTest {
    /** Of few and many phases, and the last five of too many for a table. */
    private static final int[][] RATES = {
        {48000, 16000},
        {44100, 16000},
        {22050, 16000},
        {16000, 8000},
        {8000, 16000},
        {11025, 16000},
        {96000, 11025},
        {16000, 44100},
        {44101, 16000},
        {16001, 48000},
        {47999, 8000},
        {7999, 16000},
        {96001, 3999}
    };

    @Test
    void tonesUpToNineTenthsOfTheHalfRatePassUnchanged() {
        for (int[] r : RATES) {
            for (double share : new double[] {0.003, 0.05, 0.2, 0.35, 0.43, 0.45}) {
                double hz = share * Math.min(r[0], r[1]);
                float[] y = new Sound(tone(hz, r[0]), r[0]).resample(r[1]).samples();
                float[] want = tone(hz, r[1]);
                double db = signalToNoise(want, y, r[1]);
                assertTrue(db > 83, r[0] + " to " + r[1] + " at " + hz + ": " + db + " dB");
            }
        }
    }

    @Test
    void tonesFromTheHalfRateOnAreRejected() {
        for (int[] r : RATES) {
            double low = Math.min(r[0], r[1]);
            for (double hz = 0.5 * low; hz < 0.499 * r[0]; hz += 0.087 * low) {
                Sound y = new Sound(tone(hz, r[0]), r[0]).resample(r[1]);
                double db = 20 * Math.log10(y.slice(r[1] / 10, r[1] * 9 / 10).rms() / (0.5 / Math.sqrt(2)));
                assertTrue(db < -90, r[0] + " to " + r[1] + " at " + hz + ": " + db + " dB");
            }
        }
    }

    /** A constant shows what differences between the phases are left. */
    @Test
    void aConstantStaysOne() {
        for (int[] r : RATES) {
            float[] x = new float[r[0]];
            Arrays.fill(x, 1);
            float[] y = new Sound(x, r[0]).resample(r[1]).samples();
            for (int i = y.length / 4; i < y.length * 3 / 4; i++) assertEquals(1, y[i], 2e-6, r[0] + " to " + r[1]);
        }
    }

    @Test
    void afterAResetItIsAsNew() {
        for (int[] r : RATES) {
            float[] x = LogMelTest.noise(3000, 8);
            float[] want = RateConverter.convert(x, r[0], r[1]);
            float[] have = new float[want.length];
            int[] at = {0};
            RateConverter c = new RateConverter(r[0], r[1]);
            RateConverter.Sink sink = (y, yAt, n) -> {
                System.arraycopy(y, yAt, have, at[0], n);
                at[0] += n;
            };
            c.accept(x, 100, 2500, (y, yAt, n) -> {});
            c.reset();
            c.accept(x, 0, x.length, sink);
            c.finish(sink);
            assertThrows(IllegalStateException.class, () -> c.accept(x, 0, 1, sink));
            assertArrayEquals(want, have);
        }
    }

    @Test
    void inSteadyStateNothingIsAllocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] count = {0};
        RateConverter.Sink sink = (y, yAt, n) -> count[0] += n;
        for (int[] r : RATES) {
            RateConverter c = new RateConverter(r[0], r[1]);
            float[] x = LogMelTest.noise(r[0] / 100, 8);
            // vectors are objects until the compiler is through, and its work may be charged to this thread: ask for
            // one
            // clean stretch
            long end = System.nanoTime() + 30_000_000_000L;
            long bytes = Long.MAX_VALUE;
            while (bytes >= 20_000 && System.nanoTime() < end) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 100; i++) {
                    c.accept(x, 0, x.length, sink);
                    if (i % 10 == 0) c.reset();
                }
                bytes = threads.getCurrentThreadAllocatedBytes() - before;
            }
            assertTrue(bytes < 20_000, r[0] + " to " + r[1] + ": " + bytes);
        }
        assertTrue(count[0] > 0);
    }

    @Test
    void tablesAreSharedAndBounded() {
        assertSame(RateTable.of(1, 3), RateTable.of(1, 3));
        for (int[] ratio : new int[][] {{160, 441}, {640, 441}, {147, 160}, {1, 96}, {256, 1}})
            assertInstanceOf(PhaseGroups.class, RateTable.of(ratio[0], ratio[1]));
        for (int[] ratio : new int[][] {{16000, 44101}, {1 << 24, (1 << 24) - 1}, {1 << 16, (1 << 24) - 1}})
            assertInstanceOf(TwoStages.class, RateTable.of(ratio[0], ratio[1]));
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
            double db = signalToNoise(want, have, want.length);
            assertTrue(db > 90, () -> golden.get("from") + " to " + to + ": " + db + " dB");
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
                1468350815622792706L,
                LogMelTest.hash(new Sound(x, 44100).resample(16000).samples()));
        assertEquals(
                -1893940109806901588L,
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
        assertThrows(IllegalArgumentException.class, () -> new RateConverter(1 << 24, (1 << 24) + 1));
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
