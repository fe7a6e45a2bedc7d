package io.github.syllabary.nn;

/**
 * The memory one thread needs to run a network: an array for each node's output. Grows with the
 * largest batch and is then used again.
 */
public final class Workspace {
    private final Network network;
    private final int[][] inputs;
    private final float[][] values;
    private final float[][][] arguments;
    private final Pass pass = Pass.inference();
    private int capacity = -1;
    private float[] input = new float[0];

    Workspace(Network network) {
        this.network = network;
        int n = network.nodes().size() + 1;
        values = new float[n][];
        inputs = new int[n][];
        arguments = new float[n][][];
        for (Node node : network.nodes()) {
            inputs[node.index()] =
                    node.inputs().stream().mapToInt(Integer::intValue).toArray();
            arguments[node.index()] = new float[node.inputs().size()][];
        }
    }

    /**
     * Runs the network.
     *
     * @param x {@code n} samples, one after another
     * @return the outputs, one after another, in an array that the next run overwrites
     * @throws IllegalArgumentException if the array is too short
     */
    public float[] run(float[] x, int n) {
        if (n < 0 || x.length < (long) n * network.inputShape().size())
            throw new IllegalArgumentException(
                    n + " samples of " + network.inputShape() + " do not stand in " + x.length + " numbers");
        if (n > capacity) {
            for (Node node : network.nodes())
                values[node.index()] =
                        new float[Math.multiplyExact(n, node.shape().size())];
            capacity = n;
        }
        values[0] = x;
        BoundLayer[] layers = network.bound();
        for (int i = 1; i < values.length; i++) {
            for (int j = 0; j < inputs[i].length; j++) arguments[i][j] = values[inputs[i][j]];
            layers[i].forward(arguments[i], values[i], 0, n, pass);
        }
        return values[network.output()];
    }

    /** Runs the network on the samples {@code from ≤ s < from + n} of x, which are not checked. */
    float[] run(float[] x, int from, int n) {
        if (from == 0) return run(x, n);
        int size = network.inputShape().size();
        if (input.length < n * size) input = new float[n * size];
        System.arraycopy(x, from * size, input, 0, n * size);
        return run(input, n);
    }

    /** What a node gave in the last run: the feature maps to look at. */
    public float[] value(int node) {
        return values[node];
    }
}
