package io.github.syllabary.recognizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.PartSum;
import io.github.syllabary.tensor.Shape;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sums of parts in a graph. */
class PartSumGraphTest {
    private static final LayerHints HINTS = LayerHints.none();
    private static final int[] TABLE = {0, 2, 0, 3, 1, 2};

    private final Network network = Network.of(Shape.of(5))
            .dense(4)
            .then(new PartSum(TABLE, 2))
            .softmax()
            .initialise(3);
    private final GraphProto graph = ModelFile.model(network, HINTS).build().getGraph();

    private static void replaceTable(GraphProto.Builder graph, TensorProto table) {
        for (int i = 0; i < graph.getInitializerCount(); i++)
            if (graph.getInitializer(i).getName().endsWith(".parts"))
                graph.setInitializer(
                        i, table.toBuilder().setName(graph.getInitializer(i).getName()));
    }

    private static TensorProto longs(int... parts) {
        long[] wide = IntStream.of(parts).asLongStream().toArray();
        return OnnxTensors.longs("", Shape.of(wide.length / 2, 2), wide);
    }

    @Test
    void tablesOfModelsFromBeforeAreOfSixtyFourBits() throws IOException {
        GraphProto.Builder before = graph.toBuilder();
        replaceTable(before, longs(TABLE));
        assertEquals(24, before.build().getSerializedSize() - graph.getSerializedSize());
        OnnxGraphProperties.assertSame(network, OnnxReader.read(before.build(), HINTS));
        OnnxGraphProperties.assertSame(network, OnnxReader.read(graph, HINTS));
    }

    @Test
    void refusesPartsThatAreNotThere() {
        int[] four = {0, 2, 0, 4, 1, 2};
        int[] negative = {0, 2, -1, 3, 1, 2};
        Shape shape = Shape.of(3, 2);
        assertRefused("gathers the number 4 of 4", longs(four));
        assertRefused("gathers the number 4 of 4", OnnxTensors.ints("", shape, four));
        assertRefused("gathers the number -1 of 4", OnnxTensors.ints("", shape, negative));
    }

    private void assertRefused(String part, TensorProto table) {
        DamagedGraph.assertRefused(graph, HINTS, part, g -> replaceTable(g, table));
    }
}
