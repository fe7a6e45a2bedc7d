package io.github.syllabary.recognizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Node;
import io.github.syllabary.tensor.Tensor;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A network comes back from its graph as it was. */
class OnnxGraphProperties {

    @Property(tries = 500)
    void bringsNetworksBackBitForBit(@ForAll long seed, @ForAll @IntRange(min = 0, max = 3) int rank)
            throws IOException {
        Network network = RandomNetworks.of(seed, rank);
        LayerHints hints = LayerHints.none();
        byte[] bytes = ModelFile.model(network, hints).build().toByteArray();
        Map<String, String> kept = new TreeMap<>(hints.fields());
        Network back = OnnxReader.read(ModelProto.parseFrom(bytes).getGraph(), LayerHints.of(kept));
        assertSame(network, back);
        Tensor x = new Tensor(
                network.inputShape(),
                RandomNetworks.input(seed, network.inputShape().size()));
        assertArrayEquals(network.forward(x).data(), back.forward(x).data());
        assertArrayEquals(
                bytes, ModelFile.model(back, LayerHints.none()).build().toByteArray());
    }

    /** The same layers in the same places with the same bits in their parameters. */
    static void assertSame(Network expected, Network actual) {
        assertEquals(expected.inputShape(), actual.inputShape());
        assertEquals(expected.output(), actual.output());
        assertEquals(expected.nodes().size(), actual.nodes().size());
        for (int i = 0; i < expected.nodes().size(); i++) {
            Node e = expected.nodes().get(i);
            Node a = actual.nodes().get(i);
            assertEquals(e.layer(), a.layer());
            assertEquals(e.inputs(), a.inputs());
            assertEquals(e.shape(), a.shape());
            assertEquals(e.parameters().size(), a.parameters().size());
            for (int p = 0; p < e.parameters().size(); p++) {
                assertEquals(e.parameters().get(p).name(), a.parameters().get(p).name());
                assertEquals(e.parameters().get(p).spec(), a.parameters().get(p).spec());
                assertArrayEquals(
                        e.parameters().get(p).values(), a.parameters().get(p).values());
            }
        }
    }
}
