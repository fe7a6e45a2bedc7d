package io.github.syllabary.app.bench.peers;

import ai.djl.pytorch.jni.JniUtils;
import io.github.syllabary.app.bench.Contestant;
import io.github.syllabary.app.bench.Peers;
import io.github.syllabary.nn.Network;
import java.util.Optional;

/** PyTorch through the Deep Java Library. */
public final class PyTorch implements Peers {

    @Override
    public Optional<Contestant> forward(Network network, float[] x, int n, int threads) {
        return Optional.of(new TorchForward(new TorchNetwork(network, false), x, n, threads));
    }

    @Override
    public Optional<Contestant> train(Network network, float[] x, int[] targets, int threads, float rate) {
        return Optional.of(new TorchTraining(new TorchNetwork(network, true), x, targets, threads, rate));
    }

    /** For all that follows. */
    static void threads(int n) {
        if (JniUtils.getNumThreads() != n) JniUtils.setNumThreads(n);
    }
}
