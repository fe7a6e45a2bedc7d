package io.github.syllabary.recognizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.nn.Add;
import io.github.syllabary.nn.BatchNorm;
import io.github.syllabary.nn.Conv;
import io.github.syllabary.nn.Merge;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Node;
import io.github.syllabary.nn.Padding;
import io.github.syllabary.tensor.Shape;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The networks the properties are held on are worth it. */
class RandomNetworksTest {

    @Test
    void containEveryLayerInEveryManner() {
        Map<String, Integer> seen = new TreeMap<>();
        for (int seed = 0; seed < 300; seed++) {
            Network network = RandomNetworks.of(seed, seed % 4);
            for (Node node : network.nodes()) {
                count(seen, node.name().replaceAll("[0-9]+$", ""));
                Shape in = network.shape(node.inputs().get(0));
                if (node.layer() instanceof Conv c) {
                    count(seen, in.rank() - 1 + "-D");
                    if (c.groups() > 1 && c.groups() == in.channels()) count(seen, "depthwise");
                    else if (c.groups() > 1) count(seen, "grouped");
                    if (c.merge() == Merge.MEAN && in.channels() > c.groups()) count(seen, "mean");
                    if (c.dilation().size() > 1 && c.kernel().size() > 1) count(seen, "dilated");
                    if (c.stride().size() > 1) count(seen, "strided");
                    count(seen, c.padding() instanceof Padding.Named n ? n.name() : "explicit");
                }
                if (node.layer() instanceof BatchNorm b && b.bands() > 1) count(seen, "banded");
                if (node.layer() instanceof Add
                        && !in.equals(network.shape(node.inputs().get(1)))) count(seen, "cropped");
            }
        }
        Set<String> wanted = Set.of(
                "1-D",
                "2-D",
                "3-D",
                "abs",
                "add",
                "aspicture",
                "averagepool",
                "banded",
                "batchnorm",
                "bias",
                "clippedrelu",
                "conv",
                "cropped",
                "dense",
                "depthwise",
                "dilated",
                "dropout",
                "explicit",
                "flatten",
                "full",
                "globalaveragepool",
                "globalmaxpool",
                "grouped",
                "hardswish",
                "log",
                "maxpool",
                "mean",
                "partsum",
                "relu",
                "same",
                "selectchannels",
                "silu",
                "softmax",
                "squeezeexcitation",
                "strided",
                "valid");
        assertEquals(wanted, seen.keySet());
        seen.forEach((what, n) -> assertTrue(n >= 10, what + " occurs " + n + " times"));
    }

    private static void count(Map<String, Integer> seen, String what) {
        seen.merge(what, 1, Integer::sum);
    }
}
