package io.github.syllabary.app.bench.peers;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.syllabary.app.bench.Contestant;
import io.github.syllabary.app.bench.Peers;
import io.github.syllabary.nn.Network;
import io.github.syllabary.recognizer.OnnxModels;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Forward passes on ONNX Runtime: its usual optimisations, input and output kept in direct buffers. */
public final class OnnxRuntime implements Peers {

    @Override
    public Optional<Contestant> forward(Network network, float[] x, int n, int threads) {
        try {
            return Optional.of(new Forward(network, x, n, threads));
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<Contestant> train(Network network, float[] x, int[] targets, int threads, float rate) {
        return Optional.empty();
    }

    private static FloatBuffer buffer(int size) {
        return ByteBuffer.allocateDirect(size * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    private static final class Forward implements Contestant {
        private final OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        private final OrtSession session;
        private final FloatBuffer y;
        private final OnnxTensor input;
        private final OnnxTensor output;

        Forward(Network network, float[] x, int n, int threads) throws OrtException {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            options.setIntraOpNumThreads(threads);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            session = environment.createSession(OnnxModels.of(network), options);
            FloatBuffer buffer = buffer(x.length).put(x).rewind();
            long[] shape = LongStream.concat(
                            LongStream.of(n),
                            IntStream.of(network.inputShape().dims()).asLongStream())
                    .toArray();
            input = OnnxTensor.createTensor(environment, buffer, shape);
            int classes = network.outputShape().size();
            y = buffer(n * classes);
            output = OnnxTensor.createTensor(environment, y, new long[] {n, classes});
        }

        @Override
        public String name() {
            return "ONNX Runtime " + OrtEnvironment.getEnvironment().getVersion();
        }

        @Override
        public void run() {
            try {
                session.run(Map.of(OnnxModels.INPUT, input), Set.of(), Map.of(OnnxModels.OUTPUT, output))
                        .close();
            } catch (OrtException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public float[][] results() {
            float[] results = new float[y.capacity()];
            y.duplicate().rewind().get(results);
            return new float[][] {results};
        }

        @Override
        public void close() {
            try {
                input.close();
                output.close();
                session.close();
                options.close();
            } catch (OrtException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
