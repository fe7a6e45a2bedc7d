package io.github.syllabary.recognizer;

import io.github.syllabary.nn.Bias;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Node;
import io.github.syllabary.nn.Parameter;
import io.github.syllabary.nn.PartSum;
import io.github.syllabary.tensor.Shape;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The layers before the softmax that several networks have alike and that are linear, the same sums of parts and a bias: the
 * mean of what they give is what one of them gives for the mean, so they need to stand only once.
 */
final class SharedEnd {
    private final List<Network> networks;

    /** The nodes of each layer, one of each network, from the first layer on. */
    private final Deque<List<Node>> layers = new ArrayDeque<>();

    /** The node of each network whose output goes into these layers. */
    private final int[] before;

    SharedEnd(List<Network> networks) {
        this.networks = networks;
        before = networks.stream().mapToInt(Network::logits).toArray();
        while (Arrays.stream(before).allMatch(node -> node > 0)) {
            List<Node> nodes = IntStream.range(0, before.length)
                    .mapToObj(k -> networks.get(k).nodes().get(before[k] - 1))
                    .toList();
            if (!alike(nodes)) break;
            layers.push(nodes);
            for (int k = 0; k < before.length; k++)
                before[k] = nodes.get(k).inputs().get(0);
        }
    }

    private boolean alike(List<Node> nodes) {
        Node first = nodes.get(0);
        boolean linear = first.layer() instanceof PartSum || first.layer() instanceof Bias;
        for (int k = 1; k < nodes.size(); k++)
            linear &= nodes.get(k).layer().equals(first.layer()) && in(k, nodes).equals(in(0, nodes));
        return linear;
    }

    private Shape in(int k, List<Node> nodes) {
        return networks.get(k).shape(nodes.get(k).inputs().get(0));
    }

    /** A network without these layers. */
    Network body(int k) {
        return networks.get(k).upTo(before[k]);
    }

    /** These layers behind the sum of what the bodies give, each {@code share} times. */
    Network append(Network sum, float share) {
        Network made = sum;
        for (List<Node> nodes : layers) {
            made = made.then(nodes.get(0).layer());
            List<Parameter> own = made.nodes().get(made.output() - 1).parameters();
            for (Node node : nodes)
                for (int p = 0; p < own.size(); p++) {
                    float[] theirs = node.parameters().get(p).values();
                    for (int i = 0; i < theirs.length; i++) own.get(p).values()[i] += share * theirs[i];
                }
        }
        return made;
    }
}
