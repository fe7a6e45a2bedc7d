package io.github.syllabary.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.tensor.RandomKey;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import org.junit.jupiter.api.Test;

class SaliencyTest {

    @Test
    void gradientAgreesWithCentralDifferences() {
        Network network = Network.of(Shape.of(6, 5, 2))
                .conv(3, 3)
                .batchNorm()
                .residual(body -> body.conv(3, 1).then(Activation.SILU))
                .then(new BatchNorm().bands(3))
                .flatten()
                .dropout(0.5)
                .dense(4)
                .softmax()
                .initialise(3);
        for (Parameter p : network.parameters())
            if (p.name().endsWith("variance") || p.name().endsWith("scale"))
                for (int i = 0; i < p.values().length; i++) p.values()[i] = 0.5f + i;
        network.parametersChanged();
        Tensor x = Tensor.zeros(network.inputShape());
        for (int i = 0; i < 60; i++) x.data()[i] = 2 * RandomKey.uniform(1, i) - 1;
        Tensor dx = Saliency.gradient(network, x, 2);
        float h = 1e-2f;
        for (int i = 0; i < 60; i++) {
            float before = x.data()[i];
            x.data()[i] = before + h;
            double up = logit(network, x);
            x.data()[i] = before - h;
            double down = logit(network, x);
            x.data()[i] = before;
            double numeric = (up - down) / (2 * h);
            assertEquals(numeric, dx.data()[i], 1e-2 * Math.max(1, Math.abs(numeric)));
        }
    }

    private static double logit(Network network, Tensor x) {
        Workspace workspace = network.workspace();
        workspace.run(x.data(), 1);
        return workspace.value(network.logits())[2];
    }

    @Test
    void occlusionFindsTheOnlyPlaceThatCounts() {
        Network network = Network.of(Shape.of(8, 8, 1)).flatten().dense(2).softmax();
        float[] w = network.parameters().get(0).values();
        java.util.Arrays.fill(w, 0);
        w[(2 * 8 + 5) * 2] = 3; // pixel (2, 5) speaks for output 0
        network.parametersChanged();
        Tensor x = Tensor.zeros(network.inputShape());
        x.data()[2 * 8 + 5] = 1;
        Tensor map = Saliency.occlusion(network, x, 0, Shape.of(2, 2, 1), Shape.of(1, 1, 1));
        assertTrue(map.data()[2 * 8 + 5] > 0.1);
        assertEquals(0, map.data()[7 * 8]);
        for (float v : map.data()) assertTrue(v <= map.data()[2 * 8 + 5]);
        assertThrows(
                IllegalArgumentException.class,
                () -> Saliency.occlusion(network, x, 0, Shape.of(9, 2, 1), Shape.of(1, 1, 1)));
    }
}
