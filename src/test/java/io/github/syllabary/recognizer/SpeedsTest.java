package io.github.syllabary.recognizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.audio.Sound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeedsTest {
    private static final Speeds THREE = new Speeds(List.of(0.8, 1.0, 1.25));

    /** Of any length: a window has 120 samples. */
    private static Sound tone(int samples) {
        return Recognizers.tone(samples, Recognizers.RATE, 90);
    }

    @Property(tries = 50)
    void probabilitiesAreTheGeometricMeanOfThoseOfASoundSaidFasterAndSlower(
            @ForAll @IntRange(min = 20, max = 300) int samples) {
        Recognizer once = Recognizers.small();
        Sound sound = tone(samples);
        double[] wanted = new double[once.labels().size()];
        double sum = 0;
        for (int c = 0; c < wanted.length; c++) {
            wanted[c] = 1;
            for (double speed : THREE.factors()) {
                int rate = sound.sampleRate();
                // as a record that turns faster: the same waves, in less time
                Sound played = new Sound(sound.samples(), (int) Math.round(rate * speed)).resample(rate);
                wanted[c] *= Math.cbrt(once.probabilities(played)[c]);
            }
            sum += wanted[c];
        }
        float[] found = once.withSpeeds(THREE).probabilities(sound);
        for (int c = 0; c < wanted.length; c++) assertEquals(wanted[c] / sum, found[c], 1e-6);
    }

    @Property(tries = 50)
    void theOrderOfSpeedsDoesNotMatterAndTheySumToOne(@ForAll @IntRange(min = 20, max = 300) int samples) {
        Recognizer small = Recognizers.small();
        float[] one = small.withSpeeds(THREE).probabilities(tone(samples));
        float[] other = small.withSpeeds(new Speeds(List.of(1.25, 0.8, 1.0))).probabilities(tone(samples));
        assertArrayEquals(one, other, 1e-6f);
        double sum = 0;
        for (float p : one) sum += p;
        assertEquals(1, sum, 1e-5);
    }

    @Test
    void atItsOwnSpeedASoundIsHeardAsBefore() {
        Recognizer small = Recognizers.small();
        assertArrayEquals(
                small.probabilities(tone(50)), small.withSpeeds(Speeds.AS_IT_IS).probabilities(tone(50)));
        assertTrue(small.speeds().asItIs());
    }

    @Test
    void aSpeedMakesASoundShorterAndHigher() {
        Sound low = Recognizers.tone(800, Recognizers.RATE, 50);
        Sound fast = new Speeds(List.of(1.25)).changed(low, 0);
        assertEquals(640, fast.samples().length);
        assertEquals(Recognizers.RATE, fast.sampleRate());
        assertEquals(crossings(low), crossings(fast), 1);
    }

    private static int crossings(Sound sound) {
        int n = 0;
        float[] x = sound.samples();
        for (int i = 1; i < x.length; i++) if (x[i - 1] < 0 != x[i] < 0) n++;
        return n;
    }

    @Test
    void whatOneSpeedRulesOutMayStillBeFound() {
        float[] p = Speeds.together(new float[][] {{0, 1}, {1, 0}, {1, 0}});
        assertEquals(1, p[0], 1e-6);
        assertEquals(1, p[0] + p[1], 1e-6);
    }

    @Test
    void aLongRecordingIsHeardOnceAlong() {
        Recognizer small = Recognizers.small();
        Sound sound = Recognizers.tone(400, Recognizers.RATE, 50);
        assertEquals(
                small.recognizeAlong(sound, 0.1).get(0).recognition().probability(),
                small.withSpeeds(THREE)
                        .recognizeAlong(sound, 0.1)
                        .get(0)
                        .recognition()
                        .probability());
    }

    @Test
    void theyStandInTheFileAndOutliveWhateverElseChanges(@TempDir Path folder) throws IOException {
        Recognizer made = Recognizers.small().withSpeeds(THREE);
        made.save(folder.resolve("three.onnx"));
        Recognizer read = Recognizer.load(folder.resolve("three.onnx"));
        assertEquals(THREE, read.speeds());
        assertArrayEquals(made.probabilities(tone(70)), read.probabilities(tone(70)));
        List<String> two = made.labels().subList(0, 2);
        assertEquals(THREE, made.only(two).speeds());
        assertEquals(THREE, made.withProvenance(Map.of("name", "x")).speeds());
        assertEquals(THREE, Ensemble.of(List.of(made, read)).speeds());
        Recognizer once = Recognizers.small();
        assertThrows(IllegalArgumentException.class, () -> Ensemble.of(List.of(made, once)));
        once.save(folder.resolve("once.onnx"));
        once.withSpeeds(Speeds.AS_IT_IS).save(folder.resolve("again.onnx"));
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("once.onnx")), Files.readAllBytes(folder.resolve("again.onnx")));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 0.49, 2.01, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesSpeedsThatNobodySpeaksAt(double speed) {
        String message = assertThrows(IllegalArgumentException.class, () -> new Speeds(List.of(1.0, speed)))
                .getMessage();
        assertTrue(message.contains("give factors from 0.5 to 2"), message);
    }

    @Test
    void refusesNoneAndTwice() {
        assertThrows(IllegalArgumentException.class, () -> new Speeds(List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Speeds(List.of(1.1, 1.1)));
    }
}
