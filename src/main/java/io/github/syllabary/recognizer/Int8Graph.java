package io.github.syllabary.recognizer;

import static io.github.syllabary.recognizer.OnnxParts.node;
import static io.github.syllabary.recognizer.OnnxParts.whole;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import io.github.syllabary.nn.Conv;
import io.github.syllabary.nn.Dense;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Node;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings convolutions and dense layers of a graph to 8 bits, in the form of QuantizeLinear and DequantizeLinear (QDQ).
 *
 * <p>Weights are symmetric, with a scale for each output channel, {@code max |w| / 64}; what goes into a layer has one
 * scale and zero point, by the smallest and the greatest number seen while it ran on examples; the bias has 32 bits with
 * the product of both scales.
 *
 * <p>Weights take 64 steps and not 127, since processors without VNNI add two products of 8 bits in 16: 2 · 255 · 64 fits
 * there, and 2 · 255 · 127 would be cut off without a word.
 *
 * @see <a href="https://onnxruntime.ai/docs/performance/model-optimizations/quantization.html">ONNX Runtime:
 *     quantization</a>
 */
final class Int8Graph {
    private static final int STEPS = 255;

    /** Of weights, to either side of 0. */
    private static final int WEIGHT_STEPS = 64;

    /** Of the numbers that one value of the graph took. */
    private record Range(float least, float most) {
        float scale() {
            float width = Math.max(most, 0) - Math.min(least, 0);
            return width == 0 ? 1 : width / STEPS;
        }

        int zero() {
            return Math.max(0, Math.min(STEPS, Math.round(-Math.min(least, 0) / scale())));
        }
    }

    private final GraphProto.Builder graph;
    private final Map<String, TensorProto> initializers = new HashMap<>();
    private final Set<String> replaced = new HashSet<>();
    private final Map<String, Range> ranges;
    private final Map<String, String> quantised = new HashMap<>();

    private Int8Graph(GraphProto graph, Map<String, Range> ranges) {
        this.graph = graph.toBuilder().clearNode().clearInitializer();
        this.ranges = ranges;
        graph.getInitializerList().forEach(t -> initializers.put(t.getName(), t));
    }

    /**
     * @param network without batch normalisation where it can be {@linkplain Folding folded}
     * @param examples what it takes, one after the other
     */
    static GraphProto of(Network network, List<float[]> examples) {
        GraphProto plain = OnnxWriter.write(network, LayerHints.none());
        Int8Graph made = new Int8Graph(plain, ranges(network, examples));
        for (NodeProto node : plain.getNodeList()) made.add(node);
        for (TensorProto t : plain.getInitializerList())
            if (!made.replaced.contains(t.getName())) made.graph.addInitializer(t);
        return made.graph.build();
    }

    /** By the name of the value in the graph, of what goes into convolutions and dense layers. */
    private static Map<String, Range> ranges(Network network, List<float[]> examples) {
        Map<String, Range> ranges = new HashMap<>();
        for (Node node : network.nodes()) {
            if (!(node.layer() instanceof Conv) && !(node.layer() instanceof Dense)) continue;
            int input = node.inputs().get(0);
            String name = OnnxWriter.name(network, input);
            if (ranges.containsKey(name)) continue;
            Network before = network.upTo(input);
            float least = Float.POSITIVE_INFINITY;
            float most = Float.NEGATIVE_INFINITY;
            for (float[] x : examples) {
                float[] y = input == 0
                        ? x
                        : before.forward(new Tensor(network.inputShape(), x)).data();
                for (float v : y) {
                    least = Math.min(least, v);
                    most = Math.max(most, v);
                }
            }
            ranges.put(name, new Range(least, most));
        }
        return ranges;
    }

