package io.github.syllabary.recognizer;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.github.syllabary.nn.Network;
import io.github.syllabary.recognizer.GraphValues.Form;
import io.github.syllabary.recognizer.GraphValues.Value;
import io.github.syllabary.tensor.Shape;
import java.io.IOException;
import java.util.List;

/**
 * The reverse of {@link OnnxWriter}: rebuilds a network from the operators of a graph. The graph may
 * come from anywhere and claim anything, so little is allocated on its word.
 */
final class OnnxReader {
    private static final int MOST_OPERATORS = 4_000;

    private OnnxReader() {}

    /**
     * @throws IOException one sentence that names the operator, without the file
     */
    static Network read(GraphProto graph, LayerHints hints) throws IOException {
        if (graph.getNodeCount() > MOST_OPERATORS)
            throw new IOException(
                    "it has " + graph.getNodeCount() + " operators; at most " + MOST_OPERATORS + " are read");
        if (graph.getSparseInitializerCount() > 0)
            throw new IOException("it has sparse initializers, which Syllabary does not read");
        if (graph.getInputCount() != 1 || graph.getOutputCount() != 1)
            throw new IOException("it has " + graph.getInputCount() + " inputs and " + graph.getOutputCount()
                    + " outputs, not one of each");
        Network empty = Network.of(sample(graph.getInput(0)));
        GraphValues values = new GraphValues(empty, graph.getInitializerList(), graph.getSerializedSize());
        values.put(graph.getInput(0).getName(), new Value(0, Form.PLAIN));
        OnnxOperators operators = new OnnxOperators(values, hints);
        for (NodeProto node : graph.getNodeList()) {
            try {
                operators.read(node);
            } catch (IllegalArgumentException | ArithmeticException | IOException e) {
                throw new IOException(
                        "operator " + node.getOpType() + " '" + node.getName() + "': " + e.getMessage(), e);
            }
        }
        Network network = values.network();
        ValueInfoProto output = graph.getOutput(0);
        if (values.map(output.getName()) != network.output())
            throw new IOException("its output '" + output.getName() + "' is not what its last layer gives");
        if (!sample(output).equals(network.outputShape()))
            throw new IOException(
                    "its output claims the shape " + sample(output) + " and has " + network.outputShape());
        network.parametersChanged();
        return network;
    }

    /** The shape of one sample of an input or output. */
    private static Shape sample(ValueInfoProto value) throws IOException {
        String name = "its value '" + value.getName() + "'";
        if (value.getType().getTensorType().getElemType() != TensorProto.DataType.FLOAT.getNumber())
            throw new IOException(name + " is not a tensor of floats");
        List<TensorShapeProto.Dimension> dims =
                value.getType().getTensorType().getShape().getDimList();
        if (dims.size() < 2 || dims.size() > 10) throw new IOException(name + " has " + dims.size() + " axes");
        long n = 1;
        int[] extents = new int[dims.size() - 1];
        for (int a = 0; a < extents.length; a++) {
            long d = dims.get(a + 1).getDimValue();
            if (d < 1 || d > GraphValues.MOST_NUMBERS)
                throw new IOException(name + " has an axis of extent " + d + " behind the batch");
            GraphValues.requireFew(n *= d);
            extents[a] = (int) d;
        }
        return Shape.of(extents);
    }
}
