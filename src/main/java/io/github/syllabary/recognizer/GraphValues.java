package io.github.syllabary.recognizer;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.github.syllabary.nn.Layer;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.ParameterSpec;
import io.github.syllabary.nn.PartSum;
import io.github.syllabary.tensor.Shape;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands behind the names in a graph while a network is rebuilt from it. */
final class GraphValues {
    /** What one layer may put out, or take with its padding, for one sample. */
    static final long MOST_NUMBERS = 1L << 25;

    /** What all layers together may put out for one sample. */
    private static final long MOST_IN_ALL = 1L << 25;

    /** How often the numbers of a graph may stand in a network of ours, which has no layers that share theirs. */
    private static final int MOST_COPIES = 4;

    /** How the value of an operator stands to the value of our node. */
    enum Form {
        /** The same, channels last. */
        PLAIN,
        /** The same, channels first. */
        TURNED,
        /** Channels first, with an axis of extent 1 for each that was pooled over. */
        POOLED,
        /** A recording, without an axis for its one channel. */
        SAMPLES,
        /** A row of what had more axes, in the order of channels first. */
        FLATTENED,
        /** Its sigmoid. */
        SIGMOID,
        /** 1 more than it. */
        RAISED,
        /** 1 more than it, and never less than 1. */
        HELD,
        /** Without its margins, which begin and end at {@code starts} and {@code ends}. */
        CROPPED
    }

    record Value(int node, Form form, List<Long> starts, List<Long> ends) {
        Value(int node, Form form) {
            this(node, form, List.of(), List.of());
        }
    }

    /** Kernels and the number they are multiplied with. */
    record Shared(TensorProto kernels, float share) {}

    /** The numbers of a node that stand at the places of a table, and what they add up to along its rows. */
    record Gathered(int node, PartSum sum) {}

    /**
     * The numbers of a BatchNormalization.
     *
     * @param stays what ONNX calls momentum
     * @param parameters scale, shift, mean and variance
     */
    record Norm(float epsilon, float stays, float[][] parameters) {}

    /**
     * One of {@code of} equal parts of a node's last axis.
     *
     * @param norm by which it was normalised; null if it was not
     */
    record Band(int node, int number, int of, Norm norm) {

        /** Whether it is the part {@code b} of what {@code first} is the first of, normalised with the same constants. */
        boolean follows(Band first, int b) {
            return node == first.node
                    && of == first.of
                    && number == b
                    && norm != null
                    && norm.epsilon == first.norm.epsilon
                    && norm.stays == first.norm.stays;
        }
    }

    /**
     * How much of a node's channels passes, on its way.
     *
     * @param parameters of the {@link Gates.Stage stages} up to here
     */
    record Gate(int node, Gates.Stage stage, List<float[]> parameters) {}

    private final Map<String, TensorProto> constants = new HashMap<>();
    private final Map<String, Shared> shared = new HashMap<>();
    private final Map<String, Gathered> gathered = new HashMap<>();
    private final Map<String, Band> bands = new HashMap<>();
    private final Map<String, Gate> gates = new HashMap<>();
    private final Map<String, Value> values = new HashMap<>();
    private final long graphBytes;
    private Network network;
    private long numbers;
    private long parameterBytes;
    private long made;

    /**
     * @param graphBytes the length of the graph in its file, which bounds what layers may keep
     */
    GraphValues(Network network, List<TensorProto> initializers, long graphBytes) throws IOException {
        this.network = network;
        this.graphBytes = graphBytes;
        for (TensorProto t : initializers)
            if (constants.put(t.getName(), t) != null)
                throw new IOException("the initializer '" + t.getName() + "' stands twice");
    }

    Network network() {
        return network;
    }

    Shape shape(int node) {
        return network.shape(node);
    }

    void put(String name, Value value) throws IOException {
        refuseSecond(name);
        values.put(name, value);
    }

    void put(String name, Shared kernels) throws IOException {
        refuseSecond(name);
        shared.put(name, kernels);
    }

    void put(String name, Gathered numbers) throws IOException {
        refuseSecond(name);
        gathered.put(name, numbers);
    }

    void put(String name, Band band) throws IOException {
        refuseSecond(name);
        bands.put(name, band);
    }

    void put(String name, Gate gate) throws IOException {
        refuseSecond(name);
        gates.put(name, gate);
    }

    /** Null for any other name. */
    Gate gate(String name) {
        return gates.get(name);
    }

    /** Null for any other name. */
    Band band(String name) {
        return bands.get(name);
    }

