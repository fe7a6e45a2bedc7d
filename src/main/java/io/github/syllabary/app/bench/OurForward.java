package io.github.syllabary.app.bench;

import io.github.syllabary.nn.InferencePass;
import io.github.syllabary.nn.Network;
import io.github.syllabary.tensor.Workers;
import java.util.Arrays;

/** A batch through our network. */
final class OurForward implements Contestant {
    static final String NAME = "syllabary";

    private final InferencePass pass;
    private final float[] x;
    private final int n;
    private final int size;
    private float[] y;

    OurForward(Network network, float[] x, int n, Workers workers) {
        this.pass = new InferencePass(network, workers);
        this.x = x;
        this.n = n;
        this.size = n * network.outputShape().size();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run() {
        y = pass.run(x, n);
    }

    @Override
    public float[][] results() {
        return new float[][] {Arrays.copyOf(y, size)};
    }
}
