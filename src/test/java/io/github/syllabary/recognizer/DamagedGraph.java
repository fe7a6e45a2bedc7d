package io.github.syllabary.recognizer;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.GraphProto;
import java.io.IOException;
import java.util.function.Consumer;

/** A graph with something wrong in it. */
final class DamagedGraph {
    private DamagedGraph() {}

    /** The changed graph is refused with a message that holds {@code part}. */
    static void assertRefused(GraphProto graph, LayerHints hints, String part, Consumer<GraphProto.Builder> change) {
        GraphProto.Builder changed = graph.toBuilder();
        change.accept(changed);
        String message = assertThrows(IOException.class, () -> OnnxReader.read(changed.build(), hints))
                .getMessage();
        assertTrue(message.contains(part), message);
    }
}
