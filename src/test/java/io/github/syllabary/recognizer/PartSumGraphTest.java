package io.github.syllabary.recognizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.PartSum;
import io.github.syllabary.tensor.Shape;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
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

    /** Puts another table in the place of the one of 8 bits and what widens it. */
    private static void replaceTable(GraphProto.Builder graph, TensorProto table) {
        for (int i = 0; i < graph.getNodeCount(); i++)
            if (graph.getNode(i).getOpType().equals("Cast")) graph.removeNode(i--);
        for (int i = 0; i < graph.getInitializerCount(); i++) {
            String name = graph.getInitializer(i).getName();
            if (name.endsWith(".parts.int8"))
                graph.setInitializer(i, table.toBuilder().setName(name.replace(".int8", "")));
        }
    }

    private static void replaceBytes(GraphProto.Builder graph, int... parts) {
        for (int i = 0; i < graph.getInitializerCount(); i++) {
            TensorProto t = graph.getInitializer(i);
            byte[] bytes = new byte[parts.length];
            for (int k = 0; k < bytes.length; k++) bytes[k] = (byte) parts[k];
            if (t.getName().endsWith(".parts.int8"))
                graph.setInitializer(i, OnnxTensors.bytes(t.getName(), t.getDimsList(), bytes));
        }
    }

    private static TensorProto longs(int... parts) {
        long[] wide = IntStream.of(parts).asLongStream().toArray();
        return OnnxTensors.longs("", Shape.of(wide.length / 2, 2), wide);
    }

    private static TensorProto ints(int... parts) {
        return OnnxTensors.ints("", Shape.of(parts.length / 2, 2), parts);
    }

    @Test
    void tablesOfModelsFromBeforeAreOfMoreBits() throws IOException {
        OnnxGraphProperties.assertSame(network, OnnxReader.read(graph, HINTS));
        for (TensorProto table : List.of(longs(TABLE), ints(TABLE))) {
            GraphProto.Builder before = graph.toBuilder();
            replaceTable(before, table);
            assertEquals(graph.getNodeCount() - 1, before.getNodeCount());
            OnnxGraphProperties.assertSame(network, OnnxReader.read(before.build(), HINTS));
        }
    }

    @Test
    void tablesTooLargeForEightBitsHaveThirtyTwo() throws IOException {
        for (int parts : new int[] {128, 129}) {
            Network large = Network.of(Shape.of(5))
                    .dense(parts)
                    .then(new PartSum(new int[] {0, 1, 2, parts - 1}, 2))
                    .softmax()
                    .initialise(3);
            GraphProto written = ModelFile.model(large, HINTS).build().getGraph();
            OnnxGraphProperties.assertSame(large, OnnxReader.read(written, HINTS));
            boolean cast =
                    written.getNodeList().stream().anyMatch(n -> n.getOpType().equals("Cast"));
            assertEquals(parts == 128, cast);
        }
    }

    @Test
    void refusesPartsThatAreNotThere() {
        int[] four = {0, 2, 0, 4, 1, 2};
        int[] negative = {0, 2, -1, 3, 1, 2};
        assertRefused("gathers the number 4 of 4", g -> replaceTable(g, longs(four)));
        assertRefused("gathers the number 4 of 4", g -> replaceTable(g, ints(four)));
        assertRefused("gathers the number -1 of 4", g -> replaceTable(g, ints(negative)));
        assertRefused("gathers the number 4 of 4", g -> replaceBytes(g, four));
        assertRefused("gathers the number -1 of 4", g -> replaceBytes(g, negative));
    }

    private void assertRefused(String part, Consumer<GraphProto.Builder> change) {
        DamagedGraph.assertRefused(graph, HINTS, part, change);
    }
}
