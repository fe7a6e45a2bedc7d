package io.github.syllabary.recognizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.audio.LogMel;
import io.github.syllabary.audio.Sound;
import io.github.syllabary.audio.Waveform;
import io.github.syllabary.tensor.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SoundFrontEndTest {
    private final SoundFrontEnd five = new SoundFrontEnd(new Waveform(8000), 5);

    private float[] place(SoundFrontEnd frontEnd, Sound sound) {
        float[] window = new float[frontEnd.windowSamples()];
        Arrays.fill(window, 99);
        frontEnd.place(sound, window);
        return window;
    }

    private float[] place(float... samples) {
        return place(five, new Sound(samples, 8000));
    }

    @Test
    void shorterSoundsStandInTheMiddle() {
        assertArrayEquals(new float[] {0, 1, 2, 3, 0}, place(1, 2, 3));
        assertArrayEquals(new float[] {0, 1, 2, 0, 0}, place(1, 2));
        assertArrayEquals(new float[] {0, 0, 1, 0, 0}, place(1));
        assertArrayEquals(new float[5], place());
        assertArrayEquals(new float[] {1, 2, 3, 4, 5}, place(1, 2, 3, 4, 5));
    }

    @Test
    void ofLongerSoundsTheLoudestStretchIsTaken() {
        assertArrayEquals(new float[] {3, -9, 4, 1, 2}, place(1, 3, -9, 4, 1, 2, 0, 0));
        assertArrayEquals(new float[] {0, 0, 2, 0, 7}, place(0, 0, 0, 0, 2, 0, 7));
    }

    @Test
    void ofEquallyLoudStretchesTheFirstIsTaken() {
        assertArrayEquals(new float[] {1, 0, 0, 0, 5}, place(1, 0, 0, 0, 5, 0, 0, 0, 1, 0, 0));
        assertArrayEquals(new float[] {0, 0, 0, 0, 5}, place(0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0));
    }

    @Test
    void samplesThatAreNoNumbersCountAsSilence() {
        float nan = Float.NaN;
        assertArrayEquals(new float[] {1, 0, 0, 0, 2}, place(nan, Float.POSITIVE_INFINITY, 1, 0, 0, 0, 2, nan));
    }

    @Test
    void soundOfAnotherRateIsConverted() {
        SoundFrontEnd frontEnd = new SoundFrontEnd(new Waveform(8000), 4000);
        Sound sound = Recognizers.tone(44100, 44100, 440);
        Sound converted = sound.resample(8000);
        float[] window = place(frontEnd, sound);
        assertArrayEquals(place(frontEnd, converted), window);
        double energy = 0;
        for (float x : window) energy += x * x;
        // the middle half of sin² holds ½ + 1/π of its energy, which is ½·½²·8000/2 in all
        assertEquals(500 * (0.5 + 1 / Math.PI), energy, 5);
    }

    @Test
    void extractsTheFeaturesOfTheWindow() {
        SoundFrontEnd frontEnd = new SoundFrontEnd(new LogMel(), 16000);
        assertEquals(Shape.of(98, 40), frontEnd.shape());
        Sound sound = Recognizers.tone(12000, 16000, 440);
        float[] out = new float[frontEnd.shape().size() + 2];
        frontEnd.extract(sound, out, 1);
        float[] expected = new float[out.length];
        frontEnd.extractWindow(place(frontEnd, sound), expected, 1);
        assertArrayEquals(expected, out);
        assertEquals(0, out[0]);
        assertEquals(0, out[out.length - 1]);
        assertTrue(out[1 + 49 * 40 + 10] > -10, "the middle is loud");
        assertEquals(Math.log(1e-6), out[1], 1e-5, "before it is silence");
    }

    @Test
    void comesBackFromItsSettings() {
        SoundFrontEnd frontEnd = new SoundFrontEnd(new Waveform(16000, 50, 0.97), 12345);
        assertEquals(frontEnd, SoundFrontEnd.of(frontEnd.settings()));
    }

    @Test
    void namesTheSettingThatIsWrong() {
        Map<String, Object> settings = new LinkedHashMap<>(five.settings());
        settings.put("windowSamples", 2.5);
        refuses("'windowSamples' is 2.5", settings);
        settings.put("windowSamples", 0);
        refuses("a window of 0 samples holds no frame", settings);
        settings.put("windowSamples", Integer.MAX_VALUE);
        refuses("too long", settings);
        settings.put("windowSamples", 5);
        settings.put("colour", "blue");
        refuses("no field 'colour'", settings);
        settings.remove("colour");
        settings.remove("features");
        refuses("'features' is missing", settings);
    }

    private static void refuses(String part, Map<String, Object> settings) {
        String m = assertThrows(IllegalArgumentException.class, () -> SoundFrontEnd.of(settings))
                .getMessage();
        assertTrue(m.contains(part), m);
    }
}
