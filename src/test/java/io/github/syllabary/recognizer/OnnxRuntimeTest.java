package io.github.syllabary.recognizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.onnxruntime.OrtException;
import io.github.syllabary.nn.Activation;
import io.github.syllabary.nn.Conv;
import io.github.syllabary.nn.Network;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The networks of the recipes in ONNX Runtime. */
class OnnxRuntimeTest {

    private static Network block(Network net, int filters, int kernel, int stride) {
        return net.then(Conv.of(filters, kernel).stride(stride)).batchNorm().relu();
    }

    @Test
    void runsWave() throws OrtException {
        Network net = block(Network.of(Shape.of(8000, 1)), 32, 80, 16).maxPool(4);
        net = block(net, 32, 3, 1).maxPool(4);
        net = block(net, 64, 3, 1).maxPool(4);
        assertAgrees(block(net, 64, 3, 1).maxPoolOverTime().dense(35).softmax());
    }

    @Test
    void runsMel() throws OrtException {
        Network net = block(Network.of(Shape.of(98, 40)), 64, 5, 1).maxPool(2);
        net = block(net, 128, 5, 1).maxPool(2);
        assertAgrees(block(net, 128, 3, 1).maxPoolOverTime().dense(35).softmax());
    }

    @Test
    void runsResidualSeparableConvolutions() throws OrtException {
        Network net = block(Network.of(Shape.of(98, 40)), 64, 3, 2);
        for (int dilation = 1; dilation <= 4; dilation *= 2) {
            int d = dilation;
            UnaryOperator<Network> body = x -> x.then(Conv.depthwise(64, 5).dilation(d))
                    .batchNorm()
                    .then(Conv.of(64, 1).withoutBias())
                    .batchNorm();
            net = net.residual(body).then(d == 1 ? Activation.RELU : d == 2 ? Activation.SILU : Activation.HARD_SWISH);
        }
        assertAgrees(net.averagePoolOverTime().dropout(0.1).dense(35).softmax());
    }

    private static void assertAgrees(Network network) throws OrtException {
        RandomNetworks.fill(network, 5);
        float[] x = RandomNetworks.input(6, 3 * network.inputShape().size());
        byte[] model = ModelFile.model(network, LayerHints.none()).build().toByteArray();
        float[] ours =
                network.forward(new Tensor(network.inputShape().prepend(3), x)).data();
        assertArrayEquals(ours, OnnxRuntime.run(model, network, x, 3), 1e-5f);
    }
}
