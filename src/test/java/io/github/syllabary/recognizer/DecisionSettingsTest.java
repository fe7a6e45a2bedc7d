package io.github.syllabary.recognizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionSettingsTest {
    @TempDir
    Path dir;

    static DecisionSettings of(String word) {
        return new DecisionSettings(
                4,
                0.75,
                0.5,
                0.5,
                1.25,
                0.25,
                Map.of(
                        word,
                        List.of(
                                new OperatingPoint(0.95f, 0, 0, 0, 0.25),
                                new OperatingPoint(0.9f, 1, 0, 0, 0.125),
                                new OperatingPoint(0.4f, 2, 2, 1, Double.NaN))));
    }

    @Test
    void aPromiseTakesTheLowestThresholdThatKeepsIt() {
        DecisionSettings settings = of("yes");
        assertEquals(2, settings.hours());
        assertEquals(0.9f, settings.at("yes", 0.5).threshold());
        assertEquals(0.9f, settings.at("yes", 2.49).threshold());
        assertEquals(0.4f, settings.at("yes", 2.5).threshold());
        assertEquals(Map.of("yes", (double) 0.9f), settings.thresholds());
        assertEquals(
                RateInterval.garwood(1, 2),
                settings.interval(settings.curves().get("yes").get(1)));
    }

    @Test
    void whatTheHoursDoNotCarryIsRefused() {
        assertRefused(
                "2.00 hours of audio without the words cannot promise 0.1 false alarms an hour: that takes 10.0 hours;"
                        + " calibrate with more audio, or ask for 0.5 or more",
                () -> of("yes").at("yes", 0.1));
        assertRefused("0.0 false alarms an hour; give a number above 0", () -> of("yes")
                .at("yes", 0));
        assertRefused(
                "'no' was not calibrated; it was done for yes", () -> of("yes").at("no", 1));
        assertRefused(
                "'yes' was spotted 7 times in 2.00 hours without it even at the highest threshold; train with more speech"
                        + " that is not the word, or ask for 3.5 or more",
                () -> new DecisionSettings(
                        1, 1, 0.5, 1, 1, 0, Map.of("yes", List.of(new OperatingPoint(1, 7, 0, 0, 0)))));
    }

    private static void assertRefused(String message, Runnable made) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, made::run).getMessage());
    }

    @Test
    void theModelFileKeepsThem() throws IOException {
        Recognizer plain = Recognizers.small();
        assertEquals(Optional.empty(), plain.decisions());
        DecisionSettings settings = of(plain.labels().get(1));
        Path file = dir.resolve("words.onnx");
        plain.withDecisions(settings).save(file);
        assertEquals(Optional.of(settings), Recognizer.load(file).decisions());
        assertRefused("decisions: there is no label 'other'; calibrate again", () -> plain.withDecisions(of("other")));
    }

    @Test
    void damagedOnesAreRefusedWithTheField() {
        String whole = DecisionFields.write(of("yes")).toString();
        assertEquals(of("yes"), DecisionFields.read(parsed(whole)));
        for (String[] change : new String[][] {
            {"\"smoothing\":4", "\"smoothing\":4.5", "field 'smoothing' is 4.5"},
            {"\"smoothing\":4", "\"smoothing\":0", "smoothing over 0 windows"},
            {"\"smoothing\":4", "\"smoothing\":\"x\"", "field 'smoothing'"},
            {"\"refractorySeconds\":0.75,", "", "field 'refractorySeconds'"},
            {"\"speechHours\":0.5", "\"speechHours\":-1", "-1.0 hours"},
            {"\"speechHours\":0.5", "\"speechHours\":1e999", "field 'speechHours'"},
            {"\"falseAlarmsPerHour\":0.5", "\"falseAlarmsPerHour\":0.001", "cannot promise"},
            {"\"yes\":[", "\"yes\":[7,", "field 'curves'"},
            {"\"speech\":1", "\"speech\":-1", "no count can be negative"},
            {"\"speech\":1", "\"speech\":9", "out of order"},
            {"\"threshold\":", "\"threshold\":-", "a threshold of -"},
        }) {
            assertTrue(whole.contains(change[0]), change[0]);
            String m = assertThrows(
                            IllegalArgumentException.class,
                            () -> DecisionFields.read(parsed(whole.replace(change[0], change[1]))),
                            change[1])
                    .getMessage();
            assertTrue(m.contains(change[2]), m);
        }
    }

    private static JsonObject parsed(String json) {
        return JsonParser.parseString(json).getAsJsonObject();
    }
}
