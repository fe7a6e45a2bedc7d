package io.github.syllabary.recognizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import io.github.syllabary.nn.BatchNorm;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Node;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Batch normalisation in sub-bands as a graph. */
class SubBandGraphTest {
    private final Network network = Network.of(Shape.of(4, 6, 1))
            .then(new BatchNorm(1e-4f, 0.3f, 3))
            .conv(2, 3)
            .then(new BatchNorm().bands(2))
            .flatten()
            .dense(3)
            .softmax()
            .initialise(1);
    private final LayerHints hints = LayerHints.none();
    private final GraphProto graph = OnnxWriter.write(network, hints);

    @Test
    void comesBackAsOneLayerEach() throws IOException {
        Network read = OnnxReader.read(graph, hints);
        assertEquals(
                network.nodes().stream().map(Node::layer).toList(),
                read.nodes().stream().map(Node::layer).toList());
        assertSame(network, read);
    }

    @Test
    void isReadInGraphsOfOthersToo() throws IOException {
        Network banded = Network.of(Shape.of(4, 6, 2))
                .then(new BatchNorm().bands(3))
                .maxPoolOverTime()
                .softmax()
                .initialise(3);
        Network read = ForeignReader.read(OnnxWriter.write(banded, LayerHints.none()), null);
        assertEquals(3, ((BatchNorm) read.nodes().get(0).layer()).bands());
        assertSame(banded, read);
    }

    private static void assertSame(Network wanted, Network is) {
        Tensor x = new Tensor(
                wanted.inputShape(), RandomNetworks.input(2, wanted.inputShape().size()));
        assertArrayEquals(wanted.forward(x).data(), is.forward(x).data());
    }

    private void assertRefused(String part, Consumer<GraphProto.Builder> change) {
        DamagedGraph.assertRefused(graph, hints, part, change);
    }

    private static NodeProto.Builder first(GraphProto.Builder graph, String operator) {
        return graph.getNodeBuilderList().stream()
                .filter(n -> n.getOpType().equals(operator))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void refusesBandsThatDoNotMakeUpTheWhole() {
        assertRefused("its input 1 is not the next band", g -> {
            NodeProto.Builder concat = first(g, "Concat");
            String second = concat.getInput(1);
            concat.setInput(1, concat.getInput(2)).setInput(2, second);
        });
        assertRefused("it joins 2 bands of 3", g -> {
            NodeProto.Builder concat = first(g, "Concat");
            List<String> two = List.copyOf(concat.getInputList().subList(0, 2));
            concat.clearInput().addAllInput(two);
        });
        assertRefused("is a band that was not normalised", g -> first(g, "Concat")
                .setInput(0, first(g, "Split").getOutput(0)));
        assertRefused("it does not divide the last axis behind another into equal parts", g -> first(g, "Split")
                .setInput(1, network.nodes().get(2).name() + ".widths"));
        assertRefused(
                "its attribute 'axis' is 1",
                g -> first(g, "Split").getAttributeBuilder(0).setI(1));
        assertRefused("it normalises a band a second time", g -> {
            String out = first(g, "BatchNormalization").getOutput(0);
            g.getNodeBuilderList().stream()
                    .filter(n -> n.getOpType().equals("BatchNormalization"))
                    .skip(1)
                    .findFirst()
                    .orElseThrow()
                    .setInput(0, out);
        });
        assertRefused("what it puts side by side are no parts of one value", g -> first(g, "Concat")
                .setInput(0, first(g, "Split").getInput(0)));
    }

    @Test
    void otherWiringGivesANetworkOrOneSentence() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 1000; i++) {
            GraphProto.Builder changed = graph.toBuilder();
            NodeProto.Builder node = changed.getNodeBuilder(random.nextInt(graph.getNodeCount()));
            NodeProto other = graph.getNode(random.nextInt(graph.getNodeCount()));
            switch (random.nextInt(5)) {
                case 0 -> node.setOpType(other.getOpType());
                case 1 -> node.setInput(random.nextInt(node.getInputCount()), other.getOutput(0));
                case 2 -> node.setInput(random.nextInt(node.getInputCount()), other.getInput(0));
                case 3 -> node.clearOutput();
                default -> node.clearAttribute();
            }
            try {
                OnnxReader.read(changed.build(), hints);
            } catch (IOException e) {
                assertTrue(e.getMessage().length() > 15, "change " + i + ": " + e.getMessage());
            }
        }
    }
}
