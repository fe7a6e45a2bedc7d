package io.github.syllabary.recognizer;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.syllabary.nn.Network;
import io.github.syllabary.tensor.Shape;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The peer that reads our model files. */
final class OnnxRuntime {
    private OnnxRuntime() {}

    /** What it makes of {@code n} samples; it also checks the whole model when it opens it. */
    static float[] run(byte[] model, Network network, float[] x, int n) throws OrtException {
        return run(model, OnnxWriter.INPUT, network.inputShape(), x, n);
    }

    /**
     * @param name of the input
     * @param sample the shape of one sample
     */
    static float[] run(byte[] model, String name, Shape sample, float[] x, int n) throws OrtException {
        long[] shape = LongStream.concat(
                        LongStream.of(n), IntStream.of(sample.dims()).asLongStream())
                .toArray();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            try (OrtSession session = environment.createSession(model, options);
                    OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(x), shape);
                    OrtSession.Result result = session.run(Map.of(name, input))) {
                FloatBuffer output = ((OnnxTensor) result.get(0)).getFloatBuffer();
                float[] y = new float[output.remaining()];
                output.get(y);
                return y;
            }
        }
    }
}
