package io.github.syllabary.recognizer;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.github.syllabary.nn.Activation;
import io.github.syllabary.nn.Add;
import io.github.syllabary.nn.Conv;
import io.github.syllabary.nn.Dense;
import io.github.syllabary.nn.Layer;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Softmax;
import io.github.syllabary.recognizer.GraphValues.Form;
import io.github.syllabary.recognizer.GraphValues.Value;
import io.github.syllabary.tensor.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Rebuilds a network from a graph that another program wrote: each operator is brought to the form in which {@link
 * OnnxOperators} reads ours, or left out where it does nothing in use (Identity, Dropout).
 */
final class ForeignReader {
    private static final int MOST_OPERATORS = 4_000;
    private static final int MOST_PARTS = 100;

    private final GraphProto graph;
    private final GraphValues values;
    private final OnnxOperators operators;
    private final ForeignRows rows;

    /** What takes each value, in the order of the graph. */
    private final Map<String, List<NodeProto>> takers = new HashMap<>();

    /** Nodes that went into one before them. */
    private final Set<NodeProto> done = new HashSet<>();

    private ForeignReader(GraphProto graph, Shape input, Value first) throws IOException {
        this.graph = graph;
        List<TensorProto> initializers = new ArrayList<>();
        for (TensorProto t : graph.getInitializerList()) initializers.add(ForeignTensors.raw(t));
        values = new GraphValues(Network.of(input), initializers, graph.getSerializedSize());
        operators = new OnnxOperators(values, LayerHints.none());
        rows = new ForeignRows(values, operators);
        values.put(ForeignInput.of(graph).getName(), first);
        for (NodeProto node : graph.getNodeList())
            for (String name : node.getInputList())
                takers.computeIfAbsent(name, n -> new ArrayList<>()).add(node);
    }

    /**
     * @param ours what extents of the input that are not fixed are to be, channels last; null if all must be
     * @throws IOException one sentence that names the first operator that is not covered, without the file
     */
    static Network read(GraphProto graph, Shape ours) throws IOException {
        if (graph.getNodeCount() > MOST_OPERATORS)
            throw new IOException(
                    "it has " + graph.getNodeCount() + " operators; at most " + MOST_OPERATORS + " are read");
        if (graph.getSparseInitializerCount() > 0)
            throw new IOException("it has sparse initializers, which Syllabary does not read");
        if (graph.getOutputCount() != 1)
            throw new IOException("it has " + graph.getOutputCount() + " outputs; export it with one");
        ValueInfoProto input = ForeignInput.of(graph);
        Shape given = ForeignInput.sample(input, ours);
        NodeProto taker = graph.getNodeList().stream()
                .filter(n -> n.getInputList().contains(input.getName()))
                .findFirst()
                .orElseThrow(() -> new IOException("nothing takes its input '" + input.getName() + "'"));
        boolean samples = given.rank() == 1 && taker.getOpType().equals("Unsqueeze");
        boolean asOurs = given.rank() == 1 || taker.getOpType().equals("Transpose");
        Shape taken = samples ? Shape.of(given.dim(0), 1) : asOurs ? given : ForeignInput.channelsLast(given);
        Form form = samples ? Form.SAMPLES : asOurs ? Form.PLAIN : Form.TURNED;
        return new ForeignReader(graph, taken, new Value(0, form)).read();
    }

    private Network read() throws IOException {
        for (int i = 0; i < graph.getNodeCount(); i++) {
            NodeProto node = graph.getNode(i);
            if (done.contains(node)) continue;
            try {
                read(node);
            } catch (IllegalArgumentException | ArithmeticException | IOException e) {
                throw new IOException(
                        "operator " + (i + 1) + " of " + graph.getNodeCount() + ", " + node.getOpType() + " '"
                                + node.getName() + "': " + e.getMessage(),
                        e);
            }
        }
        String output = graph.getOutput(0).getName();
        if (values.map(output) != values.network().output())
            throw new IOException("its output '" + output + "' is not what its last layer gives");
        Network network = values.network();
        if (network.outputShape().rank() != 1)
            throw new IOException(
                    "its output has the shape " + network.outputShape() + ", not a number for each label");
        int last = network.nodes().size();
        if (last == 0 || !(network.nodes().get(last - 1).layer() instanceof Softmax)) network = network.softmax();
        network.parametersChanged();
        return network;
    }

