package io.github.syllabary.recognizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import io.github.syllabary.nn.Network;
import io.github.syllabary.tensor.Shape;
import java.io.IOException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Weights of 16 bits in a graph. */
class HalfWeightsTest {
    private static final LayerHints HINTS = LayerHints.none();

    private final Network plain = Network.of(Shape.of(20, 8))
            .conv(30, 3)
            .maxPoolOverTime()
            .dense(40)
            .softmax()
            .initialise(5);
    private final Network halved = RandomNetworks.rounded(plain.copy(), 16);
    private final GraphProto graph = graph(halved);

    private static GraphProto graph(Network network) {
        return ModelFile.model(network, HINTS).build().getGraph();
    }

    @Test
    void takesHalfTheRoomAndComesBack() throws IOException {
        int weights = 30 * 3 * 8 + 30 * 40;
        int saved = graph(plain).getSerializedSize() - graph.getSerializedSize();
        assertEquals(2 * weights, saved, 200);
        OnnxGraphProperties.assertSame(halved, OnnxReader.read(graph, HINTS));
    }

    @Test
    void oneNumberThatIsNoneLeavesItsLayerAsItIs() {
        plain.parameters().forEach(p -> java.util.Arrays.fill(p.values(), 0.5f));
        plain.parameters().get(0).values()[7] = 0.1f;
        plain.parametersChanged();
        assertEquals(
                1,
                graph(plain).getNodeList().stream()
                        .filter(n -> n.getOpType().equals("Cast"))
                        .count());
    }

    private void assertRefused(String part, Consumer<GraphProto.Builder> change) {
        DamagedGraph.assertRefused(graph, HINTS, part, change);
    }

    private static TensorProto.Builder halves(GraphProto.Builder graph) {
        return graph.getInitializerBuilderList().stream()
                .filter(t -> t.getDataType() == TensorProto.DataType.FLOAT16.getNumber())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void refusesWhatIsDamaged() {
        assertRefused("claims the shape", g -> halves(g).setRawData(ByteString.copyFrom(new byte[2])));
        assertRefused("not a finite number at 0", g -> {
            byte[] bytes = halves(g).getRawData().toByteArray();
            bytes[1] = 0x7c;
            bytes[0] = 0;
            halves(g).setRawData(ByteString.copyFrom(bytes));
        });
        assertRefused(
                "'to' is 10", g -> g.getNodeBuilder(0).getAttributeBuilder(0).setI(10));
        assertRefused("not FLOAT16", g -> halves(g).setDataType(TensorProto.DataType.FLOAT.getNumber()));
    }

    @Test
    void makesFloatsOfHalvesOnlyOnce() {
        NodeProto again = graph.getNode(0).toBuilder().setOutput(0, "again").build();
        assertRefused("is not an initializer", g -> g.addNode(1, again));
        assertRefused(
                "is given to a second value",
                g -> g.addInitializer(OnnxTensors.floats(graph.getNode(0).getOutput(0), Shape.of(1), new float[1])));
    }
}
