package io.github.syllabary.app.bench.peers;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.syllabary.app.bench.Contestant;

/** Probabilities of a batch from PyTorch. */
final class TorchForward implements Contestant {
    private final TorchNetwork network;
    private final int threads;
    private final NDArray x;
    private float[] y;

    TorchForward(TorchNetwork network, float[] x, int n, int threads) {
        this.network = network;
        this.threads = threads;
        this.x = network.input(x, n);
    }

    static String version() {
        return "PyTorch " + Engine.getEngine("PyTorch").getVersion();
    }

    @Override
    public String name() {
        return version();
    }

    @Override
    public void run() {
        PyTorch.threads(threads);
        try (NDManager scope = network.manager().newSubManager()) {
            NDArray in = x.duplicate();
            in.attach(scope);
            y = network.forward(in, false).softmax(1).toFloatArray();
        }
    }

    @Override
    public float[][] results() {
        return new float[][] {y};
    }

    @Override
    public void close() {
        network.close();
    }
}
