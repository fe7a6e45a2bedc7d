package io.github.syllabary.app.desktop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.audio.Waveform;
import io.github.syllabary.nn.AsPicture;
import io.github.syllabary.nn.Conv;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Workspace;
import io.github.syllabary.recognizer.DecisionSettings;
import io.github.syllabary.recognizer.OperatingPoint;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.recognizer.SoundFrontEnd;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What of a model the window shows. */
class ModelViewsTest {

    private static Recognizer recognizer() {
        Network network = Network.of(Shape.of(800, 1))
                .conv(6, 80)
                .relu()
                .maxPoolOverTime()
                .dense(3)
                .softmax();
        return new Recognizer(
                new SoundFrontEnd(new Waveform(8000), 800),
                network.initialise(1),
                List.of("yes", "no", "unknown"),
                Map.of());
    }

    @Test
    void withoutCalibrationTheThresholdIsAPlainProbabilityAndSaysSo() {
        ThresholdSteps steps = ThresholdSteps.of(recognizer());
        assertFalse(steps.calibrated());
        assertEquals("probability ≥ 80 %", steps.step(steps.initial()).text());
        assertEquals(Map.of("yes", 0.8, "no", 0.8), steps.step(steps.initial()).thresholds());
        assertTrue(steps.explanation().contains("not calibrated"));
    }

    @Test
    void withCalibrationItIsFalseAlarmsAnHourAsFarAsTheHoursCarry() {
        List<OperatingPoint> curve = List.of(
                new OperatingPoint(0.95, 1, 0, 0, 0.2),
                new OperatingPoint(0.9, 4, 0, 0, 0.1),
                new OperatingPoint(0.7, 40, 0, 0, 0));
        DecisionSettings decisions = new DecisionSettings(3, 1, 2, 2, 0, 0, Map.of("yes", curve));
        ThresholdSteps steps = ThresholdSteps.of(recognizer().withDecisions(decisions));
        assertTrue(steps.calibrated());
        // two hours cannot tell 0.2 an hour from 0
        assertEquals("≤ 0.5 false alarms/hour", steps.step(0).text());
        assertEquals(Map.of("yes", 0.95), steps.step(0).thresholds());
        assertEquals("≤ 2 false alarms/hour", steps.step(steps.initial()).text());
        assertEquals(Map.of("yes", 0.9), steps.step(steps.initial()).thresholds());
        assertEquals(Map.of("yes", 0.7), steps.step(steps.size() - 1).thresholds());
    }

    @Test
    void layersAreSeenForTheWindowThatEndsAtAMoment() {
        Recognizer recognizer = recognizer();
        Timeline timeline = new Timeline(8000, recognizer.labels(), 0.01);
        float[] x = new float[8000];
        for (int i = 0; i < x.length; i++) x[i] = (float) Math.sin(i * i * 1e-4);
        timeline.heard(0, x);
        InsideLook look = new InsideLook(recognizer);
        assertEquals(2, look.firstMaps(), "behind the activation");
        assertEquals(6, look.layers().size());
        float[] window = Arrays.copyOfRange(x, 4000 - 800, 4000);
        Tensor outputs = look.maps(timeline, 0.5, 5);
        assertEquals(Shape.of(1, 3), outputs.shape());
        Tensor want = recognizer.network().forward(new Tensor(Shape.of(800, 1), window));
        assertArrayEquals(want.data(), outputs.data());
        assertEquals(Shape.of(721, 6), look.maps(timeline, 0.5, 2).shape());
        assertEquals(Shape.of(80, 1, 6), look.kernels().orElseThrow().shape());
    }

    @Test
    void mapsAlongFrequencyTooAreSeenMapByMapTimeToTheRight() {
        Network network = Network.of(Shape.of(800, 1))
                .then(Conv.of(6, 80).stride(20))
                .then(new AsPicture())
                .conv(2, 3, 2)
                .maxPoolOverTime()
                .dense(3)
                .softmax()
                .initialise(1);
        Recognizer recognizer = new Recognizer(
                new SoundFrontEnd(new Waveform(8000), 800), network, List.of("yes", "no", "unknown"), Map.of());
        Timeline timeline = new Timeline(8000, recognizer.labels(), 0.01);
        float[] x = new float[800];
        for (int i = 0; i < x.length; i++) x[i] = (float) Math.sin(i * i * 1e-4);
        timeline.heard(0, x);
        Tensor maps = new InsideLook(recognizer).maps(timeline, 0.1, 3);
        assertEquals(Shape.of(35, 2 * 5), maps.shape());
        Workspace workspace = network.workspace();
        workspace.run(x, 1);
        float[] value = workspace.value(3); // 35×5×2
        for (int t = 0; t < 35; t++)
            for (int band = 0; band < 5; band++)
                for (int map = 0; map < 2; map++)
                    assertEquals(value[(t * 5 + band) * 2 + map], maps.data()[t * 10 + map * 5 + band]);
    }
}
