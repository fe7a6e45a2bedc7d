package io.github.syllabary.recognizer;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.github.syllabary.tensor.Shape;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a graph of another program takes in: which of its values, and of which shape. */
final class ForeignInput {
    private ForeignInput() {}

    /** Old graphs list their initializers among the inputs. */
    static ValueInfoProto of(GraphProto graph) throws IOException {
        Set<String> constants = new HashSet<>();
        graph.getInitializerList().forEach(t -> constants.add(t.getName()));
        List<ValueInfoProto> inputs = graph.getInputList().stream()
                .filter(i -> !constants.contains(i.getName()))
                .toList();
        if (inputs.size() != 1) throw new IOException("it has " + inputs.size() + " inputs; export it with one");
        return inputs.get(0);
    }

    static Shape channelsLast(Shape given) {
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
    static Shape sample(ValueInfoProto input, Shape ours) throws IOException {
        String name = "its input '" + input.getName() + "'";
        if (input.getType().getTensorType().getElemType() != TensorProto.DataType.FLOAT.getNumber())
            throw new IOException(name + " is not a tensor of floats");
        List<TensorShapeProto.Dimension> dims =
                input.getType().getTensorType().getShape().getDimList();
        if (dims.size() < 2 || dims.size() > 5)
            throw new IOException(name + " has " + dims.size() + " axes, not 2 to 5");
        long n = 1;
        int[] extents = new int[dims.size() - 1];
        for (int a = 0; a < extents.length; a++) {
            long d = dims.get(a + 1).getDimValue();
            if (d == 0 && ours != null) d = open(ours, a, extents.length);
            if (d < 1 || d > GraphValues.MOST_NUMBERS)
                throw new IOException(
                        name + " has no fixed extent on its axis " + (a + 1) + " (from 0); export it" + " with one");
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
