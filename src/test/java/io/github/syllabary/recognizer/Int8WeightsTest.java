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

/** Weights of 8 bits in a graph. */
class Int8WeightsTest {
    private static final LayerHints HINTS = LayerHints.none();

    private final Network plain = Network.of(Shape.of(20, 8))
            .conv(30, 3)
            .maxPoolOverTime()
            .dense(40)
            .softmax()
            .initialise(5);
    private final Network rounded = RandomNetworks.rounded(plain.copy(), 8);
    private final GraphProto graph = graph(rounded);

    private static GraphProto graph(Network network) {
        return ModelFile.model(network, HINTS).build().getGraph();
    }

    @Test
    void takesAQuarterOfTheRoomAndComesBack() throws IOException {
        int weights = 30 * 3 * 8 + 30 * 40;
        int steps = 4 * (30 + 40);
        int saved = graph(plain).getSerializedSize() - graph.getSerializedSize();
        assertEquals(3 * weights - steps, saved, 300);
        OnnxGraphProperties.assertSame(rounded, OnnxReader.read(graph, HINTS));
    }

    @Test
    void oneNumberBetweenTheStepsLeavesItsLayerAsItIs() {
        float[] kernels = rounded.parameters().get(0).values();
        kernels[7] = Math.nextUp(kernels[7]);
        rounded.parametersChanged();
        assertEquals(
                1,
                graph(rounded).getNodeList().stream()
                        .filter(n -> n.getOpType().equals("DequantizeLinear"))
                        .count());
    }

    private void assertRefused(String part, Consumer<GraphProto.Builder> change) {
        DamagedGraph.assertRefused(graph, HINTS, part, change);
    }

    private static TensorProto.Builder first(GraphProto.Builder graph, String suffix) {
        return graph.getInitializerBuilderList().stream()
                .filter(t -> t.getName().endsWith(suffix))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void refusesWhatIsDamaged() {
        assertRefused("claims the shape", g -> first(g, ".int8").setRawData(ByteString.copyFrom(new byte[2])));
        assertRefused("not INT8", g -> first(g, ".int8").setDataType(TensorProto.DataType.UINT8.getNumber()));
        assertRefused("29 steps for numbers of the shape", g -> {
            TensorProto.Builder steps = first(g, ".steps");
            steps.setRawData(steps.getRawData().substring(4)).setDims(0, 29);
        });
        assertRefused("not a finite number at 0", g -> {
            byte[] bytes = first(g, ".steps").getRawData().toByteArray();
            bytes[3] = 0x7f;
            bytes[2] = (byte) 0x80;
            first(g, ".steps").setRawData(ByteString.copyFrom(bytes));
        });
        assertRefused(
                "'axis' is 1", g -> g.getNodeBuilder(0).getAttributeBuilder(0).setI(1));
        assertRefused("has 1 inputs, not 2", g -> {
            String whole = g.getNode(0).getInput(0);
            g.getNodeBuilder(0).clearInput().addInput(whole);
        });
    }

    @Test
    void makesFloatsOfEightBitsOnlyOnce() {
        NodeProto again = graph.getNode(0).toBuilder().setOutput(0, "again").build();
        assertRefused("is not an initializer", g -> g.addNode(1, again));
    }
}
