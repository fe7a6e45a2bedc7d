package io.github.syllabary.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.tensor.Scratch;
import io.github.syllabary.tensor.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqueezeExcitationTest {
    private static final Shape SAMPLE = Shape.of(4, 5, 6);
    private static final int SAMPLES = 3;

    @Test
    void forwardAndBackwardArePyTorchs() throws IOException {
        Golden golden = Golden.read("squeeze-excitation.txt").get(0);
        SqueezeExcitation layer = new SqueezeExcitation(2);
        List<Parameter> parameters = new ArrayList<>();
        List<float[]> gradients = new ArrayList<>();
        for (ParameterSpec spec : layer.parameters(SAMPLE)) {
            assertEquals(spec.shape(), golden.get(spec.name()).shape());
            parameters.add(new Parameter(
                    spec.name(), spec, golden.get(spec.name()).data().clone()));
            gradients.add(new float[spec.shape().size()]);
        }
        BoundLayer bound = layer.bind(new Shape[] {SAMPLE}, parameters);
        Pass training = new Pass(true, 1, new Scratch());
        float[][] x = {golden.get("x").data()};
        float[] dy = golden.get("dy").data();
        float[] y = new float[dy.length];
        float[][] dx = {new float[dy.length]};
        bound.forward(x, y, 0, SAMPLES, training);
        assertArrayEquals(golden.get("y").data(), y, 1e-6f);
        bound.backward(x, y, dy, dx, gradients.toArray(float[][]::new), 0, SAMPLES, training);
        assertArrayEquals(golden.get("dx").data(), dx[0], 1e-6f);
        for (int p = 0; p < parameters.size(); p++)
            assertArrayEquals(golden.get("d" + parameters.get(p).name()).data(), gradients.get(p), 2e-6f);
    }

    @Test
    void countsUnitsAsThePublicationDoes() {
        assertEquals(5, SqueezeExcitation.reducing(20, 4).units());
        assertEquals(1, SqueezeExcitation.reducing(3, 16).units());
        // 4 frames: a mean of 6 channels, 6·2 and 2·6 for the gates; 120 numbers weighed
        assertEquals(4 * (6 + 12 + 12) + 120, new SqueezeExcitation(2).multiplications(SAMPLE));
    }

    @Test
    void saysWhatItCannotTake() {
        Network sound = Network.of(Shape.of(8, 3));
        String message = assertThrows(IllegalArgumentException.class, () -> sound.then(new SqueezeExcitation(2)))
                .getMessage();
        assertTrue(message.contains("put it behind 'as picture'"), message);
        assertThrows(IllegalArgumentException.class, () -> new SqueezeExcitation(0));
        assertThrows(IllegalArgumentException.class, () -> SqueezeExcitation.reducing(8, 0));
    }
}
