package io.github.syllabary.recognizer;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.github.syllabary.nn.PartSum;
import io.github.syllabary.recognizer.GraphValues.Gathered;
import io.github.syllabary.recognizer.GraphValues.Value;
import io.github.syllabary.tensor.Shape;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Sums of parts as ONNX has them: a Gather by the table of parts, a ReduceSum along its rows. Tables of hundreds of classes
 * are among the largest things in a small model, so where 8 bits hold them a Cast makes of these what Gather takes.
 */
final class PartSums {
    private static final String NARROW = ".int8";

    private PartSums() {}

    static void write(GraphProto.Builder graph, PartSum sum, String x, String y) {
        Shape table = Shape.of(sum.classes(), sum.parts());
        int[] parts = IntStream.range(0, table.size())
                .map(i -> sum.part(i / sum.parts(), i % sum.parts()))
                .toArray();
        String name = y + ".parts";
        if (IntStream.of(parts).allMatch(i -> i <= Byte.MAX_VALUE)) {
            byte[] bytes = new byte[parts.length];
            for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) parts[i];
            List<Long> dims = List.of((long) sum.classes(), (long) sum.parts());
            graph.addInitializer(OnnxTensors.bytes(name + NARROW, dims, bytes));
            OnnxParts.node(graph, "Cast", name, name + NARROW)
                    .addAttribute(OnnxParts.whole("to", TensorProto.DataType.INT32.getNumber()));
        } else graph.addInitializer(OnnxTensors.ints(name, table, parts));
        OnnxParts.node(graph, "Gather", y + ".gathered", x, y + ".parts").addAttribute(OnnxParts.whole("axis", 1));
        graph.addInitializer(OnnxTensors.longs(y + ".axes", List.of(2L)));
        OnnxParts.node(graph, "ReduceSum", y, y + ".gathered", y + ".axes")
                .addAttribute(OnnxParts.whole("keepdims", 0));
    }

    /** Whether a Cast is of a table, and not of weights. */
    static boolean isTable(NodeProto cast, GraphValues values) throws IOException {
        return values.constant(cast, 0).getDataType() == TensorProto.DataType.INT8.getNumber();
    }

    /** The table that a Cast makes, as a constant. */
    static void widen(NodeProto cast, OnnxAttributes attributes, GraphValues values) throws IOException {
        attributes.require("to", 0, TensorProto.DataType.INT32.getNumber());
        TensorProto narrow = values.takeConstant(cast, 0);
        Shape shape = OnnxTensors.shapeOfBytes(narrow);
        byte[] bytes = narrow.getRawData().toByteArray();
        int[] parts = IntStream.range(0, bytes.length).map(i -> bytes[i]).toArray();
        values.define(OnnxTensors.ints(cast.getOutput(0), shape, parts));
    }

    /** Puts among the values what a Gather takes. */
    static void gather(NodeProto node, OnnxAttributes attributes, GraphValues values) throws IOException {
        attributes.require("axis", 0, 1);
        int x = values.map(node, 0);
        TensorProto numbers = values.constant(node, 1);
        boolean ints = numbers.getDataType() == TensorProto.DataType.INT32.getNumber();
        Shape shape = ints ? OnnxTensors.shapeOfInts(numbers) : OnnxTensors.shapeOfLongs(numbers);
        int inputs = values.shape(x).size();
        if (values.shape(x).rank() != 1 || shape.rank() != 2)
            throw new IOException("it does not gather a table from a row of numbers");
        long[] table = ints
                ? IntStream.of(OnnxTensors.ints(numbers)).asLongStream().toArray()
                : OnnxTensors.longs(numbers).stream().mapToLong(i -> i).toArray();
        for (long i : table)
            if (i < 0 || i >= inputs) throw new IOException("it gathers the number " + i + " of " + inputs);
        PartSum sum = new PartSum(LongStream.of(table).mapToInt(i -> (int) i).toArray(), shape.dim(1));
        values.put(node.getOutput(0), new Gathered(x, sum));
    }

    /** What a ReduceSum makes of it. */
    static Value sum(NodeProto node, OnnxAttributes attributes, GraphValues values) throws IOException {
        attributes.require("keepdims", 1, 0);
        Gathered gathered = values.gathered(node.getInput(0));
        if (gathered == null || !OnnxTensors.longs(values.constant(node, 1)).equals(List.of(2L)))
            throw new IOException("it does not add up the rows of a gathered table");
        return values.append(gathered.sum(), List.of(gathered.node()));
    }
}
