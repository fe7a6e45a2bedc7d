package io.github.syllabary.recognizer;

import io.github.syllabary.nn.BatchNorm;
import io.github.syllabary.nn.Conv;
import io.github.syllabary.nn.Layer;
import io.github.syllabary.nn.Merge;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Node;
import io.github.syllabary.nn.Parameter;
import java.util.List;

/**
 * Puts batch normalisations into the convolutions before them: the same function with fewer layers. Those in sub-bands
 * stay, since their scale depends on the position.
 */
final class Folding {
    private Folding() {}

    /** A network with parameters of its own; the numbers it gives differ by rounding. */
    static Network fold(Network network) {
        int[] at = new int[network.nodes().size() + 1];
        Network made = Network.of(network.inputShape());
        for (Node node : network.nodes()) {
            Node conv = foldable(network, node);
            if (conv != null) {
                int folded = at[conv.index()];
                at[node.index()] = folded;
                fold(made.nodes().get(folded - 1), node);
                continue;
            }
            boolean withBias = network.nodes().stream().anyMatch(n -> foldable(network, n) == node);
            Layer layer = node.layer();
            if (withBias && layer instanceof Conv c)
                layer = new Conv(
                        c.filters(), c.kernel(), c.stride(), c.dilation(), c.padding(), c.groups(), true, c.merge());
            List<Integer> inputs = node.inputs().stream().map(i -> at[i]).toList();
            made = made.then(layer, inputs);
            at[node.index()] = made.output();
            List<Parameter> to = made.nodes().get(made.output() - 1).parameters();
            for (int p = 0; p < node.parameters().size(); p++)
                System.arraycopy(
                        node.parameters().get(p).values(),
                        0,
                        to.get(p).values(),
                        0,
                        to.get(p).values().length);
        }
        made.parametersChanged();
        return made;
    }

    /** The convolution that a batch normalisation alone builds on; null if it is none such. */
    private static Node foldable(Network network, Node norm) {
        boolean oneScale = norm.layer() instanceof BatchNorm b && b.bands() == 1;
        if (!oneScale || norm.inputs().get(0) == 0) return null;
        Node before = network.nodes().get(norm.inputs().get(0) - 1);
        long takers = network.nodes().stream()
                .filter(n -> n.inputs().contains(before.index()))
                .count();
        boolean conv = before.layer() instanceof Conv c && c.merge() == Merge.SUM;
        return conv && takers == 1 ? before : null;
    }

    /** {@code y = scale · (x − mean) / √(variance + ε) + offset} of each filter, into its weights and bias. */
    private static void fold(Node conv, Node norm) {
        float[] w = conv.parameters().get(0).values();
        float[] b = conv.parameters().get(1).values();
        float[] scale = norm.parameters().get(0).values();
        float[] offset = norm.parameters().get(1).values();
        float[] mean = norm.parameters().get(2).values();
        float[] variance = norm.parameters().get(3).values();
        float epsilon = ((BatchNorm) norm.layer()).epsilon();
        for (int o = 0; o < b.length; o++) {
            double gain = scale[o] / Math.sqrt((double) variance[o] + epsilon);
            b[o] = (float) ((b[o] - mean[o]) * gain + offset[o]);
            for (int i = o; i < w.length; i += b.length) w[i] *= (float) gain;
        }
    }
}
