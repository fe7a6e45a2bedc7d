package io.github.syllabary.recognizer;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.github.syllabary.tensor.Int8;
import io.github.syllabary.tensor.Shape;
import java.io.IOException;

/**
 * Weights of 8 bits in a graph, with an operator {@code DequantizeLinear} before all others that makes floats of them again:
 * a quarter of the room, and nothing else changes. Kernels and the weights of dense layers are written so where 8 bits and a step
 * for each filter hold them exactly, as they do behind a training that rounds them. All other arithmetic is of floats; a graph
 * that also computes in 8 bits is what {@link Int8Graph} makes.
 */
final class Int8Weights {
    private static final String WHOLE = ".int8";
    private static final String STEPS = ".steps";

    private Int8Weights() {}

    /** The same graph with 8 bits where they hold the same numbers. */
    static GraphProto narrow(GraphProto graph) {
        GraphProto.Builder narrow = graph.toBuilder().clearNode();
        for (int i = 0; i < graph.getInitializerCount(); i++) {
            TensorProto t = graph.getInitializer(i);
            if (t.getDataType() != TensorProto.DataType.FLOAT.getNumber() || t.getDimsCount() < 2) continue;
            // kernels are (out, in, K…), weights of dense layers (in, out)
            int axis = t.getDimsCount() == 2 ? 1 : 0;
            float[] x = OnnxTensors.numbers(t);
            int filters = (int) t.getDims(axis);
            int inner = axis == 1 ? 1 : x.length / filters;
            float[] steps = Int8.steps(x, filters, inner);
            if (steps == null) continue;
            byte[] whole = new byte[x.length];
            for (int k = 0; k < x.length; k++) whole[k] = Int8.whole(x[k], steps[k / inner % filters]);
            String name = t.getName();
            narrow.setInitializer(i, OnnxTensors.bytes(name + WHOLE, t.getDimsList(), whole));
            narrow.addInitializer(OnnxTensors.floats(name + STEPS, Shape.of(filters), steps));
            OnnxParts.node(narrow, "DequantizeLinear", name, name + WHOLE, name + STEPS)
                    .addAttribute(OnnxParts.whole("axis", axis));
        }
        return narrow.addAllNode(graph.getNodeList()).build();
    }

    /** The floats that a {@code DequantizeLinear} makes, as a constant; once for each, so that no file grows in memory. */
    static void widen(NodeProto node, OnnxAttributes attributes, GraphValues values) throws IOException {
        TensorProto whole = values.takeConstant(node, 0);
        float[] steps = OnnxTensors.floats(values.constant(node, 1));
        Shape shape = OnnxTensors.shapeOfBytes(whole);
        int axis = shape.rank() == 2 ? 1 : 0;
        attributes.require("axis", 1, axis);
        if (shape.rank() < 2 || steps.length != shape.dim(axis))
            throw new IOException("it has " + steps.length + " steps for numbers of the shape " + shape);
        int inner = axis == 1 ? 1 : shape.size() / steps.length;
        byte[] bytes = whole.getRawData().toByteArray();
        float[] x = new float[bytes.length];
        for (int i = 0; i < x.length; i++) x[i] = bytes[i] * steps[i / inner % steps.length];
        values.define(OnnxTensors.floats(node.getOutput(0), shape, x));
    }
}
