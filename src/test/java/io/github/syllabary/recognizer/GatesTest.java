package io.github.syllabary.recognizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.SqueezeExcitation;
import io.github.syllabary.tensor.Shape;
import java.io.IOException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Squeeze and excitation as a graph, read back or refused. */
class GatesTest {
    private static final String Y = "squeezeexcitation2";

    private final Network network = Network.of(Shape.of(5, 4, 3))
            .relu()
            .then(new SqueezeExcitation(2))
            .maxPoolOverTime()
            .dense(2)
            .softmax()
            .initialise(1);

    @Test
    void isMadeOfWhatOtherProgramsHave() throws IOException {
        GraphProto graph = OnnxWriter.write(network, LayerHints.none());
        assertEquals(
                "Transpose Relu ReduceMean Conv Relu Conv Sigmoid Mul",
                String.join(
                        " ",
                        graph.getNodeList().subList(0, 8).stream()
                                .map(NodeProto::getOpType)
                                .toList()));
        OnnxGraphProperties.assertSame(network, OnnxReader.read(graph, LayerHints.none()));
    }

    @Test
    void whatIsNotThatIsRefused() {
        assertComplains("all axes behind the first", graph -> operator(graph, "ReduceMean")
                .setAttribute(0, OnnxParts.ints("axes", 2)));
        assertComplains(
                "keepdims", graph -> operator(graph, "ReduceMean").setAttribute(1, OnnxParts.whole("keepdims", 0)));
        assertComplains(
                "should go through Conv", graph -> operator(graph, "Sigmoid").setInput(0, Y + ".squeezed"));
        assertComplains("with its own gates", graph -> operator(graph, "Mul").setInput(0, "input.turned"));
        assertComplains("with its own gates", graph -> operator(graph, "Mul").setOpType("Add"));
        assertComplains(
                "do not fit", graph -> operator(graph, "Conv").setAttribute(0, OnnxParts.ints("kernel_shape", 1, 2)));
        assertComplains("do not fit", graph -> operator(graph, "Conv").setInput(1, Y + ".excite"));
        assertComplains(
                "its bias has 3 numbers for 2", graph -> operator(graph, "Conv").setInput(2, Y + ".excite.bias"));
        assertComplains("inputs, not 1", graph -> operator(graph, "Sigmoid").addInput(Y + ".excited"));
    }

    private static NodeProto.Builder operator(GraphProto.Builder graph, String type) {
        return graph.getNodeBuilderList().stream()
                .filter(node -> node.getOpType().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private void assertComplains(String of, Consumer<GraphProto.Builder> change) {
        GraphProto.Builder graph = OnnxWriter.write(network, LayerHints.none()).toBuilder();
        change.accept(graph);
        String message = assertThrows(IOException.class, () -> OnnxReader.read(graph.build(), LayerHints.none()))
                .getMessage();
        assertTrue(message.contains(of), message);
    }
}
