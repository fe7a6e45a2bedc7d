package io.github.syllabary.recognizer;

import io.github.syllabary.nn.Bias;
import io.github.syllabary.nn.Dense;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Node;
import io.github.syllabary.nn.Parameter;
import io.github.syllabary.nn.PartSum;
import java.util.List;

/** A network that chooses among some of its labels only: the same scores for them, and a softmax over these alone. */
final class ChosenLabels {
    private ChosenLabels() {}

    /**
     * @param chosen indices among the network's outputs
     * @throws IllegalArgumentException if the layer before the softmax is of a kind whose outputs cannot be chosen from
     */
    static Network of(Network network, int[] chosen) {
        return logits(network.upTo(network.logits()), chosen).softmax();
    }

    /** The same network with only some of its outputs. */
    private static Network logits(Network network, int[] chosen) {
        Node last = network.nodes().get(network.output() - 1);
        Network body = network.upTo(last.inputs().get(0));
        Network made;
        if (last.layer() instanceof PartSum sum) made = body.then(chosen(sum, chosen));
        else if (last.layer() instanceof Dense dense) made = chosen(body, dense, last.parameters(), chosen);
        else if (last.layer() instanceof Bias)
            made = chosen(logits(body, chosen), last.parameters().get(0), chosen);
        else
            throw new IllegalArgumentException("the labels of a network that ends in "
                    + last.layer().describe() + " cannot be chosen from; it must end in a dense layer and a softmax");
        return made;
    }

    private static Network chosen(Network body, Parameter bias, int[] chosen) {
        Network made = body.then(new Bias());
        float[] to = made.nodes().get(made.output() - 1).parameters().get(0).values();
        for (int i = 0; i < to.length; i++) to[i] = bias.values()[chosen[i]];
        made.parametersChanged();
        return made;
    }

    private static PartSum chosen(PartSum sum, int[] chosen) {
        int[] table = new int[chosen.length * sum.parts()];
        for (int i = 0; i < table.length; i++) table[i] = sum.part(chosen[i / sum.parts()], i % sum.parts());
        return new PartSum(table, sum.parts());
    }

    private static Network chosen(Network body, Dense dense, List<Parameter> parameters, int[] chosen) {
        Network made = body.then(new Dense(chosen.length, dense.bias()));
        List<Parameter> fewer = made.nodes().get(made.output() - 1).parameters();
        for (int p = 0; p < fewer.size(); p++) {
            float[] from = parameters.get(p).values();
            float[] to = fewer.get(p).values();
            for (int i = 0; i < to.length; i++)
                to[i] = from[i / chosen.length * dense.units() + chosen[i % chosen.length]];
        }
        made.parametersChanged();
        return made;
    }
}
