package io.github.syllabary.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against scikit-learn and scipy, see the folder's README. */
class GoldenEvaluationTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden/evaluation");
    private static final double LAST_DIGITS = 1e-14;

    private static JsonObject expected;

    @BeforeAll
    static void read() throws Exception {
        expected = JsonParser.parseString(Files.readString(FOLDER.resolve("expected.json")))
                .getAsJsonObject();
    }

    private static Figures figures(String name) throws Exception {
        Figures figures = new Figures(List.of("no", "up", "yes", "你好"));
        OutcomeFile.read(FOLDER.resolve(name + ".jsonl"), figures);
        return figures;
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "b"})
    void figuresAreThoseOfScikitLearn(String name) throws Exception {
        JsonObject e = expected.getAsJsonObject(name);
        Figures figures = figures(name);
        ConfusionMatrix m = figures.evaluation().confusion();
        assertEquals(e.get("clips").getAsInt(), figures.evaluation().clips());
        assertEquals(e.get("accuracy").getAsDouble(), figures.evaluation().accuracy(), LAST_DIGITS);
        JsonArray interval = e.getAsJsonArray("interval");
        assertEquals(
                interval.get(0).getAsDouble(), figures.evaluation().interval().low(), LAST_DIGITS);
        assertEquals(
                interval.get(1).getAsDouble(), figures.evaluation().interval().high(), LAST_DIGITS);
        assertEquals(e.get("macroPrecision").getAsDouble(), m.macroPrecision(), LAST_DIGITS);
        assertEquals(e.get("macroRecall").getAsDouble(), m.macroRecall(), LAST_DIGITS);
        assertEquals(e.get("macroF1").getAsDouble(), m.macroF1(), LAST_DIGITS);
        assertEquals(
                e.get("calibrationError").getAsDouble(), figures.calibration().error(), LAST_DIGITS);
        for (int i = 0; i < 4; i++) {
            assertEquals(at(e, "precision", i), m.precision(i), LAST_DIGITS);
            assertEquals(at(e, "recall", i), m.recall(i), LAST_DIGITS);
            assertEquals(at(e, "f1", i), m.f1(i), LAST_DIGITS);
            assertEquals(at(e, "areaUnderRoc", i), figures.rocs().get(i).area(), LAST_DIGITS);
        }
    }

    private static double at(JsonObject object, String list, int i) {
        return object.getAsJsonArray(list).get(i).getAsDouble();
    }

    @Test
    void mcNemarsTestIsTheBinomialOne() throws Exception {
        McNemar test = figures("a").against(figures("b"));
        JsonObject e = expected.getAsJsonObject("mcnemar");
        assertEquals(e.get("onlyFirst").getAsInt(), test.onlyFirst());
        assertEquals(e.get("onlySecond").getAsInt(), test.onlySecond());
        assertEquals(e.get("p").getAsDouble(), test.p(), LAST_DIGITS);
        for (JsonElement one : expected.getAsJsonArray("pvalues")) {
            JsonArray row = one.getAsJsonArray();
            int first = row.get(0).getAsInt();
            int second = row.get(1).getAsInt();
            double p = row.get(2).getAsDouble();
            assertEquals(p, new McNemar(first, second).p(), 1e-11 * p, first + " against " + second);
            assertEquals(p, new McNemar(second, first).p(), 1e-11 * p, second + " against " + first);
        }
    }
}
