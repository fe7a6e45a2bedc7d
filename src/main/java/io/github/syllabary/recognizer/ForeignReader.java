package io.github.syllabary.recognizer;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.github.syllabary.nn.Activation;
import io.github.syllabary.nn.Add;
import io.github.syllabary.nn.Conv;
import io.github.syllabary.nn.Dense;
import io.github.syllabary.nn.Flatten;
import io.github.syllabary.nn.Layer;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Softmax;
import io.github.syllabary.recognizer.GraphValues.Form;
import io.github.syllabary.recognizer.GraphValues.Value;
import io.github.syllabary.tensor.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
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

    /** What takes each value, in the order of the graph. */
    private final Map<String, List<NodeProto>> takers = new HashMap<>();

    /** Nodes that went into one before them. */
    private final Set<NodeProto> done = new HashSet<>();

    /** Rows that were flattened channel by channel: the shape they had, by our node. */
    private final Map<Integer, Shape> flattened = new HashMap<>();

    private ForeignReader(GraphProto graph, Shape input, Value first) throws IOException {
        this.graph = graph;
        List<TensorProto> initializers = new ArrayList<>();
        for (TensorProto t : graph.getInitializerList()) initializers.add(ForeignTensors.raw(t));
        values = new GraphValues(Network.of(input), initializers, graph.getSerializedSize());
        operators = new OnnxOperators(values, LayerHints.none());
        values.put(input(graph).getName(), first);
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
        ValueInfoProto input = input(graph);
        Shape given = sample(input, ours);
        NodeProto taker = graph.getNodeList().stream()
                .filter(n -> n.getInputList().contains(input.getName()))
                .findFirst()
                .orElseThrow(() -> new IOException("nothing takes its input '" + input.getName() + "'"));
        boolean samples = given.rank() == 1 && taker.getOpType().equals("Unsqueeze");
        boolean asOurs = given.rank() == 1 || taker.getOpType().equals("Transpose");
        Shape taken = samples ? Shape.of(given.dim(0), 1) : asOurs ? given : channelsLast(given);
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
            throw new IOException("its output has the shape " + network.outputShape() + ", not a number for each label");
        int last = network.nodes().size();
        if (last == 0 || !(network.nodes().get(last - 1).layer() instanceof Softmax)) network = network.softmax();
        network.parametersChanged();
        return network;
    }

    private void read(NodeProto given) throws IOException {
        if (!given.getDomain().isEmpty() && !given.getDomain().equals("ai.onnx"))
            throw new IOException("its domain '" + given.getDomain() + "' is unknown");
        if (given.getOutputCount() == 0 || given.getInputCount() == 0 && !given.getOpType().equals("Constant"))
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
            case "Conv" -> operators.read(ForeignNodes.windows(
                    node, shape(node), OnnxTensors.shape(values.constant(node, 1))));
            case "MaxPool", "AveragePool" -> operators.read(ForeignNodes.windows(node, shape(node), null));
            case "BatchNormalization" -> operators.read(
                    ForeignNodes.without(ForeignNodes.without(node, "training_mode", 0), "spatial", 1));
            case "Relu" -> pointwise(node, Activation.RELU);
            case "HardSwish" -> pointwise(node, Activation.HARD_SWISH);
            case "Clip" -> pointwise(node, clipped(node));
            case "Mul" -> operators.read(sigmoidLast(node));
            case "ReduceMax" -> overAll(node, "GlobalMaxPool");
            case "ReduceMean" -> overAll(node, "GlobalAveragePool");
            case "Unsqueeze" -> channel(node);
            case "Flatten", "Reshape", "Squeeze" -> row(node);
            case "Gemm" -> dense(node, matrix(node), node.getInputCount() > 2 ? node.getInput(2) : null);
            case "MatMul" -> multiply(node);
            case "Softmax", "LogSoftmax" -> softmax(node);
            case "Concat" -> concat(node);
            case "GlobalMaxPool", "GlobalAveragePool", "Transpose", "Sigmoid", "Slice", "Add" -> operators.read(node);
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

    /** What takes each number by itself may also take a row whose order is not ours. */
    private void pointwise(NodeProto node, Layer layer) throws IOException {
        Value x = values.value(node, 0);
        if (x.form() != Form.FLATTENED) {
            values.put(node.getOutput(0), values.append(layer, List.of(values.map(node, 0))));
            return;
        }
        int made = values.append(layer, List.of(x.node())).node();
        flattened.put(made, flattened.get(x.node()));
        values.put(node.getOutput(0), new Value(made, Form.FLATTENED));
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
                || !all.equals(axes.stream().map(a -> a < 0 ? a + rank + 1 : a).sorted().toList()))
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
        if (x.form() != Form.SAMPLES || !(List.of(1L).equals(axes) || List.of(-2L).equals(axes)))
            throw new IOException("it adds an axis that is not the channel of a recording");
        values.put(node.getOutput(0), new Value(x.node(), Form.TURNED));
    }

    private void row(NodeProto node) throws IOException {
        Value x = values.value(node, 0);
        if (node.getOpType().equals("Flatten")) {
            if (ForeignNodes.attribute(node, "axis") != null
                    && ForeignNodes.attribute(node, "axis").getI() != 1)
                throw new IOException("it flattens from another axis than 1");
        } else if (node.getOpType().equals("Reshape")) {
            List<Long> to = OnnxTensors.longs(values.constant(node, 1));
            boolean row = to.size() == 2
                    && to.get(0) >= -1
                    && to.get(0) <= 1
                    && (to.get(1) == -1 || to.get(1) == values.shape(x.node()).size());
            if (!row) throw new IOException("it reshapes to " + to + "; only a row for each sample is known");
        } else if (x.form() != Form.POOLED) {
            throw new IOException("it drops axes of what was not pooled over all positions");
        }
        values.put(node.getOutput(0), row(x, node));
    }

    private Value row(Value x, NodeProto node) throws IOException {
        if (x.form() == Form.POOLED) return new Value(x.node(), Form.TURNED);
        if (x.form() == Form.PLAIN) return values.append(new Flatten(), List.of(x.node()));
        Shape shape = shape(node);
        if (shape.rank() == 1) return x;
        int made = values.append(new Flatten(), List.of(x.node())).node();
        if (shape.channels() == 1 || shape.size() == shape.channels()) return new Value(made, Form.TURNED);
        flattened.put(made, shape);
        return new Value(made, Form.FLATTENED);
    }

    /** The weights of a Gemm as {@code (in, out)}, with alpha in them. */
    private float[] matrix(NodeProto node) throws IOException {
        OnnxAttributes attributes = new OnnxAttributes(node);
        attributes.require("transA", 0, 0);
        Shape shape = weights(node);
        float[] w = OnnxTensors.floats(values.constant(node, 1));
        if (transposed(node)) w = ForeignTensors.transposed(w, shape.dim(0), shape.dim(1));
        float alpha = attributes.number("alpha", 1);
        if (alpha != 1) for (int i = 0; i < w.length; i++) w[i] *= alpha;
        return w;
    }

    private static boolean transposed(NodeProto node) {
        return ForeignNodes.attribute(node, "transB") != null
                && ForeignNodes.attribute(node, "transB").getI() != 0;
    }

    private Shape weights(NodeProto node) throws IOException {
        Shape shape = OnnxTensors.shape(values.constant(node, 1));
        if (shape.rank() != 2) throw new IOException("its weights " + shape + " are no matrix");
        return shape;
    }

    /** With the addition of a bias behind it, if that is all that its result is for. */
    private void multiply(NodeProto node) throws IOException {
        float[] w = OnnxTensors.floats(values.constant(node, 1));
        weights(node);
        List<NodeProto> next = takers.getOrDefault(node.getOutput(0), List.of());
        if (next.size() == 1 && next.get(0).getOpType().equals("Add") && next.get(0).getInputCount() == 2) {
            NodeProto add = next.get(0);
            String other = add.getInput(0).equals(node.getOutput(0)) ? add.getInput(1) : add.getInput(0);
            if (values.isConstant(other)) {
                dense(node.toBuilder().setOutput(0, add.getOutput(0)).build(), w, other);
                done.add(add);
                return;
            }
        }
        dense(node, w, null);
    }

    /**
     * @param w the weights {@code (in, out)} in the order of the graph
     * @param bias the name of a constant, or null
     */
    private void dense(NodeProto node, float[] w, String bias) throws IOException {
        Shape given = weights(node);
        int units = given.dim(transposed(node) ? 0 : 1);
        int inputs = given.dim(transposed(node) ? 1 : 0);
        Value x = values.value(node, 0);
        Shape before = flattened.get(x.node());
        if (x.form() == Form.FLATTENED) {
            if (before.size() != inputs)
                throw new IOException("its weights " + given + " do not fit its input " + before);
            w = ForeignTensors.rowsChannelsLast(w, before, units);
            values.put(node.getOutput(0) + ".row", new Value(x.node(), Form.TURNED));
        }
        String name = node.getOutput(0);
        values.define(OnnxTensors.floats(name + ".weights", Shape.of(inputs, units), w));
        NodeProto.Builder dense = NodeProto.newBuilder()
                .setOpType("Gemm")
                .setName(node.getName())
                .addInput(x.form() == Form.FLATTENED ? name + ".row" : node.getInput(0))
                .addInput(name + ".weights")
                .addOutput(name);
        if (bias != null) {
            values.define(OnnxTensors.floats(name + ".bias", Shape.of(units), bias(node, bias, units)));
            dense.addInput(name + ".bias");
        }
        operators.read(dense.build());
    }

    private float[] bias(NodeProto node, String name, int units) throws IOException {
        float[] b = OnnxTensors.floats(values.constant(name));
        if (b.length == 1 && units > 1) {
            float all = b[0];
            b = new float[units];
            Arrays.fill(b, all);
        }
        if (b.length != units) throw new IOException("its bias has " + b.length + " numbers, not " + units);
        float beta = ForeignNodes.attribute(node, "beta") == null
                ? 1
                : ForeignNodes.attribute(node, "beta").getF();
        for (int i = 0; i < b.length; i++) b[i] *= beta;
        return b;
    }

    /** Old graphs list their initializers among the inputs. */
    private static ValueInfoProto input(GraphProto graph) throws IOException {
        Set<String> constants = new HashSet<>();
        graph.getInitializerList().forEach(t -> constants.add(t.getName()));
        List<ValueInfoProto> inputs = graph.getInputList().stream()
                .filter(i -> !constants.contains(i.getName()))
                .toList();
        if (inputs.size() != 1) throw new IOException("it has " + inputs.size() + " inputs; export it with one");
        return inputs.get(0);
    }

    private static Shape channelsLast(Shape given) {
        int[] dims = given.dims();
        int[] turned = Arrays.copyOfRange(dims, 1, dims.length + 1);
        turned[dims.length - 1] = dims[0];
        return Shape.of(turned);
    }

    /**
     * One sample of the input as the graph has it; the batch may have any extent.
     *
     * @param ours what extents that are not fixed are to be, channels last; null if none may be open
     */
    private static Shape sample(ValueInfoProto input, Shape ours) throws IOException {
        String name = "its input '" + input.getName() + "'";
        if (input.getType().getTensorType().getElemType() != TensorProto.DataType.FLOAT.getNumber())
            throw new IOException(name + " is not a tensor of floats");
        List<TensorShapeProto.Dimension> dims =
                input.getType().getTensorType().getShape().getDimList();
        if (dims.size() < 2 || dims.size() > 5) throw new IOException(name + " has " + dims.size() + " axes, not 2 to 5");
        long n = 1;
        int[] extents = new int[dims.size() - 1];
        for (int a = 0; a < extents.length; a++) {
            long d = dims.get(a + 1).getDimValue();
            if (d == 0 && ours != null) d = open(ours, a, extents.length);
            if (d < 1 || d > GraphValues.MOST_NUMBERS)
                throw new IOException(name + " has no fixed extent on its axis " + (a + 1) + " (from 0); export it"
                        + " with one");
            GraphValues.requireFew(n *= d);
            extents[a] = (int) d;
        }
        return Shape.of(extents);
    }

    /** An extent of our shape, by the axis that it has in the graph; 0 if there is none such. */
    private static int open(Shape ours, int axis, int axes) {
        // a recording may lack the axis of its one channel
        if (axes == 1) return ours.rank() == 1 || ours.channels() == 1 ? ours.dim(0) : 0;
        if (axes != ours.rank()) return 0;
        return axis == 0 ? ours.channels() : ours.dim(axis - 1);
    }
}
