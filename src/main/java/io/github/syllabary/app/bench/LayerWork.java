package io.github.syllabary.app.bench;

import io.github.syllabary.nn.BoundLayer;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Node;
import io.github.syllabary.nn.Pass;
import io.github.syllabary.tensor.RandomKey;
import io.github.syllabary.tensor.Scratch;
import io.github.syllabary.tensor.Shape;

/** One layer by itself, on one thread, over a batch: forward, or one of its gradients. */
final class LayerWork implements Contestant {
    /** What is computed. */
    enum Kind {
        FORWARD("forward"),
        INPUT_GRADIENT("input gradient"),
        WEIGHT_GRADIENT("weight gradient");

        final String title;

        Kind(String title) {
            this.title = title;
        }
    }

    private final BoundLayer layer;
    private final Kind kind;
    private final int n;
    private final Pass pass = new Pass(true, 0, new Scratch());
    private final float[][] x;
    private final float[] y;
    private final float[] dy;
    private final float[][] dx;
    private final float[][] dp;

    LayerWork(Network network, Node node, Kind kind, int n) {
        this.kind = kind;
        this.n = n;
        Shape input = network.shape(node.inputs().get(0));
        layer = node.layer().bind(new Shape[] {input}, node.parameters());
        x = new float[][] {random(n * input.size(), 1)};
        y = new float[n * node.shape().size()];
        dy = random(y.length, 2);
        dx = new float[][] {kind == Kind.INPUT_GRADIENT ? new float[x[0].length] : null};
        dp = kind == Kind.WEIGHT_GRADIENT
                ? node.parameters().stream()
                        .map(p -> new float[p.values().length])
                        .toArray(float[][]::new)
                : null;
    }

    /** Numbers from −1 to 1. */
    static float[] random(int size, long key) {
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) numbers[i] = (float) (2 * RandomKey.uniform(key, i) - 1);
        return numbers;
    }

    @Override
    public String name() {
        return OurForward.NAME;
    }

    @Override
    public void run() {
        if (kind == Kind.FORWARD) layer.forward(x, y, 0, n, pass);
        else layer.backward(x, y, dy, dx, dp, 0, n, pass);
    }

    @Override
    public float[][] results() {
        return new float[0][];
    }
}
