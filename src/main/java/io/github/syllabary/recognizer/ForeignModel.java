package io.github.syllabary.recognizer;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.github.syllabary.corpus.Printable;
import io.github.syllabary.nn.Network;
import io.github.syllabary.tensor.Shape;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Networks that other programs trained and wrote as ONNX, for recognizers of ours.
 *
 * <p>Read are, over one, two or three axes: Conv, MaxPool, AveragePool, GlobalMaxPool, GlobalAveragePool, ReduceMax and
 * ReduceMean over all positions, Gemm, MatMul (with the Add of a bias), BatchNormalization, Relu, HardSwish, Sigmoid
 * times its input, Clip from 0 or from 0 to 6, Flatten, Reshape and Squeeze to a row, Add of two maps, Slice before it, Concat of channels,
 * Split of the last axis whose equal parts are each normalised and put together again,
 * Softmax, LogSoftmax (as Softmax), Dropout and Identity (as nothing), Constant, Transpose that moves the channels, and
 * Unsqueeze of a recording. Inputs have their channels behind the batch, as is usual there, unless a Transpose comes
 * first; the network's then have them last, as ours do.
 */
public final class ForeignModel {
    private ForeignModel() {}

    /**
     * The network of an ONNX file. A softmax is added behind one that ends without.
     *
     * @return a network that takes {@code (X…, C)} and ends in a softmax
     * @throws IOException if the file cannot be read, or one sentence that names the first operator that no layer of ours
     *     covers
     */
    public static Network read(Path file) throws IOException {
        return read(file, null);
    }

    /**
     * As {@link #read(Path)}, of a network whose input may vary in length too.
     *
     * @param input what extents of its input that are not fixed are to be, {@code (X…, C)}; null if all must be
     */
    public static Network read(Path file, Shape input) throws IOException {
        return read(ModelFile.parse(file), file.toString(), input);
    }

    /**
     * As {@link #read(Path)}, from the bytes of such a file.
     *
     * @param name stands in error messages
     */
    public static Network read(byte[] bytes, String name) throws IOException {
        return read(ModelFile.parse(bytes, name), name, null);
    }

    private static Network read(ModelProto model, String name, Shape input) throws IOException {
        try {
            if (!model.hasGraph()) throw new IOException("holds no graph; give an ONNX model");
            if (model.getFunctionsCount() > 0)
                throw new IOException("defines functions of its own; export it without them");
            return ForeignReader.read(model.getGraph(), input);
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(name + ": " + Printable.of(e.getMessage()), e);
        }
    }
}
