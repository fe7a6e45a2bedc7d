package io.github.syllabary.recognizer;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.github.syllabary.nn.Bias;
import io.github.syllabary.nn.Network;
import io.github.syllabary.tensor.Shape;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bias of each channel as a graph. */
class BiasGraphTest {
    private final Network network = Network.of(Shape.of(5, 4, 3))
            .then(new Bias())
            .maxPoolOverTime()
            .dense(2)
            .softmax()
            .initialise(1);

    @ParameterizedTest
    @CsvSource({
        "3 1 1, ''",
        "1 3 1, not one to each",
        "1 1 3, not one to each",
        "3, not one to each",
        "5 4 3, not one to each"
    })
    void isReadOnlyAlongTheChannels(String dims, String complaint) throws IOException {
        GraphProto.Builder graph = OnnxWriter.write(network, LayerHints.none()).toBuilder();
        int[] shape = Stream.of(dims.split(" ")).mapToInt(Integer::parseInt).toArray();
        int bias = graph.getInitializerList().stream()
                .map(TensorProto::getName)
                .toList()
                .indexOf("bias1.bias");
        float[] zeros = new float[Shape.of(shape).size()];
        graph.setInitializer(bias, OnnxTensors.floats("bias1.bias", Shape.of(shape), zeros));
        if (complaint.isEmpty()) {
            OnnxGraphProperties.assertSame(network, OnnxReader.read(graph.build(), LayerHints.none()));
            return;
        }
        String message = assertThrows(IOException.class, () -> OnnxReader.read(graph.build(), LayerHints.none()))
                .getMessage();
        assertTrue(message.contains(complaint), message);
    }
}
