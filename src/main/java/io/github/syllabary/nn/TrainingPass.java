package io.github.syllabary.nn;

import io.github.syllabary.tensor.RandomKey;
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

    /** By node, what its layer reads: the values of its inputs. */
    private final float[][][] arguments;

    /**
     * By node, where its layer writes input gradients: into the errors of its inputs, or apart if it is
     * to be added to what is there already; null where nobody asks.
     */
    private final float[][][] targets;

    /** Whether anything learnt stands before a node, so that its gradient is worth computing. */
    private final boolean[] wanted;

    /** By node and input: whether an earlier step of the backward pass has already written there. */
    private final boolean[][] shared;

    private final List<Parameter> parameters;
    private final int[] firstParameter;
    private final float[][][] shardGradients;

    /** By shard and node, the gradients of that node's parameters. */
    private final float[][][][] nodeGradients;

    private final float[][] gradients;
    private final double[][] shardSums;
    private final double[] sum;
    private final Scratch[] scratches;

    /** By worker and node. */
    private final Pass[][] passes;

    private int samples;

    /**
     * @param capacity the largest batch, at least 1
     * @throws IllegalArgumentException if it is less or the network has no layers
     */
    public TrainingPass(Network network, int capacity, Workers workers) {
        if (capacity < 1)
            throw new IllegalArgumentException("batches of " + capacity + " samples; at least 1 is needed");
        if (network.logits() == 0) throw new IllegalArgumentException("a network without layers cannot be trained");
        this.network = network;
        this.workers = workers;
        this.capacity = capacity;
        layers = network.bindAnew();
        int n = layers.length;
        inputs = new int[n][];
        values = new float[n][];
        errors = new float[n][];
        arguments = new float[n][][];
        targets = new float[n][][];
        wanted = new boolean[n];
        shared = new boolean[n][];
        firstParameter = new int[n];
        parameters = network.parameters();
        values[0] = new float[Math.multiplyExact(capacity, network.inputShape().size())];
        int parameter = 0;
        int sums = 0;
        for (Node node : network.nodes()) {
            int i = node.index();
            inputs[i] = node.inputs().stream().mapToInt(Integer::intValue).toArray();
            int size = Math.multiplyExact(capacity, node.shape().size());
            boolean over = writesOver(node);
            values[i] = over ? values[inputs[i][0]] : new float[size];
            errors[i] = over ? errors[inputs[i][0]] : new float[size];
            firstParameter[i] = parameter;
            parameter += node.parameters().size();
            wanted[i] = !node.parameters().isEmpty();
            for (int j : inputs[i]) wanted[i] |= wanted[j];
            if (layers[i] instanceof BatchStatistics b) sums = Math.max(sums, b.sums());
        }
        markShared();
        shardGradients = new float[SHARDS][parameters.size()][];
        gradients = new float[parameters.size()][];
        for (int p = 0; p < gradients.length; p++) {
            int size = parameters.get(p).values().length;
            gradients[p] = new float[size];
            for (int s = 0; s < SHARDS; s++) shardGradients[s][p] = new float[size];
        }
        nodeGradients = new float[SHARDS][n][][];
        for (Node node : network.nodes()) layOut(node);
        shardSums = new double[SHARDS][sums];
        sum = new double[sums];
        scratches = new Scratch[workers.threads()];
        Arrays.setAll(scratches, i -> new Scratch());
        passes = new Pass[scratches.length][n];
    }

    /**
     * Whether a node may stand in the place of its input, which saves a trip to memory each way: a ReLU that alone reads it,
     * whose own sign says what the gradient asks of its input's, behind a layer whose gradients do not ask what it gave.
     */
    private boolean writesOver(Node node) {
        int input = node.inputs().get(0);
        if (node.layer() != Activation.RELU || input == 0) return false;
        Layer before = network.nodes().get(input - 1).layer();
        boolean asks = !(before instanceof Conv || before instanceof BatchNorm || before instanceof Dense);
        long readers = network.nodes().stream()
                .flatMap(n -> n.inputs().stream())
                .filter(i -> i == input)
                .count();
        return !asks && readers == 1 && input != network.logits();
    }

    /** Sets the arrays side by side that the node's layer is called with. */
    private void layOut(Node node) {
        int i = node.index();
        int n = inputs[i].length;
        arguments[i] = new float[n][];
        targets[i] = new float[n][];
        for (int j = 0; j < n; j++) {
            int input = inputs[i][j];
            arguments[i][j] = values[input];
            // not one array for all: shards are at different nodes at the same time
            if (wanted[input]) targets[i][j] = shared[i][j] ? new float[errors[input].length] : errors[input];
        }
        int first = firstParameter[i];
        for (int s = 0; s < SHARDS; s++)
            nodeGradients[s][i] = Arrays.copyOfRange(
                    shardGradients[s], first, first + node.parameters().size());
    }

    private void markShared() {
        boolean[] written = new boolean[layers.length];
        for (int i = layers.length - 1; i > 0; i--) {
            shared[i] = new boolean[inputs[i].length];
            // nodes behind the logits take no part in the backward pass
            if (i > network.logits()) continue;
            for (int j = 0; j < inputs[i].length; j++) {
                shared[i][j] = written[inputs[i][j]];
                written[inputs[i][j]] = true;
            }
        }
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
        for (int w = 0; w < passes.length; w++)
            for (int i = 1; i < layers.length; i++)
                passes[w][i] = new Pass(true, RandomKey.derive(key, i), scratches[w]);
        int last = network.logits();
        for (int from = 1; from <= last; ) {
            int first = from;
            int stop = from + 1;
            while (stop <= last && !(layers[stop] instanceof BatchStatistics)) stop++;
            if (from == 1 && layers[1] instanceof BatchStatistics) settleForward(1, true);
            int end = stop;
            workers.run(SHARDS, (shard, worker) -> {
                for (int i = first; i < end; i++)
                    layers[i].forward(arguments[i], values[i], from(shard), to(shard), passes[worker][i]);
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
        Arrays.fill(sum, 0);
        for (double[] sums : shardSums) for (int i = 0; i < sum.length; i++) sum[i] += sums[i];
        return sum;
    }

    /**
     * Takes the gradient of the loss in the logits back through the network.
     *
     * @return the gradients of the {@linkplain Network#parameters parameters}, in their order; the
     *     next pass overwrites them
     */
    public float[][] backward(float[] dLogits) {
        int last = network.logits();
        System.arraycopy(
                dLogits, 0, errors[last], 0, samples * network.shape(last).size());
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
        float[][] dx = targets[i];
        int from = from(shard);
        int to = to(shard);
        float[][] dp = nodeGradients[shard][i];
        layers[i].backward(arguments[i], values[i], errors[i], dx, dp, from, to, passes[worker][i]);
        for (int j = 0; j < dx.length; j++) {
            if (dx[j] == null || !shared[i][j]) continue;
            float[] sum = errors[inputs[i][j]];
            int size = network.shape(inputs[i][j]).size();
            for (int k = from * size; k < to * size; k++) sum[k] += dx[j][k];
        }
    }

    private void collectBackward(int node, int shard) {
        Arrays.fill(shardSums[shard], 0);
        ((BatchStatistics) layers[node])
                .collectBackward(values[inputs[node][0]], errors[node], from(shard), to(shard), shardSums[shard]);
    }

    private void settleBackward(int node, BatchStatistics layer) {
        if (node == network.logits()) workers.run(SHARDS, (shard, worker) -> collectBackward(node, shard));
        layer.settleBackward(sum(), samples, nodeGradients[0][node]);
    }

    /** To be called after the parameters have been changed by the gradients. */
    public void parametersChanged() {
        workers.run(layers.length - 1, (i, worker) -> layers[i + 1].refresh());
        network.parametersChanged();
    }

    private int from(int shard) {
        return shard * samples / SHARDS;
    }

    private int to(int shard) {
        return (shard + 1) * samples / SHARDS;
    }
}
