package io.github.syllabary.recognizer;

import static io.github.syllabary.recognizer.OnnxParts.ints;
import static io.github.syllabary.recognizer.OnnxParts.number;
import static io.github.syllabary.recognizer.OnnxParts.whole;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import io.github.syllabary.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Models as other programs write them: channels first, in all the forms that operators have there. */
final class ForeignGraphs {
    /** How the last numbers are turned into what comes out. */
    enum End {
        LOGITS,
        SOFTMAX,
        LOG_SOFTMAX
    }

    final End end;

    /** Of one sample, channels first. */
    final int[] input;

    private final SplittableRandom random;
    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("foreign");

    /** Of the last value, channels first; {@code (C)} once it is a row. */
    private int[] shape;

    private String tip = "x";
    private int names;

    ForeignGraphs(long seed, int axes) {
        random = new SplittableRandom(seed);
        input = new int[axes + 1];
        input[0] = random.nextInt(1, 4);
        for (int a = 1; a <= axes; a++) input[a] = random.nextInt(7, axes == 1 ? 40 : axes == 2 ? 13 : 9);
        shape = input.clone();
        graph.addInput(OnnxParts.value("x", Shape.of(input)));
        int layers = random.nextInt(1, 7);
        for (int i = 0; i < layers; i++) layer();
        row();
        if (random.nextBoolean()) dense(random.nextInt(2, 7));
        if (random.nextBoolean()) pointwise();
        dense(random.nextInt(2, 5));
        end = End.values()[random.nextInt(3)];
        if (end == End.SOFTMAX) put("Softmax", whole("axis", 1));
        if (end == End.LOG_SOFTMAX) put("LogSoftmax", whole("axis", -1));
        graph.addOutput(OnnxParts.value(tip, Shape.of(shape)));
    }

    byte[] model() {
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .setGraph(graph)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .build()
                .toByteArray();
    }

    List<NodeProto> nodes() {
        return graph.getNodeList();
    }

    private void layer() {
        switch (random.nextInt(9)) {
            case 0, 1, 2 -> conv();
            case 3 -> pool("MaxPool");
            case 4 -> pool("AveragePool");
            case 5 -> batchNorm();
            case 6 -> residual();
            case 7 -> concat();
            default -> pointwise();
        }
    }

    private String name() {
        return "v" + names++;
    }

    private NodeProto.Builder put(String operator, AttributeProto... attributes) {
        NodeProto.Builder node =
                graph.addNodeBuilder().setOpType(operator).addInput(tip).addAllAttribute(Arrays.asList(attributes));
        tip = name();
        return node.addOutput(tip);
    }

    private void conv() {
        int axes = shape.length - 1;
        int groups = random.nextInt(3) == 0 ? shape[0] : 1;
        int filters = groups * random.nextInt(1, 4);
        int[] kernel = extents(axes, 1, 4);
        int[] stride = extents(axes, 1, 3);
        int[] dilation = extents(axes, 1, 3);
        int[] span = new int[axes];
        for (int a = 0; a < axes; a++) span[a] = (kernel[a] - 1) * dilation[a] + 1;
        int[] dims = new int[axes + 2];
        dims[0] = filters;
        dims[1] = shape[0] / groups;
        System.arraycopy(kernel, 0, dims, 2, axes);
        int rule = random.nextInt(4);
        int[] pads = extents(2 * axes, 0, 3);
        if (rule < 2) Arrays.fill(pads, 0);
        if (!fits(span, pads) && rule != 2) return;
        NodeProto.Builder node = put("Conv").addInput(numbers(dims, 0.5f));
        if (random.nextBoolean()) node.addInput(numbers(new int[] {filters}, 0.5f));
        if (random.nextBoolean()) node.addAttribute(ints("kernel_shape", longs(kernel)));
        node.addAttribute(ints("strides", longs(stride)));
        node.addAttribute(ints("dilations", longs(dilation)));
        if (groups > 1 || random.nextBoolean()) node.addAttribute(whole("group", groups));
        if (rule == 2) {
            // ONNX Runtime pads for dilated kernels in its own way
            if (Arrays.stream(dilation).anyMatch(d -> d > 1)) {
                node.removeAttribute(node.getAttributeCount() - (groups > 1 ? 2 : 1));
                rewrite(node, "dilations", Shape.cube(1, axes).dims());
                span = kernel;
            }
            node.addAttribute(text("auto_pad", random.nextBoolean() ? "SAME_UPPER" : "SAME_LOWER"));
            for (int a = 0; a < axes; a++) shape[1 + a] = (shape[1 + a] + stride[a] - 1) / stride[a];
        } else {
            if (rule == 3) node.addAttribute(ints("pads", longs(pads)));
            if (rule == 1) node.addAttribute(text("auto_pad", "VALID"));
            slide(span, stride, pads);
        }
        shape[0] = filters;
    }

