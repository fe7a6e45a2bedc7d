package io.github.syllabary.nn;

import io.github.syllabary.tensor.Workers;

/**
 * Inference over batches, on several threads. A batch is cut into blocks small enough that what one
 * layer gives is still in the cache when the next one takes it; the bits are those of {@link
 * Network#forward}.
 *
 * <p>One owner at a time; the network may be shared.
 */
public final class InferencePass {
    /** What a block's outputs may take, in numbers: half of a small second-level cache. */
    private static final int BLOCK_NUMBERS = 1 << 15;

    private final Network network;
    private final Workers workers;
    private final Workspace[] workspaces;
    private final int inputSize;
    private final int outputSize;
    private final int block;
    private float[] outputs = new float[0];

    public InferencePass(Network network, Workers workers) {
        this.network = network;
        this.workers = workers;
        this.inputSize = network.inputShape().size();
        this.outputSize = network.outputShape().size();
        workspaces = new Workspace[workers.threads()];
        for (int i = 0; i < workspaces.length; i++) workspaces[i] = network.workspace();
        long numbers = inputSize;
        for (Node node : network.nodes()) numbers += node.shape().size();
        block = (int) Math.max(1, BLOCK_NUMBERS / numbers);
    }

    /**
     * Runs the network.
     *
     * @param x {@code n} samples, one after another
     * @return the outputs, one after another, in an array that the next run overwrites
     * @throws IllegalArgumentException if the array is too short
     */
    public float[] run(float[] x, int n) {
        if (n < 0 || x.length < (long) n * inputSize)
            throw new IllegalArgumentException(
                    n + " samples of " + network.inputShape() + " do not stand in " + x.length + " numbers");
        if (outputs.length < n * outputSize) outputs = new float[Math.multiplyExact(n, outputSize)];
        workers.run((n + block - 1) / block, (task, worker) -> {
            int from = task * block;
            int samples = Math.min(block, n - from);
            float[] y = workspaces[worker].run(x, from, samples);
            System.arraycopy(y, 0, outputs, from * outputSize, samples * outputSize);
        });
        return outputs;
    }
}
