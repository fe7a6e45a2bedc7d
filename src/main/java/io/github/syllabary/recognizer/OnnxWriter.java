package io.github.syllabary.recognizer;

import static io.github.syllabary.recognizer.OnnxParts.ints;
import static io.github.syllabary.recognizer.OnnxParts.number;
import static io.github.syllabary.recognizer.OnnxParts.value;
import static io.github.syllabary.recognizer.OnnxParts.whole;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import io.github.syllabary.nn.Activation;
import io.github.syllabary.nn.Add;
import io.github.syllabary.nn.AsPicture;
import io.github.syllabary.nn.AveragePool;
import io.github.syllabary.nn.BatchNorm;
import io.github.syllabary.nn.Bias;
import io.github.syllabary.nn.Conv;
import io.github.syllabary.nn.Dense;
import io.github.syllabary.nn.Dropout;
import io.github.syllabary.nn.Flatten;
import io.github.syllabary.nn.GlobalAveragePool;
import io.github.syllabary.nn.GlobalMaxPool;
import io.github.syllabary.nn.Layer;
import io.github.syllabary.nn.MaxPool;
import io.github.syllabary.nn.Merge;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Node;
import io.github.syllabary.nn.Padding;
import io.github.syllabary.nn.Parameter;
import io.github.syllabary.nn.PartSum;
import io.github.syllabary.nn.SelectChannels;
import io.github.syllabary.nn.Softmax;
import io.github.syllabary.nn.SqueezeExcitation;
import io.github.syllabary.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A network as an ONNX graph of operator set {@link #OPSET}. Our arrays end in the channels, those
 * of ONNX have them behind the batch: the input is turned once, kernels are stored turned, and {@link
 * Flatten} turns back, so that the order of its numbers is ours.
 *
 * <p>Values are named after our nodes; where a layer becomes several operators, those before the last
 * have a suffix.
 */
final class OnnxWriter {
    static final int OPSET = 17;
    static final String INPUT = "input";
    static final String OUTPUT = "probabilities";

    private final Network network;
    private final LayerHints hints;
    private final GraphProto.Builder graph = GraphProto.newBuilder();

    private OnnxWriter(Network network, LayerHints hints) {
        this.network = network;
        this.hints = hints;
    }

    /**
     * @param network with one row of numbers as output
     * @param hints receives what the graph does not tell
     * @throws IllegalArgumentException if a layer has no form in ONNX
     */
    static GraphProto write(Network network, LayerHints hints) {
        return new OnnxWriter(network, hints).write();
    }

    private GraphProto write() {
        Shape input = network.inputShape();
        graph.setName("syllabary");
        graph.addInput(value(INPUT, input));
        graph.addOutput(value(OUTPUT, network.outputShape()));
        if (input.rank() > 1) node("Transpose", name(0), INPUT).addAttribute(ints("perm", channelsFirst(input.rank())));
        for (Node node : network.nodes()) {
            int before = graph.getNodeCount();
            write(node, node.inputs().stream().map(this::name).toArray(String[]::new));
            for (int i = before; i < graph.getNodeCount(); i++)
                graph.getNodeBuilder(i).setDocString(node.layer().describe());
        }
        return graph.build();
    }

    /** What the value of a node is called. */
    private String name(int node) {
        return name(network, node);
    }

    static String name(Network network, int node) {
        if (node == 0) return network.inputShape().rank() > 1 ? INPUT + ".turned" : INPUT;
        return node == network.output() ? OUTPUT : network.nodes().get(node - 1).name();
    }

    private void write(Node node, String[] x) {
        Layer layer = node.layer();
        Shape in = network.shape(node.inputs().get(0));
        String y = name(node.index());
        if (layer instanceof Conv conv) conv(node, conv, in, x[0], y);
        else if (layer instanceof MaxPool pool)
            pool("MaxPool", node, x[0], y, pool.size(), pool.stride(), pool.padding());
        else if (layer instanceof AveragePool pool)
            pool("AveragePool", node, x[0], y, pool.size(), pool.stride(), pool.padding());
        else if (layer instanceof GlobalMaxPool) overAll("GlobalMaxPool", node, in, x[0], y);
        else if (layer instanceof GlobalAveragePool) overAll("GlobalAveragePool", node, in, x[0], y);
        else if (layer instanceof BatchNorm norm) batchNorm(node, norm, in, x[0], y);
        else if (layer instanceof Activation function) activation(function, x[0], y);
        else if (layer instanceof Dropout dropout) {
            String rate = node.name() + ".rate";
            graph.addInitializer(OnnxTensors.floats(rate, Shape.of(), new float[] {dropout.rate()}));
            node("Dropout", y, x[0], rate);
        } else if (layer instanceof Flatten) flatten(in, x[0], y);
        else if (layer instanceof AsPicture) asPicture(in, x[0], y);
        else if (layer instanceof SelectChannels some) select(some, x[0], y);
        else if (layer instanceof Dense) node("Gemm", y, x[0]).addAllInput(parameters(node));
        else if (layer instanceof PartSum sum) PartSums.write(graph, sum, x[0], y);
        else if (layer instanceof Add) add(node, x, y);
        else if (layer instanceof Bias) bias(node.parameters().get(0), in, x[0], y);
        else if (layer instanceof SqueezeExcitation) Gates.write(graph, node.parameters(), in, x[0], y);
        else if (layer instanceof Softmax) node("Softmax", y, x[0]).addAttribute(whole("axis", 1));
        else throw new IllegalArgumentException(node.name() + ": " + layer.describe() + " has no form in ONNX yet");
    }

    private void conv(Node node, Conv conv, Shape in, String x, String y) {
        refuseWithoutAxes(node, in);
        Parameter w = node.parameters().get(0);
        graph.addInitializer(OnnxTensors.kernels(w.name(), w.spec().shape(), w.values()));
        String kernels = w.name();
        if (conv.merge() == Merge.MEAN) {
            String share = node.name() + ".share";
            int inputs = in.channels() / conv.groups();
            graph.addInitializer(OnnxTensors.floats(share, Shape.of(), new float[] {1f / inputs}));
            kernels = w.name() + ".shared";
            node("Mul", kernels, w.name(), share);
        }
        NodeProto.Builder made = node("Conv", y, x, kernels);
        if (conv.bias()) made.addInput(write(node.parameters().get(1)));
        windows(made, node, conv.kernel(), conv.stride(), conv.dilation(), conv.padding());
        made.addAttribute(ints("dilations", longs(conv.dilation())));
        made.addAttribute(whole("group", conv.groups()));
    }

    private void pool(String operator, Node node, String x, String y, Shape size, Shape stride, Padding padding) {
        refuseWithoutAxes(node, network.shape(node.inputs().get(0)));
        NodeProto.Builder made = node(operator, y, x);
        Padding.Explicit zeros = windows(made, node, size, stride, Shape.cube(1, size.rank()), padding);
        for (int a = 0; a < size.rank(); a++)
            if (zeros.before().dim(a) >= size.dim(a) || zeros.after().dim(a) >= size.dim(a))
                throw new IllegalArgumentException(node.name() + ": windows of nothing but padding have no form in"
                        + " ONNX; pad with less than the window " + size);
    }

    /** The attributes that say where windows lie. */
    private Padding.Explicit windows(
            NodeProto.Builder made, Node node, Shape size, Shape stride, Shape dilation, Padding padding) {
        Shape spatial = network.shape(node.inputs().get(0)).spatial();
        Padding.Explicit zeros = padding.resolve(spatial, span(size, dilation), stride);
        hints.notePadding(node.name(), padding, zeros);
        made.addAttribute(ints("kernel_shape", longs(size)));
        made.addAttribute(ints("strides", longs(stride)));
        made.addAttribute(ints(
                "pads",
                LongStream.concat(LongStream.of(longs(zeros.before())), LongStream.of(longs(zeros.after())))
                        .toArray()));
        return zeros;
    }

    /** Inputs from the first to the last of a window. */
    static Shape span(Shape size, Shape dilation) {
        return Shape.of(IntStream.range(0, size.rank())
                .map(a -> Math.addExact(Math.multiplyExact(size.dim(a) - 1, dilation.dim(a)), 1))
                .toArray());
    }

    private static void refuseWithoutAxes(Node node, Shape in) {
        if (in.rank() < 2)
            throw new IllegalArgumentException(node.name() + ": " + node.layer().describe() + " over the row " + in
                    + " has no form in ONNX; leave the layer out");
    }

    private void overAll(String operator, Node node, Shape in, String x, String y) {
        refuseWithoutAxes(node, in);
        node(operator, node.name() + ".map", x);
        node("Flatten", y, node.name() + ".map").addAttribute(whole("axis", 1));
    }

    private void batchNorm(Node node, BatchNorm norm, Shape in, String x, String y) {
        float stays = hints.noteMomentum(node.name(), norm);
        if (norm.bands() > 1) SubBands.write(graph, node, norm, in, stays, x, y);
        else
            node("BatchNormalization", y, x)
                    .addAllInput(parameters(node))
                    .addAttribute(number("epsilon", norm.epsilon()))
                    .addAttribute(number("momentum", stays));
    }

    private void activation(Activation function, String x, String y) {
        switch (function) {
            case RELU -> node("Relu", y, x);
            case HARD_SWISH -> node("HardSwish", y, x);
            case ABS -> node("Abs", y, x);
            case CLIPPED_RELU -> {
                graph.addInitializer(OnnxTensors.floats(y + ".least", Shape.of(), new float[] {0}));
                graph.addInitializer(OnnxTensors.floats(y + ".most", Shape.of(), new float[] {6}));
                node("Clip", y, x, y + ".least", y + ".most");
            }
            case SILU -> {
                node("Sigmoid", y + ".sigmoid", x);
                node("Mul", y, x, y + ".sigmoid");
            }
            case LOG -> {
                graph.addInitializer(OnnxTensors.floats(y + ".one", Shape.of(), new float[] {1}));
                node("Add", y + ".raised", x, y + ".one");
                node("Clip", y + ".held", y + ".raised", y + ".one");
                node("Log", y, y + ".held");
            }
        }
    }

    private void asPicture(Shape in, String x, String y) {
        String behind = x;
        if (in.rank() > 1) {
            behind = y + ".turned";
            node("Transpose", behind, x).addAttribute(ints("perm", channelsLast(in.rank())));
        }
        node("Unsqueeze", y, behind, longs(y + ".axes", List.of(1L)));
    }

    private void select(SelectChannels some, String x, String y) {
        List<Long> channels = some.channels().stream().map(Integer::longValue).toList();
        node("Gather", y, x, longs(y + ".channels", channels)).addAttribute(whole("axis", 1));
    }

    private void flatten(Shape in, String x, String y) {
        String row = x;
        if (in.rank() > 1) {
            row = y + ".turned";
            node("Transpose", row, x).addAttribute(ints("perm", channelsLast(in.rank())));
        }
        node("Flatten", y, row).addAttribute(whole("axis", 1));
    }

    private void bias(Parameter b, Shape in, String x, String y) {
        int[] alongChannels = Shape.cube(1, in.rank()).dims();
        alongChannels[0] = in.channels();
        graph.addInitializer(OnnxTensors.floats(b.name(), Shape.of(alongChannels), b.values()));
        node("Add", y, x, b.name());
    }

    private void add(Node node, String[] x, String y) {
        Shape main = network.shape(node.inputs().get(0));
        Shape side = network.shape(node.inputs().get(1));
        String cropped = x[1];
        if (!main.equals(side)) {
            Margins margins = Margins.of(main, side);
            cropped = y + ".cropped";
            node(
                    "Slice",
                    cropped,
                    x[1],
                    longs(y + ".starts", margins.starts()),
                    longs(y + ".ends", margins.ends()),
                    longs(
                            y + ".axes",
                            LongStream.range(2, 1 + main.rank()).boxed().toList()));
        }
        node("Add", y, x[0], cropped);
    }

    private NodeProto.Builder node(String operator, String output, String... inputs) {
        return OnnxParts.node(graph, operator, output, inputs);
    }

    private List<String> parameters(Node node) {
        return node.parameters().stream().map(this::write).toList();
    }

    private String write(Parameter p) {
        graph.addInitializer(OnnxTensors.floats(p.name(), p.spec().shape(), p.values()));
        return p.name();
    }

    private String longs(String name, List<Long> values) {
        graph.addInitializer(OnnxTensors.longs(name, values));
        return name;
    }

    private static long[] longs(Shape shape) {
        return IntStream.of(shape.dims()).asLongStream().toArray();
    }

    /** The batch stays first: for (N, T, C) the permutation 0, 2, 1. */
    static long[] channelsFirst(int rank) {
        return IntStream.rangeClosed(0, rank)
                .mapToLong(a -> a < 2 ? a * rank : a - 1)
                .toArray();
    }

    static long[] channelsLast(int rank) {
        return IntStream.rangeClosed(0, rank)
                .mapToLong(a -> a == 0 ? 0 : a == rank ? 1 : a + 1)
                .toArray();
    }
}