    private static void rewrite(NodeProto.Builder node, String name, int[] values) {
        for (int i = node.getAttributeCount() - 1; i >= 0; i--)
            if (node.getAttribute(i).getName().equals(name)) node.removeAttribute(i);
        node.addAttribute(ints(name, longs(values)));
    }

    private void pool(String operator) {
        int axes = shape.length - 1;
        int[] size = extents(axes, 1, 4);
        int[] stride = extents(axes, 1, 3);
        int[] pads = new int[2 * axes];
        for (int i = 0; i < pads.length; i++) pads[i] = random.nextInt(0, size[i % axes]);
        if (!fits(size, pads)) return;
        NodeProto.Builder node = put(operator, ints("kernel_shape", longs(size)), ints("strides", longs(stride)));
        node.addAttribute(ints("pads", longs(pads)));
        if (random.nextBoolean()) node.addAttribute(whole("ceil_mode", 0));
        slide(size, stride, pads);
    }

    private boolean fits(int[] span, int[] pads) {
        for (int a = 0; a < span.length; a++)
            if (shape[1 + a] + pads[a] + pads[span.length + a] < span[a]) return false;
        return true;
    }

    private void slide(int[] span, int[] stride, int[] pads) {
        for (int a = 0; a < span.length; a++)
            shape[1 + a] = (shape[1 + a] + pads[a] + pads[span.length + a] - span[a]) / stride[a] + 1;
    }

    private void batchNorm() {
        int[] channels = {shape[0]};
        NodeProto.Builder node = put("BatchNormalization");
        for (int i = 0; i < 4; i++) node.addInput(i == 3 ? positive(channels) : numbers(channels, 1));
        if (random.nextBoolean()) node.addAttribute(number("epsilon", 1e-3f));
        if (random.nextBoolean()) node.addAttribute(whole("training_mode", 0));
    }

    private void residual() {
        String before = tip;
        pointwise();
        NodeProto.Builder add = put("Add");
        if (random.nextBoolean()) add.addInput(before);
        else add.addInput(add.getInput(0)).setInput(0, before);
    }

    /** What comes out of a layer beside what went in. */
    private void concat() {
        String before = tip;
        put("Relu");
        boolean swap = random.nextBoolean();
        String after = tip;
        if (swap) tip = before;
        put("Concat", whole("axis", random.nextBoolean() ? 1 : -shape.length)).addInput(swap ? after : before);
        shape[0] *= 2;
    }

    private void pointwise() {
        switch (random.nextInt(6)) {
            case 0 -> put("Relu");
            case 1 -> put("HardSwish");
            case 2 -> {
                String most = random.nextBoolean() ? constant(6) : null;
                NodeProto.Builder clip = put("Clip").addInput(numbers(new int[0], 0));
                if (most != null) clip.addInput(most);
            }
            case 3 -> {
                put("Identity");
                put("Dropout");
            }
            case 4 -> {
                if (shape.length == 1) return;
                String x = tip;
                String sigmoid = tip + ".s";
                graph.addNodeBuilder().setOpType("Sigmoid").addInput(x).addOutput(sigmoid);
                boolean swap = random.nextBoolean();
                if (swap) tip = sigmoid;
                put("Mul").addInput(swap ? x : sigmoid);
            }
            default -> put("Relu");
        }
    }

