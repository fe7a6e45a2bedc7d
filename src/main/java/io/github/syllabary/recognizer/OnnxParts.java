package io.github.syllabary.recognizer;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.github.syllabary.tensor.Shape;
import java.io.IOException;
import java.util.List;

/** The small parts that graphs are made of. */
final class OnnxParts {
    private OnnxParts() {}

    static AttributeProto ints(String name, long... values) {
        AttributeProto.Builder a = attribute(name, AttributeProto.AttributeType.INTS);
        for (long v : values) a.addInts(v);
        return a.build();
    }

    static AttributeProto whole(String name, long value) {
        return attribute(name, AttributeProto.AttributeType.INT).setI(value).build();
    }

    static AttributeProto number(String name, float value) {
        return attribute(name, AttributeProto.AttributeType.FLOAT).setF(value).build();
    }

    private static AttributeProto.Builder attribute(String name, AttributeProto.AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }

    /** Adds a node with the name of its output. */
    static NodeProto.Builder node(GraphProto.Builder graph, String operator, String output, String... inputs) {
        return graph.addNodeBuilder()
                .setOpType(operator)
                .setName(output)
                .addOutput(output)
                .addAllInput(List.of(inputs));
    }

    static void requireInputs(NodeProto node, int inputs) throws IOException {
        if (node.getInputCount() != inputs)
            throw new IOException("it has " + node.getInputCount() + " inputs, not " + inputs);
    }

    /** An input or output of a graph, batch first. */
    static ValueInfoProto value(String name, Shape sample) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        shape.addDimBuilder().setDimParam("N");
        for (int d : sample.dims()) shape.addDimBuilder().setDimValue(d);
        TypeProto.Tensor type = TypeProto.Tensor.newBuilder()
                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                .setShape(shape)
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(type))
                .build();
    }
}
