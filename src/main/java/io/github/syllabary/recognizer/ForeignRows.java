package io.github.syllabary.recognizer;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.github.syllabary.nn.Flatten;
import io.github.syllabary.nn.Layer;
import io.github.syllabary.recognizer.GraphValues.Form;
import io.github.syllabary.recognizer.GraphValues.Value;
import io.github.syllabary.tensor.Shape;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of numbers in a graph of another program, and the dense layers that take them. Such a graph flattens channel by
 * channel, and ours position by position: weights behind are put into our order.
 */
final class ForeignRows {
    private final GraphValues values;
    private final OnnxOperators operators;

    /** Rows that were flattened channel by channel: the shape they had, by our node. */
    private final Map<Integer, Shape> flattened = new HashMap<>();

    ForeignRows(GraphValues values, OnnxOperators operators) {
        this.values = values;
        this.operators = operators;
    }

    /** What takes each number by itself may also take a row whose order is not ours. */
    void pointwise(NodeProto node, Layer layer) throws IOException {
        Value x = values.value(node, 0);
        if (x.form() != Form.FLATTENED) {
            values.put(node.getOutput(0), values.append(layer, List.of(values.map(node, 0))));
            return;
        }
        int made = values.append(layer, List.of(x.node())).node();
        flattened.put(made, flattened.get(x.node()));
        values.put(node.getOutput(0), new Value(made, Form.FLATTENED));
    }

    void row(NodeProto node) throws IOException {
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
        Shape shape = values.shape(values.map(node, 0));
        if (shape.rank() == 1) return x;
        int made = values.append(new Flatten(), List.of(x.node())).node();
        if (shape.channels() == 1 || shape.size() == shape.channels()) return new Value(made, Form.TURNED);
        flattened.put(made, shape);
        return new Value(made, Form.FLATTENED);
    }

    void gemm(NodeProto node) throws IOException {
        dense(node, matrix(node), node.getInputCount() > 2 ? node.getInput(2) : null);
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

    /**
     * With the addition of a bias behind it, if that is all that its result is for.
     *
     * @param next what takes the result
     * @return the addition, or null
     */
    NodeProto multiply(NodeProto node, List<NodeProto> next) throws IOException {
        float[] w = OnnxTensors.floats(values.constant(node, 1));
        weights(node);
        if (next.size() == 1
                && next.get(0).getOpType().equals("Add")
                && next.get(0).getInputCount() == 2) {
            NodeProto add = next.get(0);
            String other = add.getInput(0).equals(node.getOutput(0)) ? add.getInput(1) : add.getInput(0);
            if (values.isConstant(other)) {
                dense(node.toBuilder().setOutput(0, add.getOutput(0)).build(), w, other);
                return add;
            }
        }
        dense(node, w, null);
        return null;
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
}
