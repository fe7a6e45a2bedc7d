package io.github.syllabary.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WaveformTest {
    @Test
    void withoutFiltersItIsTheSamples() {
        float[] x = LogMelTest.noise(1000, 1);
        assertArrayEquals(x, LogMelTest.extract(new Waveform(8000), x));
        assertEquals("1000×1", new Waveform(8000).shape(1000).toString());
    }

    @Test
    void highPassKeepsSpeechAndRemovesAConstantFromTheFirstSample() {
        Waveform w = new Waveform(8000, 20, 0);
        float[] tone = new float[8000];
        for (int i = 0; i < tone.length; i++) tone[i] = 0.4f + (float) Math.sin(2 * Math.PI * 500 * i / 8000) / 2;
        Sound y = new Sound(LogMelTest.extract(w, tone), 8000).slice(4000, 8000);
        double mean = 0;
        for (float v : y.samples()) mean += v / y.samples().length;
        assertEquals(0, mean, 1e-4);
        assertEquals(0.5 / Math.sqrt(2), y.rms(), 4e-3);
        float[] constant = new float[10];
        java.util.Arrays.fill(constant, 0.7f);
        assertArrayEquals(new float[10], LogMelTest.extract(w, constant));
    }

    @Test
    void highPassLetsHalfThePowerThroughAtItsCorner() {
        float[] tone = new float[16000];
        for (int i = 0; i < tone.length; i++) tone[i] = (float) Math.sin(2 * Math.PI * 100 * i / 8000);
        Sound y = new Sound(LogMelTest.extract(new Waveform(8000, 100, 0), tone), 8000).slice(8000, 16000);
        assertEquals(0.5, y.rms() * y.rms() / 0.5, 0.05);
    }

    @Test
    void preEmphasisTakesAwayTheSampleBefore() {
        float[] y = LogMelTest.extract(new Waveform(8000, 0, 0.5), new float[] {1, 2, 3, Float.NaN, 1});
        assertArrayEquals(new float[] {1, 1.5f, 2, -1.5f, 1}, y);
    }

    @Test
    void brokenSamplesDoNotPoisonTheFilter() {
        float[] y = LogMelTest.extract(
                new Waveform(8000, 20, 0.9),
                new float[] {1, Float.POSITIVE_INFINITY, Float.MAX_VALUE, -Float.MAX_VALUE, Float.NaN, 0.5f, 0.25f});
        assertTrue(Float.isFinite(y[5]) && Float.isFinite(y[6]));
    }

    @Test
    void settingsGoRoundAndSayWhatIsWrong() {
        Waveform w = new Waveform(8000, 20, 0.97);
        assertEquals(w, Features.of(w.settings()));
        assertEquals("kind", w.settings().keySet().iterator().next());
        for (Map<String, Object> wrong : java.util.List.<Map<String, Object>>of(
                Map.of("highPassHz", 4000), Map.of("sampleRate", 0), Map.of("preEmphasis", 2), Map.of("bands", 40))) {
            Map<String, Object> settings = new java.util.HashMap<>(wrong);
            settings.put("kind", "waveform");
            var e = assertThrows(IllegalArgumentException.class, () -> Features.of(settings));
            String field = wrong.keySet().iterator().next();
            assertTrue(e.getMessage().contains("'" + field + "'"), e.getMessage());
        }
    }
}