    private void read(NodeProto given) throws IOException {
        if (!given.getDomain().isEmpty() && !given.getDomain().equals("ai.onnx"))
            throw new IOException("its domain '" + given.getDomain() + "' is unknown");
        if (given.getOutputCount() == 0
                || given.getInputCount() == 0 && !given.getOpType().equals("Constant"))
            throw new IOException("it has no input or no output");
        NodeProto node = given.toBuilder().clearDomain().build();
        switch (node.getOpType()) {
            case "Constant" -> values.define(ForeignTensors.constant(node));
            case "Identity", "Dropout" -> same(node);
            case "Pad" -> {
                List<Long> pads = ForeignNodes.attribute(node, "pads") != null
                        ? ForeignNodes.longs(node, "pads")
                        : OnnxTensors.longs(values.constant(node, 1));
                if (pads.stream().anyMatch(n -> n != 0)) throw new IOException("it pads by " + pads + " on its own");
                same(node);
            }
            case "Conv" ->
                operators.read(ForeignNodes.windows(node, shape(node), OnnxTensors.shape(values.constant(node, 1))));
            case "MaxPool", "AveragePool" -> operators.read(ForeignNodes.windows(node, shape(node), null));
            case "BatchNormalization" ->
                operators.read(ForeignNodes.without(ForeignNodes.without(node, "training_mode", 0), "spatial", 1));
            case "Relu" -> rows.pointwise(node, Activation.RELU);
            case "HardSwish" -> rows.pointwise(node, Activation.HARD_SWISH);
            case "Abs" -> rows.pointwise(node, Activation.ABS);
            case "Clip" -> rows.pointwise(node, clipped(node));
            case "Mul" -> operators.read(sigmoidLast(node));
            case "ReduceMax" -> overAll(node, "GlobalMaxPool");
            case "ReduceMean" -> overAll(node, "GlobalAveragePool");
            case "Unsqueeze" -> channel(node);
            case "Flatten", "Reshape", "Squeeze" -> rows.row(node);
            case "Gemm" -> rows.gemm(node);
            case "MatMul" -> {
                NodeProto bias = rows.multiply(node, takers.getOrDefault(node.getOutput(0), List.of()));
                if (bias != null) done.add(bias);
            }
            case "Softmax", "LogSoftmax" -> softmax(node);
            case "Concat" -> {
                if (node.getInputCount() > 0 && values.band(node.getInput(0)) != null) operators.read(node);
                else concat(node);
            }
            case "Split", "GlobalMaxPool", "GlobalAveragePool", "Transpose", "Sigmoid", "Slice", "Add" ->
                operators.read(node);
            default -> throw new IOException("no layer of Syllabary does what this operator does");
        }
    }

    /** Of the first input, channels last. */
    private Shape shape(NodeProto node) throws IOException {
        return values.shape(values.map(node, 0));
    }

    private void same(NodeProto node) throws IOException {
        String name = node.getOutput(0);
        if (values.isConstant(node.getInput(0)))
            values.define(values.constant(node, 0).toBuilder().setName(name).build());
        else values.put(name, values.value(node, 0));
    }

    private Activation clipped(NodeProto node) throws IOException {
        float least = bound(node, "min", 1, Float.NEGATIVE_INFINITY);
        float most = bound(node, "max", 2, Float.POSITIVE_INFINITY);
        if (least == 0 && most >= Float.MAX_VALUE) return Activation.RELU;
        if (least == 0 && most == 6) return Activation.CLIPPED_RELU;
        throw new IOException("it clips from " + least + " to " + most + "; from 0, or from 0 to 6 is known");
    }

    /** An attribute up to operator set 10, then an input. */
    private float bound(NodeProto node, String name, int input, float orElse) throws IOException {
        if (ForeignNodes.attribute(node, name) != null)
            return ForeignNodes.attribute(node, name).getF();
        boolean given = node.getInputCount() > input && !node.getInput(input).isEmpty();
        return given ? values.number(node, input) : orElse;
    }

    private void softmax(NodeProto node) throws IOException {
        if (values.shape(values.map(node, 0)).rank() != 1)
            throw new IOException("it is not over a row of one number for each label");
        NodeProto plain = ForeignNodes.attribute(node, "axis") != null
                        && ForeignNodes.attribute(node, "axis").getI() == -1
                ? ForeignNodes.dropped(node, "axis")
                : ForeignNodes.without(node, "axis", 1);
        operators.read(plain.toBuilder()
                .setOpType("Softmax")
                .addAttribute(OnnxParts.whole("axis", 1))
                .build());
    }

