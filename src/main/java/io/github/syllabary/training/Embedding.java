package io.github.syllabary.training;

import io.github.syllabary.nn.Dense;
import io.github.syllabary.nn.Dropout;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Node;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.recognizer.SoundFrontEnd;

/**
 * A recognizer without its last layer: a window of sound becomes a row of numbers in which the same word, whoever says
 * it, lies near itself.
 *
 * @param network from the front end's features to the row
 */
record Embedding(SoundFrontEnd frontEnd, Network network) {

    /**
     * What the last fully connected layer of a recognizer builds on; shares its parameters.
     *
     * @throws IllegalArgumentException if the softmax does not stand on such a layer, or that builds on more than a row
     */
    static Embedding of(Recognizer recognizer) {
        Network network = recognizer.network();
        Node last = network.nodes().get(network.logits() - 1);
        if (!(last.layer() instanceof Dense))
            throw new IllegalArgumentException("nothing can be taught to this model: it ends in "
                    + last.layer().describe() + " and softmax, and not in a fully connected layer and softmax");
        int node = last.inputs().get(0);
        while (node > 0 && network.nodes().get(node - 1).layer() instanceof Dropout)
            node = network.nodes().get(node - 1).inputs().get(0);
        if (node == 0) throw new IllegalArgumentException("nothing can be taught to this model: it has one layer only");
        return new Embedding(recognizer.frontEnd(), network.upTo(node));
    }

    /** How many numbers a row has. */
    int size() {
        return network.outputShape().size();
    }

    /** The same network with a fully connected layer and softmax for so many classes, and parameters of its own. */
    Network withHead(int classes) {
        return network.copy().dense(classes).softmax();
    }
}
