package io.github.syllabary.recognizer;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import io.github.syllabary.tensor.Half;
import io.github.syllabary.tensor.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Arrays in their ONNX form: raw data, little endian. A file may claim any shape, so lengths are
 * checked before anything is allocated.
 */
final class OnnxTensors {
    private OnnxTensors() {}

    static TensorProto floats(String name, Shape shape, float[] values) {
        ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        return tensor(name, TensorProto.DataType.FLOAT, shape, raw);
    }

    static TensorProto longs(String name, List<Long> values) {
        return longs(
                name,
                Shape.of(values.size()),
                values.stream().mapToLong(Long::longValue).toArray());
    }

    static TensorProto longs(String name, Shape shape, long... values) {
        ByteBuffer raw = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asLongBuffer().put(values);
        return tensor(name, TensorProto.DataType.INT64, shape, raw);
    }

    static TensorProto ints(String name, Shape shape, int[] values) {
        ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asIntBuffer().put(values);
        return tensor(name, TensorProto.DataType.INT32, shape, raw);
    }

    private static TensorProto tensor(String name, TensorProto.DataType type, Shape shape, ByteBuffer raw) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(type.getNumber());
        for (int d : shape.dims()) tensor.addDims(d);
        return tensor.setRawData(ByteString.copyFrom(raw)).build();
    }

    /** The numbers of a tensor, whose shape is {@link #shape}. */
    static float[] floats(TensorProto tensor) throws IOException {
        shape(tensor);
        float[] values = numbers(tensor);
        for (int i = 0; i < values.length; i++)
            if (!Float.isFinite(values[i]))
                throw new IOException(tensor.getName() + " has a value that is not a finite number at " + i);
        return values;
    }

    /** The numbers of a tensor of floats that we have made. */
    static float[] numbers(TensorProto floats) {
        float[] values = new float[floats.getRawData().size() / Float.BYTES];
        raw(floats).asFloatBuffer().get(values);
        return values;
    }

    static List<Long> longs(TensorProto tensor) throws IOException {
        long[] values = new long[shape(tensor, TensorProto.DataType.INT64).size()];
        raw(tensor).asLongBuffer().get(values);
        return LongStream.of(values).boxed().toList();
    }

    static Shape shapeOfInts(TensorProto tensor) throws IOException {
        return shape(tensor, TensorProto.DataType.INT32);
    }

    static int[] ints(TensorProto tensor) throws IOException {
        int[] values = new int[shapeOfInts(tensor).size()];
        raw(tensor).asIntBuffer().get(values);
        return values;
    }

    private static ByteBuffer raw(TensorProto tensor) {
        return tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Whether all numbers of a tensor of floats are halves. */
    static boolean areHalves(TensorProto floats) {
        FloatBuffer values = raw(floats).asFloatBuffer();
        while (values.hasRemaining()) if (!Half.is(values.get())) return false;
        return true;
    }

    /** The same numbers, which are halves, in 16 bits each. */
    static TensorProto narrowed(String name, TensorProto floats) {
        FloatBuffer values = raw(floats).asFloatBuffer();
        ByteBuffer raw = ByteBuffer.allocate(2 * values.remaining()).order(ByteOrder.LITTLE_ENDIAN);
        while (values.hasRemaining()) raw.putShort(Half.bits(values.get()));
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT16.getNumber())
                .addAllDims(floats.getDimsList())
                .setRawData(ByteString.copyFrom(raw.flip()))
                .build();
    }

    /** The numbers of a tensor of halves, whose shape is {@link #shapeOfHalves}. */
    static float[] halves(TensorProto tensor) throws IOException {
        float[] values = new float[shapeOfHalves(tensor).size()];
        ByteBuffer raw = raw(tensor);
        for (int i = 0; i < values.length; i++) {
            values[i] = Half.wide(raw.getShort());
            if (!Float.isFinite(values[i]))
                throw new IOException(tensor.getName() + " has a value that is not a finite number at " + i);
        }
        return values;
    }

    static Shape shapeOfHalves(TensorProto tensor) throws IOException {
        return shape(tensor, TensorProto.DataType.FLOAT16);
    }

    /** Whole numbers of 8 bits. */
    static TensorProto bytes(String name, List<Long> dims, byte[] values) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.INT8.getNumber())
                .addAllDims(dims)
                .setRawData(ByteString.copyFrom(values))
                .build();
    }

    static Shape shapeOfBytes(TensorProto tensor) throws IOException {
        return shape(tensor, TensorProto.DataType.INT8);
    }

    /** The shape of a tensor of whole numbers. */
    static Shape shapeOfLongs(TensorProto tensor) throws IOException {
        return shape(tensor, TensorProto.DataType.INT64);
    }

    /** The shape of a tensor of floats that holds as much data as it says. */
    static Shape shape(TensorProto tensor) throws IOException {
        return shape(tensor, TensorProto.DataType.FLOAT);
    }

    private static Shape shape(TensorProto tensor, TensorProto.DataType type) throws IOException {
        String name = tensor.getName();
        if (tensor.getExternalDataCount() > 0 || tensor.getDataLocation() != TensorProto.DataLocation.DEFAULT)
            throw new IOException(name + " has its data in another file; put everything into one");
        if (tensor.getDataType() != type.getNumber())
            throw new IOException(name + " holds data of type " + tensor.getDataType() + ", not " + type);
        int bytes =
                switch (type) {
                    case INT8 -> 1;
                    case FLOAT16 -> 2;
                    case FLOAT, INT32 -> 4;
                    default -> 8;
                };
        int held = tensor.getRawData().size();
        // what is held is below 2^31, so the product is found too large before it could overflow
        long n = bytes;
        for (long d : tensor.getDimsList()) n = d < 1 || d > held || n > held ? Long.MAX_VALUE : n * d;
        if (n != held)
            throw new IOException(
                    name + " claims the shape " + tensor.getDimsList() + " and has " + held + " bytes of data");
        return Shape.of(tensor.getDimsList().stream().mapToInt(Long::intValue).toArray());
    }

    /**
     * Kernels {@code (K…, in, out)} as ONNX has them, {@code (out, in, K…)}.
     *
     * @param shape of the kernels
     */
    static TensorProto kernels(String name, Shape shape, float[] w) {
        Shape turned = kernelsTurned(shape);
        int inputs = shape.dim(shape.rank() - 2);
        int filters = shape.channels();
        int taps = shape.size() / (inputs * filters);
        float[] v = new float[w.length];
        for (int q = 0, at = 0; q < taps; q++)
            for (int i = 0; i < inputs; i++) for (int o = 0; o < filters; o++) v[(o * inputs + i) * taps + q] = w[at++];
        return floats(name, turned, v);
    }

    /** The reverse of {@link #kernels(String, Shape, float[])}. */
    static float[] kernels(TensorProto tensor) throws IOException {
        float[] v = floats(tensor);
        int filters = (int) tensor.getDims(0);
        int inputs = (int) tensor.getDims(1);
        int taps = v.length / (inputs * filters);
        float[] w = new float[v.length];
        for (int q = 0, at = 0; q < taps; q++)
            for (int i = 0; i < inputs; i++) for (int o = 0; o < filters; o++) w[at++] = v[(o * inputs + i) * taps + q];
        return w;
    }

    private static Shape kernelsTurned(Shape shape) {
        int axes = shape.rank() - 2;
        int[] dims = new int[shape.rank()];
        dims[0] = shape.channels();
        dims[1] = shape.dim(axes);
        for (int a = 0; a < axes; a++) dims[2 + a] = shape.dim(a);
        return Shape.of(dims);
    }
}
