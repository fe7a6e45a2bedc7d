package io.github.syllabary.nn;

import io.github.syllabary.tensor.Scratch;
import io.github.syllabary.tensor.Workers;
import java.util.Arrays;
import java.util.List;

/**
 * Forward and backward over one batch after another, on several threads.
 *
 * <p>A batch is cut into a fixed number of shards, whatever the number of threads. Each shard adds
 * up gradients of its own, and these are added in the order of the shards: the bits of the result do
 * not depend on threads. Between layers that look at the whole batch ({@link BatchStatistics})
 * shards run free; there they meet.
 *
 * <p>One owner at a time; meanwhile nobody else may use the network.
 */
public final class TrainingPass {
    /** Enough for many cores, few enough that adding their gradients costs little. */
    static final int SHARDS = 16;

    private final Network network;
    private final Workers workers;
    private final int capacity;
    private final BoundLayer[] layers;
    private final int[][] inputs;
    private final float[][] values;
    private final float[][] errors;

    /** Whether anything learnt stands before a node, so that its gradient is worth computing. */
    private final boolean[] wanted;

    /** By node and input: whether an earlier step of the backward pass has already written there. */
    private final boolean[][] shared;

    /** Where a gradient goes that must be added to one already written. */
    private final float[] spill;

    private final List<Parameter> parameters;
    private final int[] firstParameter;
    private final float[][][] shardGradients;
    private final float[][] gradients;
    private final double[][] shardSums;
    private final Scratch[] scratches;
    private int samples;
    private long key;

    /**
     * @param capacity the largest batch
     */
    public TrainingPass(Network network, int capacity, Workers workers) {
        this.network = network;
        this.workers = workers;
        this.capacity = capacity;
        layers = network.bindAnew();
        int n = layers.length;
        inputs = new int[n][];
        values = new float[n][];
        errors = new float[n][];
        wanted = new boolean[n];
        shared = new boolean[n][];
        firstParameter = new int[n];
        parameters = network.parameters();
        values[0] = new float[capacity * network.inputShape().size()];
        int widest = 0;
        int parameter = 0;
        int sums = 0;
        for (Node node : network.nodes()) {
            int i = node.index();
            inputs[i] = node.inputs().stream().mapToInt(Integer::intValue).toArray();
            int size = Math.multiplyExact(capacity, node.shape().size());
            widest = Math.max(widest, size);
            values[i] = new float[size];
            errors[i] = new float[size];
            firstParameter[i] = parameter;
            parameter += node.parameters().size();
            wanted[i] = !node.parameters().isEmpty();
            for (int j : inputs[i]) wanted[i] |= wanted[j];
            if (layers[i] instanceof BatchStatistics b) sums = Math.max(sums, b.sums());
        }
        spill = markShared() ? new float[widest] : null;
        shardGradients = new float[SHARDS][parameters.size()][];
        gradients = new float[parameters.size()][];
        for (int p = 0; p < gradients.length; p++) {
            int size = parameters.get(p).values().length;
            gradients[p] = new float[size];
            for (int s = 0; s < SHARDS; s++) shardGradients[s][p] = new float[size];
        }
        shardSums = new double[SHARDS][sums];
        scratches = new Scratch[workers.threads()];
        Arrays.setAll(scratches, i -> new Scratch());
    }

    private boolean markShared() {
        boolean any = false;
        boolean[] written = new boolean[layers.length];
        for (int i = layers.length - 1; i > 0; i--) {
            shared[i] = new boolean[inputs[i].length];
            for (int j = 0; j < inputs[i].length; j++) {
                shared[i][j] = written[inputs[i][j]];
                written[inputs[i][j]] = true;
                any |= shared[i][j];
            }
        }
        return any;
    }

    /** Where the samples of the next batch are to be put, one after another. */
    public float[] input() {
        return values[0];
    }

    /**
     * Runs the network up to its {@linkplain Network#logits logits}.
     *
     * @param n how many samples stand in {@link #input}
     * @param key what this batch's random numbers are drawn from
     * @return the logits, one sample after another
     */
    public float[] forward(int n, long key) {
        if (n < 1 || n > capacity)
            throw new IllegalArgumentException("a batch of " + n + " samples; from 1 to " + capacity + " fit");
        this.samples = n;
        this.key = key;
        int last = network.logits();
        for (int from = 1; from <= last; ) {
            int first = from;
            int stop = from + 1;
            while (stop <= last && !(layers[stop] instanceof BatchStatistics)) stop++;
            if (from == 1 && layers[1] instanceof BatchStatistics) settleForward(1, true);
            int end = stop;
            workers.run(SHARDS, (shard, worker) -> {
                for (int i = first; i < end; i++)
                    layers[i].forward(arguments(i, values), values[i], from(shard), to(shard), pass(worker));
                if (end <= last) collectForward(end, shard);
            });
            if (end <= last) settleForward(end, false);
            from = end;
        }
        return values[last];
    }

