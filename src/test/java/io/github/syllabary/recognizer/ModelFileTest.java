package io.github.syllabary.recognizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import io.github.syllabary.audio.LogMel;
import io.github.syllabary.audio.Sound;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Parameter;
import io.github.syllabary.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {

    @TempDir
    Path dir;

    @Test
    void bringsEverythingBackBitForBit() throws IOException {
        for (Recognizer made : List.of(Recognizers.small(), Recognizers.pooled())) {
            Path file = dir.resolve("汉字 model.onnx");
            made.save(file);
            Recognizer read = Recognizer.load(file);
            OnnxGraphProperties.assertSame(made.network(), read.network());
            assertEquals(made.labels(), read.labels());
            assertEquals(made.frontEnd(), read.frontEnd());
            assertEquals(
                    new ArrayList<>(made.provenance().entrySet()),
                    new ArrayList<>(read.provenance().entrySet()));
            Sound sound = Recognizers.tone(100, Recognizers.RATE, 50);
            assertArrayEquals(made.probabilities(sound), read.probabilities(sound));
        }
    }

    @Test
    void bringsTheNumbersOfLogMelBack() throws IOException {
        SoundFrontEnd frontEnd = new SoundFrontEnd(new LogMel(), 16000);
        Network network = Network.of(frontEnd.shape())
                .conv(2, 3)
                .maxPoolOverTime()
                .dense(2)
                .softmax();
        Recognizer made = new Recognizer(frontEnd, network, List.of("a", "b"), Map.of());
        Path file = dir.resolve("mel.onnx");
        made.save(file);
        assertEquals(frontEnd, Recognizer.load(file).frontEnd());
        assertEquals(
                frontEnd.settings().toString(),
                SoundFrontEnd.of(frontEnd.settings()).settings().toString());
    }

    @Test
    void sameRecognizerGivesTheSameBytes() throws IOException {
        Path one = dir.resolve("one.onnx");
        Path two = dir.resolve("two.onnx");
        Recognizers.small().save(one);
        Recognizer.load(one).save(two);
        assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(two));
    }

    @Test
    void replacesAFileAndLeavesNothingBeside() throws IOException {
        Path file = dir.resolve("words.onnx");
        Recognizers.pooled().save(file);
        Recognizers.small().save(file);
        assertEquals(6, Recognizer.load(file).labels().size());
        try (Stream<Path> files = Files.list(dir)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void saysWhereItCannotWrite() {
        Recognizer made = Recognizers.pooled();
        Path nowhere = dir.resolve("none").resolve("words.onnx");
        assertEquals(
                nowhere + ": its directory does not exist; create it first",
                assertThrows(IOException.class, () -> made.save(nowhere)).getMessage());
        assertEquals(
                dir + ": is a directory; give the name of a file",
                assertThrows(IOException.class, () -> made.save(dir)).getMessage());
    }

    @Test
    void saysWhatItCannotRead() {
        Path file = dir.resolve("none.onnx");
        assertEquals(
                file + ": no such file; check the path",
                assertThrows(IOException.class, () -> Recognizer.load(file)).getMessage());
        assertEquals(
                dir + ": is a directory; give a model file",
                assertThrows(IOException.class, () -> Recognizer.load(dir)).getMessage());
    }

    @Test
    void doesNotSaveADivergedNetwork() {
        Recognizer made = Recognizers.pooled();
        made.network().parameters().get(0).values()[3] = Float.NaN;
        Path file = dir.resolve("words.onnx");
        String m = assertThrows(IOException.class, () -> made.save(file)).getMessage();
        assertTrue(m.startsWith(file + ": cannot be written: conv1.weights holds NaN"), m);
        assertTrue(Files.notExists(file));
    }

    @Test
    void doesNotSaveWhatHasNoFormInOnnx() {
        SoundFrontEnd frontEnd = Recognizers.pooled().frontEnd();
        Network network = Network.of(frontEnd.shape())
                .maxPoolOverTime()
                .maxPoolOverTime()
                .dense(2)
                .softmax();
        Recognizer made = new Recognizer(frontEnd, network, List.of("a", "b"), Map.of());
        String m = assertThrows(IOException.class, () -> made.save(dir.resolve("x.onnx")))
                .getMessage();
        assertTrue(m.contains("globalmaxpool2") && m.contains("has no form in ONNX"), m);
    }

    /** See the file's sibling {@code format-1.md}; the file is kept for ever. */
    @Test
    void readsFormat1() throws IOException, OrtException {
        byte[] bytes;
        try (InputStream in = ModelFileTest.class.getResourceAsStream("format-1.onnx")) {
            bytes = in.readAllBytes();
        }
        Recognizer read = ModelFile.decode(bytes, "format-1.onnx");
        Recognizer made = Recognizers.small();
        assertEquals(layers(made.network()), layers(read.network()));
        int bits = 0;
        for (Parameter p : read.network().parameters()) bits = 31 * bits + Arrays.hashCode(p.values());
        assertEquals(722402055, bits);
        assertEquals(made.labels(), read.labels());
        assertEquals(made.frontEnd(), read.frontEnd());
        assertEquals(made.provenance(), read.provenance());
        float[] x = new float[Recognizers.WINDOW];
        for (int i = 0; i < x.length; i++) x[i] = (i * i % 17 - 8) / 8f;
        float[] expected = {0.015445826f, 0.19386333f, 0.24823163f, 0.022284707f, 0.2147824f, 0.3053921f};
        assertArrayEquals(
                expected,
                read.network().forward(new Tensor(read.frontEnd().shape(), x)).data(),
                1e-6f);
        assertArrayEquals(expected, OnnxRuntime.run(bytes, read.network(), x, 1), 1e-6f);
    }

    private static List<Object> layers(Network network) {
        return network.nodes().stream()
                .map(n -> (Object) List.of(n.layer(), n.inputs()))
                .toList();
    }
}
