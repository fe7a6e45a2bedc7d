package io.github.syllabary.recognizer;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.github.syllabary.tensor.Shape;
import java.io.IOException;

/**
 * Weights of 16 bits in a graph, with an operator {@code Cast} before all others that makes floats of them again, so
 * that they need half the room and nothing else changes. Kernels and the weights of dense layers are written so where 16 bits
 * hold them exactly, as they do behind a training that rounds them.
 */
final class HalfWeights {
    private static final String SUFFIX = ".half";

    private HalfWeights() {}

    /** The same graph with 16 bits where they hold the same numbers. */
    static GraphProto narrow(GraphProto graph) {
        GraphProto.Builder narrow = graph.toBuilder().clearNode();
        for (int i = 0; i < graph.getInitializerCount(); i++) {
            TensorProto t = graph.getInitializer(i);
            boolean floats = t.getDataType() == TensorProto.DataType.FLOAT.getNumber();
            if (!floats || t.getDimsCount() < 2 || !OnnxTensors.areHalves(t)) continue;
            String name = t.getName() + SUFFIX;
            narrow.setInitializer(i, OnnxTensors.narrowed(name, t));
            OnnxParts.node(narrow, "Cast", t.getName(), name)
                    .addAttribute(OnnxParts.whole("to", TensorProto.DataType.FLOAT.getNumber()));
        }
        return narrow.addAllNode(graph.getNodeList()).build();
    }

    /** The floats that a {@code Cast} makes, as a constant; halves are made floats once, so that no file grows in memory. */
    static void widen(NodeProto node, OnnxAttributes attributes, GraphValues values) throws IOException {
        attributes.require("to", 0, TensorProto.DataType.FLOAT.getNumber());
        TensorProto halves = values.takeConstant(node, 0);
        Shape shape = OnnxTensors.shapeOfHalves(halves);
        values.define(OnnxTensors.floats(node.getOutput(0), shape, OnnxTensors.halves(halves)));
    }
}
