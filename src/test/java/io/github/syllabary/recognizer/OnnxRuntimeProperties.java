package io.github.syllabary.recognizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.onnxruntime.OrtException;
import io.github.syllabary.nn.Network;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** ONNX Runtime reads what we write and comes to the same probabilities. */
class OnnxRuntimeProperties {

    @Property(tries = 300)
    void computesTheSameProbabilities(@ForAll long seed, @ForAll @IntRange(min = 0, max = 3) int rank)
            throws OrtException {
        Network network = RandomNetworks.of(seed, rank);
        int n = 2;
        float[] x = RandomNetworks.input(seed, n * network.inputShape().size());
        byte[] model = ModelFile.model(network, LayerHints.none()).build().toByteArray();
        Shape batch = network.inputShape().prepend(n);
        float[] ours = network.forward(new Tensor(batch, x)).data();
        assertArrayEquals(ours, OnnxRuntime.run(model, network, x, n), 1e-5f, () -> network.nodes()
                .toString());
    }
}