    /**
     * Channels side by side are a sum: each part goes, by a convolution of extent 1 that copies, to its own channels of a
     * map that has room for all. Zeros are added to each number, which changes none.
     */
    private void concat(NodeProto node) throws IOException {
        if (ForeignNodes.attribute(node, "axis") == null) throw new IOException("it does not say its axis");
        long axis = ForeignNodes.attribute(node, "axis").getI();
        int[] parts = new int[node.getInputCount()];
        if (parts.length == 0 || parts.length > MOST_PARTS)
            throw new IOException("it has " + parts.length + " parts, and 1 to " + MOST_PARTS + " are read");
        long all = 0;
        for (int i = 0; i < parts.length; i++) {
            parts[i] = values.map(node, i);
            Shape part = values.shape(parts[i]);
            if (axis != 1 && axis != -part.rank())
                throw new IOException("its axis is " + axis + "; only channels are put side by side, axis 1");
            GraphValues.requireFew(all += part.channels());
        }
        Value sum = null;
        int at = 0;
        for (int part : parts) {
            Value room = room(part, at, (int) all);
            sum = sum == null ? room : values.append(new Add(), List.of(sum.node(), room.node()));
            at += values.shape(part).channels();
        }
        values.put(node.getOutput(0), sum);
    }

    /** A map of all channels that has those of the part from {@code at} on, and zeros elsewhere. */
    private Value room(int part, int at, int all) throws IOException {
        Shape shape = values.shape(part);
        int channels = shape.channels();
        GraphValues.requireFew((long) channels * all);
        float[] w = new float[channels * all];
        for (int c = 0; c < channels; c++) w[c * all + at + c] = 1;
        Layer copy = shape.rank() == 1
                ? new Dense(all, false)
                : Conv.of(all, Shape.cube(1, shape.rank() - 1).dims()).withoutBias();
        return values.appendMade(copy, List.of(part), w);
    }

    private NodeProto sigmoidLast(NodeProto node) throws IOException {
        boolean swap = node.getInputCount() == 2
                && !values.isConstant(node.getInput(0))
                && values.value(node, 0).form() == Form.SIGMOID;
        if (!swap) return node;
        return node.toBuilder()
                .setInput(0, node.getInput(1))
                .setInput(1, node.getInput(0))
                .build();
    }

    private void overAll(NodeProto node, String pooling) throws IOException {
        int rank = shape(node).rank();
        List<Long> axes = ForeignNodes.longs(node, "axes");
        if (axes == null && node.getInputCount() == 2) axes = OnnxTensors.longs(values.constant(node, 1));
        List<Long> all = IntStream.rangeClosed(2, rank).asLongStream().boxed().toList();
        if (axes == null
                || !all.equals(axes.stream()
                        .map(a -> a < 0 ? a + rank + 1 : a)
                        .sorted()
                        .toList()))
            throw new IOException("its axes are " + axes + ", not all behind the channels, " + all);
        boolean kept = ForeignNodes.attribute(node, "keepdims") == null
                || ForeignNodes.attribute(node, "keepdims").getI() != 0;
        String pooled = kept ? node.getOutput(0) : node.getOutput(0) + ".pooled";
        operators.read(NodeProto.newBuilder()
                .setOpType(pooling)
                .setName(node.getName())
                .addInput(node.getInput(0))
                .addOutput(pooled)
                .build());
        if (!kept) values.put(node.getOutput(0), new Value(values.value(pooled).node(), Form.TURNED));
    }

    /** A recording {@code (N, T)} becomes {@code (N, 1, T)}. */
    private void channel(NodeProto node) throws IOException {
        List<Long> axes = ForeignNodes.longs(node, "axes");
        if (axes == null && node.getInputCount() == 2) axes = OnnxTensors.longs(values.constant(node, 1));
        Value x = values.value(node, 0);
        if (x.form() != Form.SAMPLES
                || !(List.of(1L).equals(axes) || List.of(-2L).equals(axes)))
            throw new IOException("it adds an axis that is not the channel of a recording");
        values.put(node.getOutput(0), new Value(x.node(), Form.TURNED));
    }
}
