package io.github.syllabary.app.bench;

import io.github.syllabary.nn.Network;
import java.util.Optional;

/** A native engine that runs our networks; found as a service, so that the jar itself carries none. */
public interface Peers {

    /**
     * The probabilities of a batch.
     *
     * @param x {@code n} samples, one after another
     * @param threads how many it may use
     * @return empty if the engine does not do this
     */
    Optional<Contestant> forward(Network network, float[] x, int n, int threads);

    /**
     * One step of plain gradient descent on the cross-entropy of the logits: forward, backward, update. The results
     * are the loss and the gradients of all learnt parameters in our order and layout.
     *
     * @param targets the class of each sample
     * @param rate of the descent
     * @return empty if the engine does not do this
     */
    Optional<Contestant> train(Network network, float[] x, int[] targets, int threads, float rate);
}
