package io.github.syllabary.app.bench.peers;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.github.syllabary.app.bench.Contestant;
import java.util.ArrayList;
import java.util.List;

/** A step of plain gradient descent in PyTorch. */
final class TorchTraining implements Contestant {
    private final TorchNetwork network;
    private final int threads;
    private final float rate;
    private final NDArray x;

    /** One-hot rows over the number of samples, so that the loss is one sum. */
    private final NDArray shares;

    private float loss;
    private List<float[]> gradients = List.of();
    private boolean wanted = true;

    TorchTraining(TorchNetwork network, float[] x, int[] targets, int threads, float rate) {
        this.network = network;
        this.threads = threads;
        this.rate = rate;
        this.x = network.input(x, targets.length);
        int classes = (int) network.learnt().get(network.learnt().size() - 1).size();
        float[] rows = new float[targets.length * classes];
        for (int i = 0; i < targets.length; i++) rows[i * classes + targets[i]] = -1f / targets.length;
        this.shares = network.manager().create(rows, new Shape(targets.length, classes));
    }

    @Override
    public String name() {
        return TorchForward.version();
    }

    @Override
    public void run() {
        PyTorch.threads(threads);
        try (NDManager scope = network.manager().newSubManager()) {
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                NDArray in = x.duplicate();
                in.attach(scope);
                NDArray sum =
                        network.forward(in, true).logSoftmax(1).mul(shares).sum();
                collector.backward(sum);
                loss = sum.getFloat();
            }
            // copied for the comparison only, not while the clock runs
            if (wanted) gradients = network.gradients();
            wanted = false;
            for (NDArray p : network.learnt()) {
                try (NDArray gradient = p.getGradient();
                        NDArray change = gradient.mul(rate)) {
                    p.subi(change);
                    gradient.subi(gradient);
                }
            }
        }
    }

    @Override
    public float[][] results() {
        List<float[]> results = new ArrayList<>();
        results.add(new float[] {loss});
        results.addAll(gradients);
        return results.toArray(float[][]::new);
    }

    @Override
    public void close() {
        network.close();
    }
}