    private void row() {
        int axes = shape.length - 1;
        int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        switch (random.nextInt(6)) {
            case 0 -> {
                put(random.nextBoolean() ? "GlobalMaxPool" : "GlobalAveragePool");
                put("Flatten");
                size = shape[0];
            }
            case 1 -> {
                put(
                        random.nextBoolean() ? "ReduceMax" : "ReduceMean",
                        ints("axes", behind(axes)),
                        whole("keepdims", 0));
                size = shape[0];
            }
            case 2 -> {
                put("ReduceMean", ints("axes", behind(axes)));
                put("Squeeze").addInput(longs(behind(axes)));
                size = shape[0];
            }
            case 3 -> put("Reshape").addInput(longs(random.nextBoolean() ? 0 : -1, size));
            default -> put("Flatten", whole("axis", 1));
        }
        shape = new int[] {size};
    }

    private void dense(int units) {
        int inputs = shape[0];
        if (random.nextBoolean()) {
            put("MatMul").addInput(numbers(new int[] {inputs, units}, 0.3f));
            if (random.nextBoolean()) {
                String bias = numbers(new int[] {units}, 0.5f);
                if (random.nextBoolean()) put("Add").addInput(bias);
                else {
                    NodeProto.Builder add = put("Add");
                    add.addInput(add.getInput(0)).setInput(0, bias);
                }
            }
        } else {
            boolean transposed = random.nextBoolean();
            NodeProto.Builder gemm = put("Gemm")
                    .addInput(numbers(transposed ? new int[] {units, inputs} : new int[] {inputs, units}, 0.3f));
            if (transposed) gemm.addAttribute(whole("transB", 1));
            if (random.nextInt(3) == 0) gemm.addAttribute(number("alpha", 0.5f));
            if (random.nextBoolean()) gemm.addInput(numbers(new int[] {random.nextBoolean() ? units : 1}, 0.5f));
            if (random.nextInt(3) == 0) gemm.addAttribute(number("beta", 0.25f));
        }
        shape = new int[] {units};
    }

    private int[] extents(int n, int least, int end) {
        return random.ints(n, least, end).toArray();
    }

    private static long[] behind(int axes) {
        long[] behind = new long[axes];
        for (int a = 0; a < axes; a++) behind[a] = 2 + a;
        return behind;
    }

    private static long[] longs(int[] values) {
        return Arrays.stream(values).asLongStream().toArray();
    }

    private String longs(long... values) {
        String name = name();
        graph.addInitializer(
                OnnxTensors.longs(name, Arrays.stream(values).boxed().toList()));
        return name;
    }

    private static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    private String positive(int[] dims) {
        return initializer(dims, 0.5, 2);
    }

    private String numbers(int[] dims, float most) {
        return initializer(dims, -most, most);
    }

    /** Half of them with raw data, half with number after number. */
    private String initializer(int[] dims, double least, double most) {
        String name = name();
        int size = Arrays.stream(dims).reduce(1, (a, b) -> a * b);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) values[i] = (float) (least == most ? least : random.nextDouble(least, most));
        if (random.nextBoolean()) graph.addInitializer(OnnxTensors.floats(name, Shape.of(dims), values));
        else {
            TensorProto.Builder tensor =
                    graph.addInitializerBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT.getNumber());
            for (int d : dims) tensor.addDims(d);
            for (float v : values) tensor.addFloatData(v);
        }
        return name;
    }

    private String constant(float value) {
        String name = name();
        graph.addNodeBuilder()
                .setOpType("Constant")
                .addOutput(name)
                .addAttribute(AttributeProto.newBuilder()
                        .setName("value")
                        .setType(AttributeProto.AttributeType.TENSOR)
                        .setT(OnnxTensors.floats("", Shape.of(), new float[] {value})));
        return name;
    }
}
