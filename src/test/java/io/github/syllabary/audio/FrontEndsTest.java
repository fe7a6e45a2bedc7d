package io.github.syllabary.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import be.tarsos.dsp.pitch.PitchDetectionResult;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Front ends other than the waveform and plain log-mel. */
class FrontEndsTest {
    private static final Features MEL = Features.of(Map.of("kind", "log-mel"));

    @Test
    void agreeWithTorchaudioAndThePublishedFormulas() throws IOException {
        for (JsonElement element : Golden.json("features.json").getAsJsonArray()) {
            JsonObject golden = element.getAsJsonObject();
            float[] x = Golden.sound(golden.get("input").getAsString()).samples();
            Features features = of(golden.get("settings").toString());
            float[] want = Golden.floats(golden.get("values"));
            float[] have = LogMelTest.extract(features, x);
            assertEquals(want.length, have.length, () -> "frames of " + features);
            for (int i = 0; i < want.length; i++)
                assertEquals(want[i], have[i], 2e-4 * (1 + Math.abs(want[i])), "number " + i + " of " + features);
        }
    }

    @Test
    void pitchIsThatOfTarsosDsp() throws IOException {
        float[] x = Golden.sound("pitch-input.wav").samples();
        // its buffer holds the stretch and the longest lag, both half of it
        be.tarsos.dsp.pitch.Yin theirs = new be.tarsos.dsp.pitch.Yin(16000, 800, 0.2);
        Pitch pitch = (Pitch) of("{kind: pitch, windowMillis: 25, lowHz: 60}");
        float[] have = LogMelTest.extract(pitch, x);
        int compared = 0;
        for (int t = 0; t < have.length / 3; t++) {
            PitchDetectionResult result = theirs.getPitch(Arrays.copyOfRange(x, t * 160, t * 160 + 800));
            if (!result.isPitched() || result.getPitch() < 70 || have[3 * t + 1] < 0.9) continue;
            double octaves = Math.log(result.getPitch() / 150) / Math.log(2);
            assertEquals(octaves, have[3 * t], 0.005, "frame " + t);
            compared++;
        }
        assertTrue(compared > 30, compared + " frames compared");
    }

    @Test
    void pitchIsHeldWhileTheVoicePausesAndKnowsNoOctaveJumps() throws IOException {
        float[] x = Golden.sound("pitch-input.wav").samples();
        float[] y = LogMelTest.extract(of("{kind: pitch}"), x);
        boolean unvoiced = false;
        for (int t = 1; t < y.length / 3; t++) {
            assertTrue(Math.abs(y[3 * t + 2]) <= 25, "slope in frame " + t);
            if (y[3 * t + 1] > 0.8f) continue;
            unvoiced = true;
            assertEquals(y[3 * t - 3], y[3 * t]);
            assertEquals(0, y[3 * t + 2]);
        }
        assertTrue(unvoiced);
    }

    @Test
    void silenceAndBrokenNumbersHaveNoPitchAndNoEnergy() {
        for (float v : new float[] {0, Float.NaN, Float.POSITIVE_INFINITY, 1e38f}) {
            float[] x = new float[2000];
            Arrays.fill(x, v);
            for (String kind : List.of("pitch", "pcen"))
                for (float y : LogMelTest.extract(of("{kind: " + kind + "}"), x)) assertEquals(0, y, kind + " of " + v);
        }
    }

    @Test
    void aBrokenSampleIsForgotten() {
        float[] x = LogMelTest.noise(16000, 3);
        x[4000] = Float.NaN;
        x[6000] = Float.POSITIVE_INFINITY;
        for (String settings : List.of("{kind: pitch, running: true}", "{kind: pcen}", "{kind: mfcc}"))
            for (float y : LogMelTest.extract(of(settings), x)) assertTrue(Float.isFinite(y), settings);
    }

    @Test
    void gainControlForgetsTheLoudnessOfARecording() {
        float[] x = LogMelTest.noise(8000, 4);
        float[] loud = LogMelTest.extract(of("{kind: pcen, gain: 1}"), x);
        for (int i = 0; i < x.length; i++) x[i] *= 0.1f;
        float[] soft = LogMelTest.extract(of("{kind: pcen, gain: 1}"), x);
        for (int i = 0; i < loud.length; i++) assertEquals(loud[i], soft[i], 1e-3);
    }

    @Test
    void gainControlBeginsWithTheFirstEnergyAndNotWithSilence() {
        float[] noise = LogMelTest.noise(4000, 5);
        float[] late = new float[8000];
        System.arraycopy(noise, 0, late, 4000, 4000);
        float[] want = LogMelTest.extract(of("{kind: pcen, hopMillis: 25}"), noise);
        float[] have = LogMelTest.extract(of("{kind: pcen, hopMillis: 25}"), late);
        assertArrayEquals(want, Arrays.copyOfRange(have, have.length - want.length, have.length));
    }

