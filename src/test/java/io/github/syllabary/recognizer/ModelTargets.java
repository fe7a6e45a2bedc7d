package io.github.syllabary.recognizer;

import io.github.syllabary.fuzz.FuzzTarget;
import io.github.syllabary.nn.Network;
import io.github.syllabary.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What reads models, ours and those of other programs. */
public final class ModelTargets {
    private ModelTargets() {}

    /** What reading a model may allocate whatever its file holds. */
    private static final long READING = 64L << 20;

    /** The same for reading it and running it once. */
    private static final long RUNNING = 512L << 20;

    /** And for each byte of the file. */
    private static final long PER_BYTE = 400;

    public static List<FuzzTarget> all() {
        List<byte[]> ours = List.of(
                ModelFile.encode(Recognizers.small()),
                ModelFile.encode(Recognizers.pooled()),
                ModelFile.encode(Recognizers.pooled().withDecisions(DecisionSettingsTest.of("yes"))),
                resource("format-1.onnx"));
        List<byte[]> others = new ArrayList<>(
                IntStream.range(0, 30).mapToObj(ModelTargets::foreign).toList());
        others.add(resource("foreign/picture.onnx"));
        others.add(resource("foreign/recording.onnx"));
        return List.of(
                new FuzzTarget("model", ours, 12_000, READING, PER_BYTE, b -> ModelFile.decode(b, "x.onnx")),
                new FuzzTarget("model-run", ours, 12_000, RUNNING, PER_BYTE, bytes -> {
                    Recognizer read = ModelFile.decode(bytes, "x.onnx");
                    if (!read.takesPictures()) read.recognize(Recognizers.tone(100, Recognizers.RATE, 50));
                }),
                new FuzzTarget("foreign", others, 12_000, READING, PER_BYTE, b -> ForeignModel.read(b, "x.onnx")),
                new FuzzTarget("foreign-run", others, 12_000, RUNNING, PER_BYTE, bytes -> {
                    Network read = ForeignModel.read(bytes, "x.onnx");
                    read.forward(Tensor.zeros(read.inputShape()));
                }));
    }

    private static byte[] foreign(int seed) {
        return new ForeignGraphs(seed, 1 + seed % 3).model();
    }

    private static byte[] resource(String name) {
        try (InputStream in = ModelTargets.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
