package io.github.syllabary.recognizer;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.github.syllabary.tensor.Shape;
import java.io.IOException;
import java.util.List;

/** Arrays of models made elsewhere, which may hold their numbers one by one and not as raw data. */
final class ForeignTensors {
    private ForeignTensors() {}

    /** The same array with raw data, if it is one of floats or of whole numbers. */
    static TensorProto raw(TensorProto tensor) throws IOException {
        if (tensor.hasRawData() || tensor.getExternalDataCount() > 0) return tensor;
        if (tensor.getDataType() == TensorProto.DataType.FLOAT.getNumber()) {
            float[] values = new float[tensor.getFloatDataCount()];
            for (int i = 0; i < values.length; i++) values[i] = tensor.getFloatData(i);
            return OnnxTensors.floats(tensor.getName(), shape(tensor, values.length), values);
        }
        if (tensor.getDataType() == TensorProto.DataType.INT64.getNumber() && tensor.getDimsCount() == 1)
            return OnnxTensors.longs(tensor.getName(), tensor.getInt64DataList());
        return tensor;
    }

    private static Shape shape(TensorProto tensor, int held) throws IOException {
        long n = 1;
        for (long d : tensor.getDimsList()) n = d < 1 || d > held || n > held ? Long.MAX_VALUE : n * d;
        if (n != held)
            throw new IOException(
                    tensor.getName() + " claims the shape " + tensor.getDimsList() + " and has " + held + " numbers");
        return Shape.of(tensor.getDimsList().stream().mapToInt(Long::intValue).toArray());
    }

    /** What an operator Constant holds. */
    static TensorProto constant(NodeProto node) throws IOException {
        String name = node.getOutput(0);
        if (node.getAttributeCount() == 1) {
            AttributeProto a = node.getAttribute(0);
            switch (a.getName()) {
                case "value" -> {
                    return raw(a.getT().toBuilder().setName(name).build());
                }
                case "value_float" -> {
                    return OnnxTensors.floats(name, Shape.of(), new float[] {a.getF()});
                }
                case "value_int" -> {
                    return OnnxTensors.longs(name, List.of(a.getI()));
                }
                case "value_ints" -> {
                    return OnnxTensors.longs(name, a.getIntsList());
                }
                default -> {}
            }
        }
        throw new IOException("it holds neither a tensor nor numbers");
    }

    /** Rows and columns changed over. */
    static float[] transposed(float[] w, int rows, int columns) {
        float[] t = new float[w.length];
        for (int i = 0; i < rows; i++) for (int j = 0; j < columns; j++) t[j * rows + i] = w[i * columns + j];
        return t;
    }

    /**
     * The rows of a matrix brought from the order of a flattened {@code (C, X…)} to that of {@code (X…, C)}.
     *
     * @param shape {@code (X…, C)}
     */
    static float[] rowsChannelsLast(float[] w, Shape shape, int columns) {
        int channels = shape.channels();
        int positions = shape.size() / channels;
        float[] turned = new float[w.length];
        for (int c = 0; c < channels; c++)
            for (int p = 0; p < positions; p++)
                System.arraycopy(w, (c * positions + p) * columns, turned, (p * channels + c) * columns, columns);
        return turned;
    }
}