    @Test
    void partsOfAStackAreCentredInTheLongestWindow() {
        Features stack = of("{kind: stacked, parts: [{kind: log-mel}, {kind: log-mel, windowMillis: 30}]}");
        float[] x = LogMelTest.noise(5000, 6);
        float[] both = LogMelTest.extract(stack, x);
        float[] shorter = LogMelTest.extract(MEL, Arrays.copyOfRange(x, 40, x.length));
        float[] longer = LogMelTest.extract(of("{kind: log-mel, windowMillis: 30}"), x);
        assertEquals(80, stack.channels());
        assertEquals(480, stack.windowSamples());
        assertEquals(longer.length, both.length / 2);
        for (int t = 0; t < longer.length / 40; t++) {
            assertArrayEquals(
                    Arrays.copyOfRange(shorter, t * 40, t * 40 + 40), Arrays.copyOfRange(both, t * 80, t * 80 + 40));
            assertArrayEquals(
                    Arrays.copyOfRange(longer, t * 40, t * 40 + 40),
                    Arrays.copyOfRange(both, t * 80 + 40, t * 80 + 80));
        }
    }

    @Test
    void deltasShortenAClipByTheirNeighbours() {
        Features deltas = of("{kind: deltas, reach: 3, order: 2, of: {kind: mfcc}}");
        assertEquals(39, deltas.channels());
        assertEquals(400 + 12 * 160, deltas.windowSamples());
        assertEquals(98 - 12, deltas.frames(16000));
        assertEquals(0, deltas.frames(2000));
        LogMelTest.extract(deltas, new float[2000]);
    }

    @Test
    void whatNeedsTheWholeClipDoesNotStreamInAnyMixture() {
        String clip = "{kind: log-mel, normalisation: clip}";
        for (String settings : List.of(
                "{kind: mfcc, normalisation: clip}",
                "{kind: deltas, of: " + clip + "}",
                "{kind: stacked, parts: [{kind: pitch}, " + clip + "]}")) {
            Features features = of(settings);
            assertFalse(features.causal());
            assertThrows(UnsupportedOperationException.class, features::stream);
            LogMelTest.extract(features, LogMelTest.noise(4000, 7));
        }
    }

    @Test
    void wrongSettingsAreRefusedWithTheFieldAndTheMend() {
        String[][] wrong = {
            {"{kind: mfcc, coefficients: 41}", "'coefficients' is 41; give 1 to 40"},
            {"{kind: mfcc, coefficients: 0}", "'coefficients'"},
            {"{kind: mfcc, coefficient: 13}", "has no field 'coefficient'"},
            {"{kind: pcen, gain: 2}", "'gain' is 2.0"},
            {"{kind: pcen, bias: -1}", "'bias'"},
            {"{kind: pcen, root: 0}", "'root'"},
            {"{kind: pcen, floor: 0}", "'floor'"},
            {"{kind: pcen, smoothingSeconds: 0}", "'smoothingSeconds'"},
            {"{kind: pcen, logFloor: 1}", "has no field 'logFloor'"},
            {"{kind: pitch, lowHz: 600}", "'lowHz'"},
            {"{kind: pitch, lowHz: 1e-9}", "'lowHz'"},
            {"{kind: pitch, highHz: 5000}", "'highHz'"},
            {"{kind: pitch, threshold: 1}", "'threshold'"},
            {"{kind: pitch, referenceHz: 0}", "'referenceHz'"},
            {"{kind: pitch, running: 1}", "'running'"},
            {"{kind: pitch, windowMillis: 1e9}", "'windowMillis'"},
            {"{kind: pitch, hopMillis: 0.001}", "'hopMillis'"},
            {"{kind: pitch, sampleRate: 2000000000}", "'sampleRate'"},
            {"{kind: deltas}", "'of'"},
            {"{kind: deltas, of: log-mel}", "'of'"},
            {"{kind: deltas, of: {}}", "'kind' is missing"},
            {"{kind: deltas, reach: 0, of: {kind: pitch}}", "'reach'"},
            {"{kind: deltas, order: 3, of: {kind: pitch}}", "'order'"},
            {"{kind: deltas, of: {kind: deltas, of: {kind: pitch}}}", "order to 2"},
            {"{kind: stacked}", "'parts'"},
            {"{kind: stacked, parts: 3}", "'parts'"},
            {"{kind: stacked, parts: [3, 4]}", "'parts'"},
            {"{kind: stacked, parts: [{kind: pitch}]}", "2 to 8"},
            {"{kind: stacked, parts: [{kind: pitch}, {kind: log-mel, hopMillis: 5}]}", "hopMillis"},
            {
                "{kind: stacked, parts: [{kind: pitch}, {kind: stacked, parts: [{kind: pitch}, {kind: pitch}]}]}",
                "one list"
            },
        };
        for (String[] pair : wrong) {
            String said = assertThrows(IllegalArgumentException.class, () -> of(pair[0]), pair[0])
                    .getMessage();
            assertTrue(said.startsWith("features: ") && said.contains(pair[1]), pair[0] + " said " + said);
        }
    }

    @SuppressWarnings("unchecked")
    static Features of(String lenientJson) {
        return Features.of(new Gson().fromJson(lenientJson, Map.class));
    }
}
