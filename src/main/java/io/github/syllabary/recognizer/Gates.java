package io.github.syllabary.recognizer;

import static io.github.syllabary.recognizer.OnnxParts.ints;
import static io.github.syllabary.recognizer.OnnxParts.requireInputs;
import static io.github.syllabary.recognizer.OnnxParts.whole;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.github.syllabary.nn.Parameter;
import io.github.syllabary.nn.SqueezeExcitation;
import io.github.syllabary.recognizer.GraphValues.Gate;
import io.github.syllabary.tensor.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Squeeze and excitation as ONNX has it: a ReduceMean over all axes behind time, two Conv of one tap with a Relu between
 * and a Sigmoid behind, a Mul.
 *
 * <p>For the value {@code squeezeexcitation4} they give {@code squeezeexcitation4.mean}, {@code .squeezed}, {@code .held},
 * {@code .excited}, {@code .gates}.
 */
final class Gates {

    /** What each operator has made, in their order. */
    enum Stage {
        MEAN("ReduceMean"),
        SQUEEZED("Conv"),
        HELD("Relu"),
        EXCITED("Conv"),
        GATES("Sigmoid");

        private final String operator;

        Stage(String operator) {
            this.operator = operator;
        }
    }

    private Gates() {}

    /**
     * @param in of the layer, channels last
     */
    static void write(GraphProto.Builder graph, List<Parameter> parameters, Shape in, String x, String y) {
        int axes = in.rank() - 1;
        OnnxParts.node(graph, "ReduceMean", y + ".mean", x)
                .addAttribute(ints("axes", behindTime(axes)))
                .addAttribute(whole("keepdims", 1));
        conv(graph, parameters.subList(0, 2), axes, y + ".mean", y + ".squeezed");
        OnnxParts.node(graph, "Relu", y + ".held", y + ".squeezed");
        conv(graph, parameters.subList(2, 4), axes, y + ".held", y + ".excited");
        OnnxParts.node(graph, "Sigmoid", y + ".gates", y + ".excited");
        OnnxParts.node(graph, "Mul", y, x, y + ".gates");
    }

    private static void conv(GraphProto.Builder graph, List<Parameter> parameters, int axes, String x, String y) {
        Parameter w = parameters.get(0);
        Parameter b = parameters.get(1);
        Shape one = Shape.cube(1, axes);
        Shape kernel = Shape.of(IntStream.concat(
                        IntStream.of(one.dims()), IntStream.of(w.spec().shape().dims()))
                .toArray());
        graph.addInitializer(OnnxTensors.kernels(w.name(), kernel, w.values()));
        graph.addInitializer(OnnxTensors.floats(b.name(), b.spec().shape(), b.values()));
        OnnxParts.node(graph, "Conv", y, x, w.name(), b.name())
                .addAttribute(ints(
                        "kernel_shape", LongStream.generate(() -> 1).limit(axes).toArray()));
    }

    /** All axes of ONNX behind samples, channels and time. */
    private static long[] behindTime(int axes) {
        return LongStream.rangeClosed(3, 1 + axes).toArray();
    }

    /** Whether the operator is part of one. */
    static boolean has(NodeProto node, GraphValues values) {
        return node.getOpType().equals("ReduceMean")
                || node.getInputList().stream().anyMatch(input -> values.gate(input) != null);
    }

    /** Puts among the values what the operator makes. */
    static void read(NodeProto node, OnnxAttributes attributes, GraphValues values) throws IOException {
        String made = node.getOutput(0);
        if (node.getOpType().equals("ReduceMean")) {
            values.put(made, mean(node, attributes, values));
            return;
        }
        Gate gate = values.gate(node.getInput(node.getInputCount() - 1));
        if (gate != null && gate.stage() == Stage.GATES) {
            if (!node.getOpType().equals("Mul") || node.getInputCount() != 2 || values.map(node, 0) != gate.node())
                throw new IOException("it does not multiply a value with its own gates");
            int units = gate.parameters().get(1).length;
            values.put(
                    made,
                    values.append(
                            new SqueezeExcitation(units),
                            List.of(gate.node()),
                            gate.parameters().toArray(float[][]::new)));
            return;
        }
        gate = values.gate(node.getInput(0));
        Stage next = gate == null || gate.stage() == Stage.GATES
                ? null
                : Stage.values()[gate.stage().ordinal() + 1];
        if (next == null || !node.getOpType().equals(next.operator))
            throw new IOException("it takes a mean that should go through Conv, Relu, Conv and Sigmoid");
        List<float[]> parameters = new ArrayList<>(gate.parameters());
        boolean conv = next == Stage.SQUEEZED || next == Stage.EXCITED;
        requireInputs(node, conv ? 3 : 1);
        if (conv) addKernels(node, attributes, values, gate, parameters);
        values.put(made, new Gate(gate.node(), next, parameters));
    }

    private static Gate mean(NodeProto node, OnnxAttributes attributes, GraphValues values) throws IOException {
        requireInputs(node, 1);
        int x = values.map(node, 0);
        int axes = values.shape(x).rank() - 1;
        attributes.require("keepdims", 1, 1);
        int[] over = attributes.extents("axes", Math.max(0, axes - 1), 0, null);
        if (axes < 2 || !Arrays.equals(Arrays.stream(over).asLongStream().toArray(), behindTime(axes)))
            throw new IOException("it does not take the mean over all axes behind the first of " + values.shape(x));
        return new Gate(x, Stage.MEAN, List.of());
    }

    private static void addKernels(
            NodeProto node, OnnxAttributes attributes, GraphValues values, Gate gate, List<float[]> parameters)
            throws IOException {
        Shape in = values.shape(gate.node());
        int axes = in.rank() - 1;
        int[] taps =
                attributes.extents("kernel_shape", axes, 1, Shape.cube(1, axes).dims());
        TensorProto kernels = values.constant(node, 1);
        Shape shape = OnnxTensors.shape(kernels);
        int inputs = parameters.isEmpty() ? in.channels() : parameters.get(1).length;
        boolean fits = shape.rank() == axes + 2
                && shape.dim(1) == inputs
                && shape.size() == (long) shape.dim(0) * inputs
                && Arrays.stream(taps).allMatch(n -> n == 1)
                && (parameters.isEmpty() || shape.dim(0) == in.channels());
        if (!fits)
            throw new IOException("its kernels of the shape " + shape + " do not fit " + inputs
                    + " inputs, one tap each" + (parameters.isEmpty() ? "" : ", and " + in.channels() + " channels"));
        float[] bias = OnnxTensors.floats(values.constant(node, 2));
        if (bias.length != shape.dim(0))
            throw new IOException("its bias has " + bias.length + " numbers for " + shape.dim(0) + " kernels");
        parameters.add(OnnxTensors.kernels(kernels));
        parameters.add(bias);
    }
}
