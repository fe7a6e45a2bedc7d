package io.github.syllabary.nn;

import io.github.syllabary.tensor.Shape;
import java.util.List;
import java.util.Locale;

/**
 * A layer's place in a network.
 *
 * @param index from 1 in the order of computation; 0 stands for the network's input
 * @param inputs indices of the nodes whose outputs it takes, all smaller than its own
 * @param shape of its output for one sample
 */
public record Node(int index, Layer layer, List<Integer> inputs, Shape shape, List<Parameter> parameters) {

    /** Unique within the network and fit for file formats: {@code conv3}. */
    public String name() {
        return name(layer, index);
    }

    static String name(Layer layer, int index) {
        String kind =
                layer instanceof Activation a ? a.name() : layer.getClass().getSimpleName();
        return kind.toLowerCase(Locale.ROOT).replace("_", "") + index;
    }
}