    /** Null for any other name. */
    Gathered gathered(String name) {
        return gathered.get(name);
    }

    /** Another constant, under its name. */
    void define(TensorProto constant) throws IOException {
        refuseSecond(constant.getName());
        constants.put(constant.getName(), constant);
    }

    private void refuseSecond(String name) throws IOException {
        boolean given = values.containsKey(name)
                || shared.containsKey(name)
                || gathered.containsKey(name)
                || bands.containsKey(name)
                || gates.containsKey(name)
                || constants.containsKey(name);
        if (given) throw new IOException("the name '" + name + "' is given to a second value");
    }

    /** Of kernels that are multiplied with a number; null for any other name. */
    Shared shared(String name) {
        return shared.get(name);
    }

    boolean isConstant(String name) {
        return constants.containsKey(name);
    }

    TensorProto constant(NodeProto node, int input) throws IOException {
        if (node.getInputCount() <= input) throw new IOException("its input " + input + " (from 0) is missing");
        return constant(node.getInput(input));
    }

    TensorProto constant(String name) throws IOException {
        TensorProto t = constants.get(name);
        if (t == null) throw new IOException("its input '" + name + "' is not an initializer");
        return t;
    }

    /** A constant that is then no longer there, so that nothing can be made of it a second time. */
    TensorProto takeConstant(NodeProto node, int input) throws IOException {
        TensorProto t = constant(node, input);
        constants.remove(t.getName());
        return t;
    }

    /** A single number among the initializers. */
    float number(NodeProto node, int input) throws IOException {
        float[] v = OnnxTensors.floats(constant(node, input));
        if (v.length != 1) throw new IOException("its input '" + node.getInput(input) + "' is not one number");
        return v[0];
    }

    Value value(NodeProto node, int input) throws IOException {
        if (node.getInputCount() <= input) throw new IOException("its input " + input + " (from 0) is missing");
        return value(node.getInput(input));
    }

    Value value(String name) throws IOException {
        Value x = values.get(name);
        if (x == null) throw new IOException("the value '" + name + "' is not computed before it");
        return x;
    }

    /** Our node behind an input, which must have the form that layers take and give. */
    int map(NodeProto node, int input) throws IOException {
        return map(node.getInput(input));
    }

    int map(String name) throws IOException {
        Value x = value(name);
        // a row of numbers is the same either way
        if (x.form != Form.TURNED && !(x.form == Form.PLAIN && shape(x.node).rank() == 1))
            throw new IOException("the value '" + name + "' does not have its channels behind the batch");
        return x.node;
    }

    /** Adds a layer to the network, with parameters that are not the graph's: as many as a layer may put out, in all. */
    Value appendMade(Layer layer, List<Integer> inputs, float[] weights) throws IOException {
        made += weights.length;
        requireFew(made);
        parameterBytes -= (long) Float.BYTES * weights.length;
        return append(layer, inputs, weights);
    }

    /** Adds a layer to the network. */
    Value append(Layer layer, List<Integer> inputs, float[]... parameters) throws IOException {
        Shape[] shapes = inputs.stream().map(network::shape).toArray(Shape[]::new);
        List<ParameterSpec> specs = layer.parameters(shapes);
        for (int i = 0; i < specs.size(); i++)
            if (specs.get(i).shape().size() != parameters[i].length)
                throw new IOException(
                        "its " + specs.get(i).name() + " are " + parameters[i].length + " numbers; with the input "
                                + shapes[0] + " they must be " + specs.get(i).shape());
        int size = layer.outputShape(shapes).size();
        requireFew(size);
        numbers += size;
        for (float[] p : parameters) parameterBytes += (long) Float.BYTES * p.length;
        if (parameterBytes > MOST_COPIES * graphBytes)
            throw new IOException("up to here layers share so many weights that each would stand more than "
                    + MOST_COPIES + " times in memory");
        if (numbers > MOST_IN_ALL)
            throw new IOException("up to here the layers put out more than " + MOST_IN_ALL + " numbers");
        network = network.then(layer, inputs);
        int made = network.output();
        for (int i = 0; i < parameters.length; i++)
            System.arraycopy(
                    parameters[i],
                    0,
                    network.nodes().get(made - 1).parameters().get(i).values(),
                    0,
                    parameters[i].length);
        return new Value(made, Form.TURNED);
    }

    static void requireFew(long numbers) throws IOException {
        if (numbers > MOST_NUMBERS)
            throw new IOException(numbers + " numbers are more than the " + MOST_NUMBERS + " a layer may have");
    }
}
