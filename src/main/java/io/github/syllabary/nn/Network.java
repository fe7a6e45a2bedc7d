package io.github.syllabary.nn;

import io.github.syllabary.tensor.RandomKey;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Layers one behind another, with side paths where they add up again.
 *
 * <p>Every method that adds a layer returns a new network which shares the parameters of this one.
 * In use a network does not change, so any number of threads may share it; training changes the
 * parameters, on one network by one {@link TrainingPass}.
 *
 * <pre>{@code
 * Network net = Network.of(Shape.of(98, 40))
 *     .conv(64, 5).relu().maxPool(2)
 *     .conv(128, 3).relu().maxPoolOverTime()
 *     .dense(35).softmax();
 * }</pre>
 */
public final class Network {
    private final Shape input;
    private final List<Node> nodes;

    /** The node the next layer builds on; 0 for the input. */
    private final int tip;

    private final Plan plan;
    private final ThreadLocal<Workspace> workspaces = ThreadLocal.withInitial(() -> new Workspace(this));

    private Network(Shape input, List<Node> nodes, int tip) {
        this.input = input;
        this.nodes = Collections.unmodifiableList(nodes);
        this.tip = tip;
        this.plan = new Plan();
    }

    /**
     * A network without layers.
     *
     * @param input the shape of one sample, channels last
     * @throws IllegalArgumentException if it has no axis or an empty one
     */
    public static Network of(Shape input) {
        return new Network(sample(input), List.of(), 0);
    }

    private static Shape sample(Shape input) {
        if (input.rank() == 0 || input.size() == 0)
            throw new IllegalArgumentException("a network cannot take samples of shape " + input
                    + "; at least the axis of channels is needed, and no extent of 0");
        return input;
    }

    /**
     * This network with another layer behind.
     *
     * @throws IllegalArgumentException if the layer cannot take this network's output
     */
    public Network then(Layer layer) {
        return then(layer, List.of(tip));
    }

    /**
     * This network with another layer that takes the outputs of the given nodes, for whoever rebuilds
     * a network from a description.
     *
     * @param inputs indices of nodes, 0 for the input: two for {@link Add}, one for all others
     * @throws IllegalArgumentException if there are no such nodes or the layer cannot take their outputs
     */
    public Network then(Layer layer, List<Integer> inputs) {
        int index = nodes.size() + 1;
        int wanted = layer instanceof Add ? 2 : 1;
        if (inputs.size() != wanted || inputs.stream().anyMatch(i -> i < 0 || i >= index))
            throw new IllegalArgumentException(layer.describe() + " cannot take the outputs of nodes " + inputs
                    + "; give it " + wanted + " of the nodes 0 to " + (index - 1));
        Shape[] shapes = shapes(inputs);
        Shape output = layer.outputShape(shapes);
        String name = Node.name(layer, index);
        List<Parameter> parameters = new ArrayList<>();
        for (ParameterSpec spec : layer.parameters(shapes)) {
            float[] values = new float[spec.shape().size()];
            spec.initialise(values, RandomKey.derive(index, parameters.size()));
            parameters.add(new Parameter(name + "." + spec.name(), spec, values));
        }
        List<Node> longer = new ArrayList<>(nodes);
        longer.add(new Node(index, layer, List.copyOf(inputs), output, List.copyOf(parameters)));
        return new Network(input, longer, index);
    }

    private Shape[] shapes(List<Integer> inputs) {
        return inputs.stream().map(this::shape).toArray(Shape[]::new);
    }

    /** A network of the same nodes that goes on from another of them. */
    Network from(int node) {
        return new Network(input, nodes, node);
    }

    /**
     * The layers up to a node, whose output becomes the network's; they share their parameters with this network's.
     *
     * @throws IllegalArgumentException if there is no such node
     */
    public Network upTo(int node) {
        if (node < 0 || node > nodes.size())
            throw new IllegalArgumentException(
                    "there is no node " + node + "; the network's nodes are 0 to " + nodes.size());
        return new Network(input, nodes.subList(0, node), node);
    }

    /** Joins another node's output, cropped, to this one's by {@link Add}. */
    Network add(int node) {
        return then(new Add(), List.of(tip, node));
    }

    /** {@code y = body(x) + x}, x cropped to what valid convolutions leave of the body. */
    public Network residual(UnaryOperator<Network> body) {
        return residual(body, shortcut -> shortcut);
    }

    /**
     * {@code y = body(x) + shortcut(x)}, the shortcut cropped likewise.
     *
     * @throws IllegalArgumentException if the two do not fit, or a path does not build on what it is given
     */
    public Network residual(UnaryOperator<Network> body, UnaryOperator<Network> shortcut) {
        Network main = body.apply(this);
        Network side = shortcut.apply(main.from(tip));
        if (!main.growsFrom(this) || !side.growsFrom(main))
            throw new IllegalArgumentException("residual: each path must build on the network it is given");
        return side.from(main.tip).add(side.tip);
    }

    private boolean growsFrom(Network other) {
        int n = other.nodes.size();
        return n == 0 ? input.equals(other.input) : nodes.size() >= n && nodes.get(n - 1) == other.nodes.get(n - 1);
    }

    /** Convolution with kernels of the given extents; one number stands for all axes. */
    public Network conv(int filters, int... kernel) {
        return then(Conv.of(filters, axes(kernel)));
    }

    /** Max pooling in windows side by side; one number stands for all axes. */
    public Network maxPool(int... size) {
        return then(MaxPool.of(axes(size)));
    }

    /** Average pooling in windows side by side; one number stands for all axes. */
    public Network averagePool(int... size) {
        return then(AveragePool.of(axes(size)));
    }