    private void collectForward(int node, int shard) {
        Arrays.fill(shardSums[shard], 0);
        ((BatchStatistics) layers[node])
                .collectForward(values[inputs[node][0]], from(shard), to(shard), shardSums[shard]);
    }

    private void settleForward(int node, boolean collect) {
        if (collect) workers.run(SHARDS, (shard, worker) -> collectForward(node, shard));
        ((BatchStatistics) layers[node]).settleForward(sum(), samples);
    }

    private double[] sum() {
        double[] total = new double[shardSums[0].length];
        for (double[] sums : shardSums) for (int i = 0; i < total.length; i++) total[i] += sums[i];
        return total;
    }

    /**
     * Takes the gradient of the loss in the logits back through the network.
     *
     * @return the gradients of the {@linkplain Network#parameters parameters}, in their order; the
     *     next pass overwrites them
     */
    public float[][] backward(float[] dLogits) {
        int last = network.logits();
        System.arraycopy(dLogits, 0, errors[last], 0, samples * network.shape(last).size());
        workers.run(SHARDS, (shard, worker) -> {
            for (float[] g : shardGradients[shard]) Arrays.fill(g, 0);
        });
        for (int from = last; from > 0; ) {
            int first = from;
            if (layers[from] instanceof BatchStatistics b) settleBackward(from, b);
            int stop = from - 1;
            while (stop > 0 && !(layers[stop] instanceof BatchStatistics)) stop--;
            int end = stop;
            workers.run(SHARDS, (shard, worker) -> {
                for (int i = first; i > end; i--) backward(i, shard, worker);
                if (end > 0) collectBackward(end, shard);
            });
            from = end;
        }
        workers.run(gradients.length, (p, worker) -> {
            Arrays.fill(gradients[p], 0);
            for (float[][] shard : shardGradients)
                for (int i = 0; i < gradients[p].length; i++) gradients[p][i] += shard[p][i];
        });
        return gradients;
    }

    private void backward(int i, int shard, int worker) {
        if (!wanted[i]) return;
        float[][] dx = new float[inputs[i].length][];
        for (int j = 0; j < dx.length; j++)
            if (wanted[inputs[i][j]]) dx[j] = shared[i][j] ? spill : errors[inputs[i][j]];
        int from = from(shard);
        int to = to(shard);
        int parameterCount = network.nodes().get(i - 1).parameters().size();
        float[][] dp =
                Arrays.copyOfRange(shardGradients[shard], firstParameter[i], firstParameter[i] + parameterCount);
        layers[i].backward(arguments(i, values), values[i], errors[i], dx, dp, from, to, pass(worker));
        for (int j = 0; j < dx.length; j++) {
            if (dx[j] == null || !shared[i][j]) continue;
            float[] sum = errors[inputs[i][j]];
            int size = network.shape(inputs[i][j]).size();
            for (int k = from * size; k < to * size; k++) sum[k] += spill[k];
        }
    }

    private void collectBackward(int node, int shard) {
        Arrays.fill(shardSums[shard], 0);
        ((BatchStatistics) layers[node])
                .collectBackward(
                        values[inputs[node][0]], errors[node], from(shard), to(shard), shardSums[shard]);
    }

    private void settleBackward(int node, BatchStatistics layer) {
        if (node == network.logits()) workers.run(SHARDS, (shard, worker) -> collectBackward(node, shard));
        int n = network.nodes().get(node - 1).parameters().size();
        float[][] dp = Arrays.copyOfRange(shardGradients[0], firstParameter[node], firstParameter[node] + n);
        layer.settleBackward(sum(), samples, dp);
    }

    /** To be called after the parameters have been changed by the gradients. */
    public void parametersChanged() {
        workers.run(layers.length - 1, (i, worker) -> layers[i + 1].refresh());
        network.parametersChanged();
    }

    private float[][] arguments(int node, float[][] from) {
        float[][] arguments = new float[inputs[node].length][];
        for (int j = 0; j < arguments.length; j++) arguments[j] = from[inputs[node][j]];
        return arguments;
    }

    private Pass pass(int worker) {
        return new Pass(true, key, scratches[worker]);
    }

    private int from(int shard) {
        return shard * samples / SHARDS;
    }

    private int to(int shard) {
        return (shard + 1) * samples / SHARDS;
    }
}
