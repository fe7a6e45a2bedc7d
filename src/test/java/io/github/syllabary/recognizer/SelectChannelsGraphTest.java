package io.github.syllabary.recognizer;

import ai.onnx.proto.OnnxMl.GraphProto;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.SelectChannels;
import io.github.syllabary.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Selected channels in a graph. */
class SelectChannelsGraphTest {
    private static final LayerHints HINTS = LayerHints.none();

    private final GraphProto graph = ModelFile.model(
                    Network.of(Shape.of(6, 4))
                            .then(new SelectChannels(List.of(3, 1)))
                            .maxPoolOverTime()
                            .dense(2)
                            .softmax()
                            .initialise(3),
                    HINTS)
            .build()
            .getGraph();

    @Test
    void refusesChannelsThatCannotBeSelected() {
        assertRefused("selects the channel 4 of 4", List.of(0L, 4L));
        assertRefused("selects the channel -1 of 4", List.of(-1L, 0L));
        assertRefused("selects the channel 4294967296 of 4", List.of(1L << 32, 0L));
        assertRefused("one stands twice", List.of(1L, 1L));
        assertRefused("claims the shape [0]", List.of());
    }

    private void assertRefused(String part, List<Long> channels) {
        DamagedGraph.assertRefused(graph, HINTS, part, changed -> {
            for (int i = 0; i < changed.getInitializerCount(); i++) {
                String name = changed.getInitializer(i).getName();
                if (name.endsWith(".channels")) changed.setInitializer(i, OnnxTensors.longs(name, channels));
            }
        });
    }
}