    private void add(NodeProto node) {
        boolean conv = node.getOpType().equals("Conv");
        boolean layer = conv || node.getOpType().equals("Gemm");
        Range range = layer ? ranges.get(node.getInput(0)) : null;
        TensorProto weights = layer ? initializers.get(node.getInput(1)) : null;
        if (range == null || weights == null) {
            graph.addNode(node);
            return;
        }
        float[] scales = new float[(int) weights.getDims(conv ? 0 : 1)];
        NodeProto.Builder made = node.toBuilder().setInput(0, coarse(node.getInput(0), range));
        made.setInput(1, weights(weights, conv ? 0 : 1, scales));
        if (node.getInputCount() > 2) made.setInput(2, bias(initializers.get(node.getInput(2)), range, scales));
        graph.addNode(made);
    }

    /** The value rounded to 256 steps; several layers may take it. */
    private String coarse(String value, Range range) {
        return quantised.computeIfAbsent(value, v -> {
            graph.addInitializer(scalar(v + ".step", range.scale()));
            graph.addInitializer(bytes(v + ".origin", TensorProto.DataType.UINT8, List.of(), (byte) range.zero()));
            node(graph, "QuantizeLinear", v + ".q", v, v + ".step", v + ".origin");
            node(graph, "DequantizeLinear", v + ".dq", v + ".q", v + ".step", v + ".origin");
            return v + ".dq";
        });
    }

    private String weights(TensorProto weights, int axis, float[] scales) {
        String name = weights.getName();
        float[] w = floats(weights);
        int inner = 1;
        for (int d = axis + 1; d < weights.getDimsCount(); d++) inner *= (int) weights.getDims(d);
        for (int i = 0; i < w.length; i++) {
            int o = i / inner % scales.length;
            scales[o] = Math.max(scales[o], Math.abs(w[i]) / WEIGHT_STEPS);
        }
        for (int o = 0; o < scales.length; o++) if (!(scales[o] > Float.MIN_NORMAL)) scales[o] = 1;
        byte[] q = new byte[w.length];
        for (int i = 0; i < w.length; i++)
            q[i] = (byte) Math.max(
                    -WEIGHT_STEPS, Math.min(WEIGHT_STEPS, Math.round(w[i] / scales[i / inner % scales.length])));
        if (replaced.add(name)) {
            List<Long> channels = List.of((long) scales.length);
            graph.addInitializer(bytes(name + ".q", TensorProto.DataType.INT8, weights.getDimsList(), q));
            graph.addInitializer(floats(name + ".scale", scales));
            graph.addInitializer(bytes(name + ".zero", TensorProto.DataType.INT8, channels, new byte[scales.length]));
            node(graph, "DequantizeLinear", name + ".dq", name + ".q", name + ".scale", name + ".zero")
                    .addAttribute(whole("axis", axis));
        }
        return name + ".dq";
    }

    private String bias(TensorProto bias, Range range, float[] scales) {
        String name = bias.getName();
        float[] b = floats(bias);
        float[] steps = new float[b.length];
        ByteBuffer q = ByteBuffer.allocate(4 * b.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int o = 0; o < b.length; o++) {
            steps[o] = scales[o] * range.scale();
            q.putInt((int)
                    Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, Math.round((double) b[o] / steps[o]))));
        }
        if (replaced.add(name)) {
            graph.addInitializer(TensorProto.newBuilder()
                    .setName(name + ".q")
                    .setDataType(TensorProto.DataType.INT32.getNumber())
                    .addDims(b.length)
                    .setRawData(ByteString.copyFrom(q.array())));
            graph.addInitializer(floats(name + ".scale", steps));
            node(graph, "DequantizeLinear", name + ".dq", name + ".q", name + ".scale")
                    .addAttribute(whole("axis", 0));
        }
        return name + ".dq";
    }

    private static float[] floats(TensorProto tensor) {
        float[] values = new float[tensor.getRawData().size() / 4];
        tensor.getRawData()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return values;
    }

    private static TensorProto scalar(String name, float value) {
        return floats(name, value).toBuilder().clearDims().build();
    }

    private static TensorProto floats(String name, float... values) {
        return OnnxTensors.floats(name, Shape.of(values.length), values);
    }

    private static TensorProto bytes(String name, TensorProto.DataType type, List<Long> dims, byte... values) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.getNumber())
                .addAllDims(dims)
                .setRawData(ByteString.copyFrom(values))
                .build();
    }
}
