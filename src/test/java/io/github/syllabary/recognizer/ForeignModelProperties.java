package io.github.syllabary.recognizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnxruntime.OrtException;
import io.github.syllabary.nn.Network;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What ONNX Runtime makes of graphs of many kinds, our network makes of them too. */
class ForeignModelProperties {

    @Property(tries = 500)
    void computesWhatOnnxRuntimeComputes(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int axes)
            throws OrtException, IOException {
        ForeignGraphs foreign = new ForeignGraphs(seed, axes);
        byte[] model = foreign.model();
        Network network = ForeignReader.read(ModelProto.parseFrom(model).getGraph(), null);
        Shape given = Shape.of(foreign.input);
        float[] x = RandomNetworks.input(seed, given.size());
        float[] theirs = OnnxRuntime.run(model, "x", given, x, 1);
        if (foreign.end != ForeignGraphs.End.SOFTMAX) softmax(theirs);
        float[] ours = network.forward(
                        new Tensor(network.inputShape().prepend(1), channelsLast(x, network.inputShape())))
                .data();
        assertArrayEquals(theirs, ours, 1e-5f, () -> foreign.nodes().toString());
    }

    @Example
    void theGraphsHaveAllThatIsRead() {
        Map<String, Integer> seen = new TreeMap<>();
        for (long seed = 0; seed < 300; seed++)
            for (NodeProto node : new ForeignGraphs(seed, 1 + (int) (seed % 3)).nodes())
                seen.merge(node.getOpType(), 1, Integer::sum);
        assertEquals(
                Set.of(
                        "Add",
                        "AveragePool",
                        "BatchNormalization",
                        "Clip",
                        "Concat",
                        "Constant",
                        "Conv",
                        "Dropout",
                        "Flatten",
                        "Gemm",
                        "GlobalAveragePool",
                        "GlobalMaxPool",
                        "HardSwish",
                        "Identity",
                        "LogSoftmax",
                        "MatMul",
                        "MaxPool",
                        "Mul",
                        "ReduceMax",
                        "ReduceMean",
                        "Relu",
                        "Reshape",
                        "Sigmoid",
                        "Softmax",
                        "Squeeze"),
                seen.keySet());
        seen.forEach((operator, n) -> assertTrue(n >= 10, operator + " occurs " + n + " times"));
    }

    /** Of logits, and of their logarithmic softmax, which differs by a constant. */
    private static void softmax(float[] x) {
        double sum = 0;
        for (float v : x) sum += Math.exp(v);
        for (int i = 0; i < x.length; i++) x[i] = (float) (Math.exp(x[i]) / sum);
    }

    /** @param shape {@code (X…, C)} */
    static float[] channelsLast(float[] x, Shape shape) {
        int channels = shape.channels();
        int positions = shape.size() / channels;
        float[] turned = new float[x.length];
        for (int c = 0; c < channels; c++)
            for (int p = 0; p < positions; p++) turned[p * channels + c] = x[c * positions + p];
        return turned;
    }
}
