package io.github.syllabary.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Parameter;
import io.github.syllabary.tensor.Shape;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OptimizerTest {

    /** Five steps from the same weights with the same gradients as PyTorch took; see optimizers.md. */
    @ParameterizedTest
    @EnumSource(Optimizer.Kind.class)
    void stepsLikePyTorch(Optimizer.Kind kind) throws IOException {
        Gson gson = new Gson();
        JsonObject golden;
        try (Reader in = new InputStreamReader(
                OptimizerTest.class.getResourceAsStream("/golden/optimizers.json"), StandardCharsets.UTF_8)) {
            golden = gson.fromJson(in, JsonObject.class);
        }
        List<Parameter> parameters = Network.of(Shape.of(2)).dense(3).parameters();
        float[] w = parameters.get(0).values();
        float[] start = gson.fromJson(golden.get("start"), float[].class);
        System.arraycopy(start, 0, w, 0, w.length);
        float[][] gradients = gson.fromJson(golden.get("gradients"), float[][].class);
        float[][] expected = gson.fromJson(golden.get(kind.name().toLowerCase(java.util.Locale.ROOT)), float[][].class);
        Optimizer optimizer = new Optimizer.Settings(kind, 0.1, 0.05, 0.9).of(parameters);
        for (int step = 0; step < 5; step++) {
            optimizer.step(0, gradients[step], 0.1, step + 1);
            assertArrayEquals(expected[step], w, 2e-6f, "step " + (step + 1));
        }
    }

    @Test
    void biasesDoNotDecay() {
        List<Parameter> parameters = Network.of(Shape.of(2)).dense(3).parameters();
        java.util.Arrays.fill(parameters.get(1).values(), 1f);
        Optimizer optimizer = new Optimizer.Settings(Optimizer.Kind.SGD, 0.1, 0.5, 0).of(parameters);
        optimizer.step(1, new float[3], 0.1, 1);
        assertArrayEquals(new float[] {1, 1, 1}, parameters.get(1).values());
    }

    @Test
    void schedulesBeginAndEndWhereTheyShould() {
        assertEquals(1, Schedule.CONSTANT.factor(0.7));
        assertEquals(0.04, Schedule.ONE_CYCLE.factor(0), 1e-12);
        assertEquals(1, Schedule.ONE_CYCLE.factor(0.3), 1e-12);
        assertEquals(1e-4, Schedule.ONE_CYCLE.factor(1), 1e-12);
        assertEquals(1, Schedule.COSINE.factor(0.05), 1e-12);
        assertEquals(0.5, Schedule.COSINE.factor(0.525), 1e-12);
        assertEquals(0, Schedule.COSINE.factor(1), 1e-12);
        assertEquals(0.1, Schedule.STEP.factor(0.6));
        for (double p = 0.31; p <= 1; p += 0.01)
            assertTrue(Schedule.ONE_CYCLE.factor(p) < Schedule.ONE_CYCLE.factor(p - 0.01));
    }
}
