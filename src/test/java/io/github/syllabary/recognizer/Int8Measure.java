package io.github.syllabary.recognizer;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.Utterance;
import io.github.syllabary.tensor.Shape;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What 8 bits cost: {@code Int8Measure MODEL CORPUS}, by ONNX Runtime, on the clips of the split test. */
final class Int8Measure {
    private Int8Measure() {}

    public static void main(String[] args) throws IOException, OrtException {
        Recognizer recognizer = Recognizer.named(args[0]);
        Corpus corpus = Corpus.read(Path.of(args[1]));
        List<Utterance> examples =
                fit(corpus.inSplit(corpus.hasSplit("validation") ? "validation" : "train"), recognizer);
        List<Utterance> spread = new ArrayList<>();
        int n = Math.min(500, examples.size());
        for (int i = 0; i < n; i++) spread.add(examples.get((int) ((long) i * examples.size() / n)));
        byte[] plain = OnnxExport.of(recognizer).bytes();
        byte[] int8 = OnnxExport.of(recognizer).int8(spread).bytes();
        List<Utterance> test = fit(corpus.inSplit("test"), recognizer);
        try (Run a = new Run(plain, recognizer);
                Run b = new Run(int8, recognizer)) {
            int rightA = 0;
            int rightB = 0;
            int same = 0;
            for (Utterance u : test) {
                float[] x = input(recognizer, u);
                String said = recognizer.labels().contains(u.label()) ? u.label() : "unknown";
                String foundA = recognizer.labels().get(a.best(x));
                String foundB = recognizer.labels().get(b.best(x));
                if (foundA.equals(said)) rightA++;
                if (foundB.equals(said)) rightB++;
                if (foundA.equals(foundB)) same++;
            }
            float[] x = input(recognizer, test.get(0));
            long[] ta = new long[301];
            long[] tb = new long[301];
            for (int i = 0; i < 301; i++) {
                ta[i] = a.time(x);
                tb[i] = b.time(x);
            }
            Arrays.sort(ta);
            Arrays.sort(tb);
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d clips, float %.1f %%, int8 %.1f %%, the same answer on %.1f %%; %d KiB and %d KiB; %.0f µs and"
                            + " %.0f µs (ONNX Runtime, one thread, one sample)%n",
                    args[0],
                    test.size(),
                    100.0 * rightA / test.size(),
                    100.0 * rightB / test.size(),
                    100.0 * same / test.size(),
                    plain.length / 1024,
                    int8.length / 1024,
                    ta[150] / 1e3,
                    tb[150] / 1e3);
        }
    }

    private static List<Utterance> fit(Corpus corpus, Recognizer recognizer) {
        boolean unknown = recognizer.labels().contains("unknown");
        return corpus.utterances().stream()
                .filter(u -> unknown || recognizer.labels().contains(u.label()))
                .toList();
    }

    private static float[] input(Recognizer recognizer, Utterance u) throws IOException {
        float[] window = new float[recognizer.frontEnd().windowSamples()];
        recognizer.frontEnd().place(u.sound(), window);
        float[] x = new float[recognizer.frontEnd().shape().size()];
        recognizer.frontEnd().extractWindow(window, x, 0);
        return x;
    }

    private static final class Run implements AutoCloseable {
        private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
        private final OrtSession session;
        private final long[] shape;

        Run(byte[] model, Recognizer recognizer) throws OrtException {
            OrtSession.SessionOptions options = new OrtSession.SessionOptions();
            options.setIntraOpNumThreads(1);
            session = environment.createSession(model, options);
            Shape sample = recognizer.frontEnd().shape();
            shape = LongStream.concat(
                            LongStream.of(1), IntStream.of(sample.dims()).asLongStream())
                    .toArray();
        }

        int best(float[] x) throws OrtException {
            try (OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(x), shape);
                    OrtSession.Result result = session.run(Map.of(OnnxWriter.INPUT, input))) {
                FloatBuffer p = ((OnnxTensor) result.get(0)).getFloatBuffer();
                int best = 0;
                for (int i = 1; i < p.remaining(); i++) if (p.get(i) > p.get(best)) best = i;
                return best;
            }
        }

        long time(float[] x) throws OrtException {
            long start = System.nanoTime();
            best(x);
            return System.nanoTime() - start;
        }

        @Override
        public void close() throws OrtException {
            session.close();
        }
    }
}