    private int[] axes(int[] extents) {
        int spatial = outputShape().rank() - 1;
        return extents.length == 1 && spatial > 1
                ? Shape.cube(extents[0], spatial).dims()
                : extents;
    }

    public Network relu() {
        return then(Activation.RELU);
    }

    public Network batchNorm() {
        return then(new BatchNorm());
    }

    /** Max pooling over all positions, which for sound is all of time. */
    public Network maxPoolOverTime() {
        return then(new GlobalMaxPool());
    }

    public Network averagePoolOverTime() {
        return then(new GlobalAveragePool());
    }

    public Network dropout(double rate) {
        return then(new Dropout((float) rate));
    }

    public Network flatten() {
        return then(new Flatten());
    }

    public Network dense(int units) {
        return then(new Dense(units, true));
    }

    public Network softmax() {
        return then(new Softmax());
    }

    public Shape inputShape() {
        return input;
    }

    public Shape outputShape() {
        return shape(tip);
    }

    /** The output shape of a node; the input's for 0. */
    public Shape shape(int node) {
        return node == 0 ? input : nodes.get(node - 1).shape();
    }

    /** The layers in the order of computation. */
    public List<Node> nodes() {
        return nodes;
    }

    /** Index of the node whose output is the network's. */
    public int output() {
        return tip;
    }

    /** Index of the node whose output goes into a closing softmax; without one, of the output. */
    public int logits() {
        return tip > 0 && nodes.get(tip - 1).layer() instanceof Softmax
                ? nodes.get(tip - 1).inputs().get(0)
                : tip;
    }

    /** All parameters in the order of the nodes. */
    public List<Parameter> parameters() {
        return nodes.stream().flatMap(node -> node.parameters().stream()).toList();
    }

    /** How many numbers training learns. */
    public long learntNumbers() {
        return parameters().stream()
                .filter(p -> p.spec().learnt())
                .mapToLong(p -> p.values().length)
                .sum();
    }

    /** What each layer gives, costs and sees. */
    public NetworkSummary summary() {
        return NetworkSummary.of(this);
    }

    /** Gives every parameter its first values, drawn from the seed. */
    public Network initialise(long seed) {
        List<Parameter> all = parameters();
        for (int i = 0; i < all.size(); i++)
            all.get(i).spec().initialise(all.get(i).values(), RandomKey.derive(seed, i));
        parametersChanged();
        return this;
    }

    /**
     * To be called by whoever has written to a parameter, on each network that shares it; not while other
     * threads use the network.
     */
    public void parametersChanged() {
        plan.refresh();
    }

    /** The same layers and values with parameters of its own. */
    public Network copy() {
        return rebuild(input, true);
    }

    /**
     * The same layers on longer or shorter input, sharing the parameters.
     *
     * @throws IllegalArgumentException if a layer's parameters would need another shape, as behind
     *     {@link Flatten}
     */
    public Network withInput(Shape other) {
        return rebuild(other, false);
    }

    private Network rebuild(Shape other, boolean copy) {
        List<Node> rebuilt = new ArrayList<>();
        Network network = new Network(sample(other), rebuilt, 0);
        for (Node node : nodes) {
            Shape[] shapes = network.shapes(node.inputs());
            List<ParameterSpec> specs = node.layer().parameters(shapes);
            List<Parameter> parameters = new ArrayList<>();
            for (int i = 0; i < specs.size(); i++) {
                Parameter p = node.parameters().get(i);
                if (!specs.get(i).shape().equals(p.spec().shape()))
                    throw new IllegalArgumentException("with input " + other + " " + p.name() + " would need shape "
                            + specs.get(i).shape() + " and has " + p.spec().shape());
                parameters.add(
                        copy ? new Parameter(p.name(), p.spec(), p.values().clone()) : p);
            }
            Shape output = node.layer().outputShape(shapes);
            rebuilt.add(new Node(node.index(), node.layer(), node.inputs(), output, List.copyOf(parameters)));
        }
        return network.from(tip);
    }

    /**
     * The outputs for a batch.
     *
     * @param x one sample, or a batch with the number of samples as first axis
     * @return of the same form; its array belongs to the caller
     */
    public Tensor forward(Tensor x) {
        boolean one = x.shape().equals(input);
        if (!one && !(x.shape().rank() > 0 && x.shape().tail().equals(input)))
            throw new IllegalArgumentException(
                    "the network takes samples of " + input + " or batches of them, not " + x.shape());
        int n = one ? 1 : x.shape().dim(0);
        Shape output = outputShape();
        float[] y = Arrays.copyOf(workspaces.get().run(x.data(), n), n * output.size());
        return new Tensor(one ? output : output.prepend(n), y);
    }

    /** Memory in which one thread can run this network again and again without allocating. */
    public Workspace workspace() {
        return new Workspace(this);
    }

    BoundLayer[] bound() {
        return plan.bound();
    }

    /** Layers bound anew, for a pass that keeps state in them. */
    BoundLayer[] bindAnew() {
        BoundLayer[] layers = new BoundLayer[nodes.size() + 1];
        for (Node node : nodes) layers[node.index()] = node.layer().bind(shapes(node.inputs()), node.parameters());
        return layers;
    }

    /** The bound layers that all inferring threads share, made when first asked for. */
    private final class Plan {
        private BoundLayer[] layers;
        private volatile BoundLayer[] fresh;

        BoundLayer[] bound() {
            BoundLayer[] ready = fresh;
            return ready != null ? ready : renew();
        }

        private synchronized BoundLayer[] renew() {
            if (fresh != null) return fresh;
            if (layers == null) layers = bindAnew();
            else for (int i = 1; i < layers.length; i++) layers[i].refresh();
            return fresh = layers;
        }

        /** Done when next used, since training changes parameters more often than it infers. */
        synchronized void refresh() {
            fresh = null;
        }
    }
}
