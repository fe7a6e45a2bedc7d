package io.github.syllabary.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import io.github.syllabary.tensor.Workers;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A small network has PyTorch's outputs and gradients, and learns as PyTorch's does. */
class GoldenNetworkTest {
    /** PyTorch's names in the order of our parameters; null for running statistics. */
    private static final String[] NAMES = {
        "conv1.weight", "conv1.bias", "bn1.weight", "bn1.bias", null, null,
        "conv2.weight", "conv2.bias", "bn2.weight", "bn2.bias", null, null,
        "depthwise.weight", "depthwise.bias", "dense.weight", "dense.bias"
    };

    private static final float RATE = 0.05f;

    private final Network net = Network.of(Shape.of(24, 3))
            .conv(8, 5)
            .batchNorm()
            .relu()
            .maxPool(2)
            .residual(body -> body.conv(8, 3).batchNorm().relu().then(Conv.depthwise(8, 3)))
            .relu()
            .flatten()
            .dense(5)
            .softmax();

    @Test
    void outputsGradientsAndTenLossesArePyTorchs() throws IOException {
        Golden golden = Golden.read("network.txt").get(0);
        List<Parameter> parameters = net.parameters();
        for (int p = 0; p < NAMES.length; p++) {
            if (NAMES[p] == null) continue;
            Tensor want = golden.get(NAMES[p]);
            assertEquals(want.shape(), parameters.get(p).spec().shape());
            System.arraycopy(want.data(), 0, parameters.get(p).values(), 0, want.data().length);
        }
        float[] x = golden.get("x").data();
        int[] targets = new int[6];
        for (int s = 0; s < 6; s++) targets[s] = (int) golden.get("targets").data()[s];
        SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy(0.1, null);
        float[] dLogits = new float[6 * 5];
        try (Workers workers = new Workers(2)) {
            TrainingPass pass = new TrainingPass(net, 6, workers);
            pass.parametersChanged();
            System.arraycopy(x, 0, pass.input(), 0, x.length);
            for (int step = 0; step < 10; step++) {
                float[] logits = pass.forward(6, step);
                if (step == 0) assertArrayEquals(golden.get("logits").data(), logits, 2e-6f);
                assertEquals(golden.get("losses").data()[step], loss.loss(logits, 5, targets, 6, dLogits), 1e-5);
                float[][] gradients = pass.backward(dLogits);
                for (int p = 0; p < NAMES.length; p++) {
                    if (NAMES[p] == null) continue;
                    if (step == 0) assertArrayEquals(golden.get("d." + NAMES[p]).data(), gradients[p], 2e-6f, NAMES[p]);
                    float[] w = parameters.get(p).values();
                    for (int i = 0; i < w.length; i++) w[i] -= RATE * gradients[p][i];
                }
                pass.parametersChanged();
            }
        }
        assertArrayEquals(golden.get("after.bn1.mean").data(), parameters.get(4).values(), 1e-5f);
        assertArrayEquals(
                golden.get("after.bn1.variance").data(), parameters.get(5).values(), 1e-5f);
        assertArrayEquals(
                golden.get("after.bn2.mean").data(), parameters.get(10).values(), 1e-5f);
        assertArrayEquals(
                golden.get("after.bn2.variance").data(), parameters.get(11).values(), 1e-5f);
        assertArrayEquals(
                golden.get("probabilities").data(), net.forward(golden.get("x")).data(), 1e-5f);
    }
}
