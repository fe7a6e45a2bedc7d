package io.github.syllabary.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LogMelTest {
    @BeforeAll
    static void fullLanesFromTheStart() {
        LaneChoice.pays = true;
    }

    @Test
    void agreesWithTorchaudio() throws IOException {
        float[] x = Golden.sound("mel-input.wav").samples();
        for (JsonElement element : Golden.json("mel.json").getAsJsonArray()) {
            JsonObject golden = element.getAsJsonObject();
            Features mel = Features.of(new Gson().<Map<String, Object>>fromJson(withKind(golden), Map.class));
            float[] want = Golden.floats(golden.get("values"));
            float[] have = extract(mel, x);
            assertEquals(want.length, have.length, () -> "frames of " + mel);
            // a difference of logarithms is a relative difference of energies
            for (int i = 0; i < want.length; i++) assertEquals(want[i], have[i], 1e-4, "number " + i + " of " + mel);
        }
    }

    private static JsonObject withKind(JsonObject golden) {
        JsonObject settings = golden.getAsJsonObject("settings");
        settings.addProperty("kind", "log-mel");
        return settings;
    }

    @Test
    void bankAgreesWithTorchaudio() throws IOException {
        for (JsonElement element : Golden.json("banks.json").getAsJsonArray()) {
            JsonObject golden = element.getAsJsonObject();
            Map<String, Object> settings = new HashMap<>(Map.of("kind", "log-mel"));
            settings.put("melScale", golden.get("melScale").getAsString());
            settings.put("areaNormalised", golden.get("areaNormalised").getAsBoolean());
            MelBank bank = ((LogMel) Features.of(settings)).spectrum.bank;
            for (int b = 0; b < 40; b++) {
                JsonObject row = golden.getAsJsonArray("bands").get(b).getAsJsonObject();
                float[] want = Golden.floats(row.get("weights"));
                float[] full = new float[257];
                System.arraycopy(want, 0, full, row.get("first").getAsInt(), want.length);
                for (int k = 0; k < 257; k++) assertEquals(full[k], bank.weight(b, k), 1e-7, "band " + b + " bin " + k);
            }
        }
    }

    @Test
    void aSecondAt16kHzMakes98FramesOf40() {
        assertEquals("98×40", new LogMel().shape(16000).toString());
        assertEquals(0, new LogMel().frames(399));
        assertEquals(1, new LogMel().frames(400));
        assertEquals(1, new LogMel().frames(559));
        assertEquals(2, new LogMel().frames(560));
    }

    @Test
    void bitsNeverChange() {
        // the same on every processor and Java version: this is what a stored model relies on
        assertEquals(2485155854815622122L, hash(extract(new LogMel(), noise(8000, 5))));
    }

    @Test
    void manyThreadsShareOne() {
        LogMel mel = with(Map.of("normalisation", "running", "preEmphasis", 0.97));
        long alone = hash(extract(mel, noise(16000, 8)));
        IntStream.range(0, 200).parallel().forEach(i -> assertEquals(alone, hash(extract(mel, noise(16000, 8)))));
    }

    @Test
    void aStreamAllocatesNothing() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        FrameStream stream = with(Map.of("normalisation", "running", "preEmphasis", 0.97)).stream();
        float[] x = noise(16000, 9);
        FrameSink sink = (values, at) -> {};
        // 10 ms at a time, as from a microphone: vectors are boxed until the compiler has got round to them
        for (int i = 0; i < 2000; i++) stream.accept(x, i % 100 * 160, 160, sink);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 2000; i++) stream.accept(x, i % 100 * 160, 160, sink);
        // some bytes are the measurement's own; a single float a frame would be over 30,000
        assertTrue(threads.getCurrentThreadAllocatedBytes() - before < 10_000);
    }

    static long hash(float[] values) {
        long hash = 0;
        for (float v : values) hash = hash * 31 + Float.floatToIntBits(v);
        return hash;
    }

    @Test
    void silenceAndBrokenNumbersAreTheFloor() {
        float floor = io.github.syllabary.tensor.Elementary.log(1e-6f);
        for (float v : new float[] {0, Float.NaN, Float.POSITIVE_INFINITY, 1e30f * 1e8f}) {
            float[] x = new float[800];
            Arrays.fill(x, v);
            for (float y : extract(new LogMel(), x)) assertEquals(floor, y);
        }
    }

    @Test
    void afterABrokenSampleTheRunningMeanRecovers() {
        LogMel mel = with(Map.of("normalisation", "running", "preEmphasis", 0.97));
        float[] x = noise(16000, 3);
        x[4000] = Float.NaN;
        float[] y = extract(mel, x);
        for (float v : y) assertTrue(Float.isFinite(v));
    }

    @Test
    void runningMeanIsThatOfTheFormula() {
        LogMel plain = new LogMel();
        LogMel running = with(Map.of("normalisation", "running", "timeConstantSeconds", 0.2));
        float[] x = noise(16000, 4);
        float[] raw = extract(plain, x);
        float[] have = extract(running, x);
        double[] m = new double[40];
        for (int t = 0; t < 98; t++) {
            double a = Math.max(1.0 / (t + 1), 1 - Math.exp(-0.010 / 0.2));
            for (int b = 0; b < 40; b++) {
                m[b] += a * (raw[t * 40 + b] - m[b]);
                assertEquals(raw[t * 40 + b] - m[b], have[t * 40 + b], 1e-4);
            }
        }
    }

    @Test
    void clipMeanLeavesBandsOfMeanZeroAndDoesNotStream() {
        LogMel clip = with(Map.of("normalisation", "clip"));
        float[] y = extract(clip, noise(16000, 6));
        for (int b = 0; b < 40; b++) {
            double sum = 0;
            for (int t = 0; t < 98; t++) sum += y[t * 40 + b];
            assertEquals(0, sum / 98, 1e-5);
        }
        assertFalse(clip.causal());
        assertTrue(assertThrows(UnsupportedOperationException.class, clip::stream)
                .getMessage()
                .contains("running"));
        extract(clip, new float[10]);
    }

    @Test
    void extractReadsAndWritesOnlyItsRange() {
        LogMel mel = new LogMel();
        float[] x = noise(3000, 7);
        float[] inside = Arrays.copyOfRange(x, 100, 2100);
        float[] out = new float[1000];
        Arrays.fill(out, 77);
        mel.extract(x, 100, 2000, out, 5);
        float[] want = extract(mel, inside);
        assertArrayEquals(want, Arrays.copyOfRange(out, 5, 5 + want.length));
        assertEquals(77, out[4]);
        assertEquals(77, out[5 + want.length]);
    }

    @Test
    void settingsGoRoundAndSayWhatIsWrong() {
        LogMel odd = with(Map.of("bands", 13, "power", 1, "normalisation", "running", "window", "hamming"));
        assertEquals(odd, Features.of(odd.settings()));
        assertEquals("kind", odd.settings().keySet().iterator().next());
        String json = new Gson().toJson(odd.settings());
        assertEquals(odd, Features.of(new Gson().<Map<String, Object>>fromJson(json, Map.class)));
        Map<String, Object> wrong = new HashMap<>();
        wrong.put("bands", 0);
        wrong.put("band", 40);
        wrong.put("highHz", 9000);
        wrong.put("fftSize", 500);
        wrong.put("hopMillis", "10");
        wrong.put("melScale", "bark");
        wrong.put("areaNormalised", 1);
        wrong.put("logFloor", 0);
        wrong.put("lowHz", Double.NaN);
        wrong.put("power", 1.5);
        for (Map.Entry<String, Object> field : wrong.entrySet()) {
            var e = assertThrows(IllegalArgumentException.class, () -> with(Map.of(field.getKey(), field.getValue())));
            assertTrue(e.getMessage().contains("'" + field.getKey() + "'"), e.getMessage());
        }
        List<String> messages = new ArrayList<>();
        for (Map<String, ?> m :
                List.<Map<String, ?>>of(Map.of(), Map.of("kind", "bark"), Map.of("kind", "log-mel", "bands", 200)))
            messages.add(assertThrows(IllegalArgumentException.class, () -> Features.of(m))
                    .getMessage());
        assertTrue(messages.get(0).contains("'kind'"));
        assertTrue(messages.get(1).contains("log-mel"));
        assertTrue(messages.get(2).contains("fewer bands"));
    }

    @Test
    void melScalesTurnBack() {
        for (MelScale scale : MelScale.values())
            for (double hz = 0; hz < 10000; hz += 37) assertEquals(hz, scale.hz(scale.mel(hz)), 1e-8 * (1 + hz));
    }

    static LogMel with(Map<String, ?> changes) {
        Map<String, Object> settings = new HashMap<>(changes);
        settings.put("kind", "log-mel");
        return (LogMel) Features.of(settings);
    }

    static float[] extract(Features features, float[] x) {
        float[] out = new float[features.shape(x.length).size()];
        features.extract(x, 0, x.length, out, 0);
        return out;
    }

    static float[] noise(int n, long seed) {
        Random random = new Random(seed);
        float[] x = new float[n];
        for (int i = 0; i < n; i++) x[i] = random.nextFloat() - 0.5f;
        return x;
    }
}
