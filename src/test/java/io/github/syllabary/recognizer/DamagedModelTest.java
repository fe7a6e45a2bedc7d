package io.github.syllabary.recognizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import com.google.protobuf.ByteString;
import io.github.syllabary.audio.Sound;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whatever a file holds, loading it gives a recognizer or one sentence. */
class DamagedModelTest {
    private static final String FILE = "words.onnx";
    private static final long[] NASTY = {
        Long.MIN_VALUE, -1, 0, 1, 2, 3, 1000, 65536, 1_000_000, Integer.MAX_VALUE, 1L << 31, 1L << 32, Long.MAX_VALUE
    };

    private final byte[] whole = ModelFile.encode(Recognizers.small().withSpeeds(new Speeds(List.of(0.8, 1.25))));
    private final Sound sound = Recognizers.tone(100, Recognizers.RATE, 50);

    /** @return whether it was refused */
    private boolean refused(byte[] bytes, String how) {
        Recognizer read;
        try {
            read = ModelFile.decode(bytes, FILE);
        } catch (IOException e) {
            String m = e.getMessage();
            assertTrue(m.startsWith(FILE + ": ") && m.length() > FILE.length() + 15, how + " gives: " + m);
            assertFalse(m.contains("\n") || m.contains("null ") || m.contains("Exception"), how + " gives: " + m);
            return true;
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            throw new AssertionError(how, e);
        }
        assertNotNull(read.recognize(sound).label(), how);
        return false;
    }

    @Test
    void noBeginningOfAFileLooksWhole() {
        for (int n = 0; n < whole.length; n++)
            assertTrue(refused(Arrays.copyOf(whole, n), "the first " + n + " bytes"), "the first " + n + " bytes");
        assertFalse(refused(whole, "the whole"));
    }

    @Test
    void changedBytesGiveARecognizerOrOneSentence() {
        SplittableRandom random = new SplittableRandom(1);
        int refused = 0;
        for (int i = 0; i < 2500; i++) {
            byte[] bytes = whole.clone();
            String how = "seed 1, change " + i;
            for (int k = random.nextInt(1, 4); k > 0; k--) {
                int bits = random.nextBoolean() ? 1 << random.nextInt(8) : random.nextInt(1, 256);
                bytes[random.nextInt(bytes.length)] ^= (byte) bits;
            }
            if (refused(bytes, how)) refused++;
        }
        assertTrue(refused > 400 && refused < 2500, refused + " of 2500 were refused");
    }

    @Test
    void strangeNumbersGiveARecognizerOrOneSentence() throws IOException {
        ModelProto model = ModelProto.parseFrom(whole);
        int nodes = model.getGraph().getNodeCount();
        for (int n = 0; n < nodes; n++) {
            for (int a = 0; a < model.getGraph().getNode(n).getAttributeCount(); a++) {
                for (long v : NASTY) {
                    ModelProto.Builder changed = model.toBuilder();
                    AttributeProto.Builder attribute =
                            changed.getGraphBuilder().getNodeBuilder(n).getAttributeBuilder(a);
                    attribute.setI(v).setF(v);
                    for (int i = 0; i < attribute.getIntsCount(); i++) attribute.setInts(i, v);
                    refused(changed.build().toByteArray(), "node " + n + ", attribute " + a + " = " + v);
                }
            }
        }
        for (int t = 0; t < model.getGraph().getInitializerCount(); t++) {
            for (int d = 0; d < model.getGraph().getInitializer(t).getDimsCount(); d++) {
                for (long v : NASTY) {
                    ModelProto.Builder changed = model.toBuilder();
                    changed.getGraphBuilder().getInitializerBuilder(t).setDims(d, v);
                    refused(changed.build().toByteArray(), "initializer " + t + ", axis " + d + " = " + v);
                }
            }
        }
        for (long v : NASTY)
            for (int axis = 1; axis < 3; axis++) refused(withInput(model, axis, v), "input axis " + axis + " = " + v);
    }

    private static byte[] withInput(ModelProto model, int axis, long extent) {
        ModelProto.Builder changed = model.toBuilder();
        TensorShapeProto.Builder shape = changed.getGraphBuilder()
                .getInputBuilder(0)
                .getTypeBuilder()
                .getTensorTypeBuilder()
                .getShapeBuilder();
        shape.getDimBuilder(axis).setDimValue(extent);
        return changed.build().toByteArray();
    }

    @Test
    void otherWiringGivesARecognizerOrOneSentence() throws IOException {
        GraphProto graph = ModelProto.parseFrom(whole).getGraph();
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 1200; i++) {
            ModelProto.Builder changed = ModelProto.parseFrom(whole).toBuilder();
            NodeProto.Builder node = changed.getGraphBuilder().getNodeBuilder(random.nextInt(graph.getNodeCount()));
            NodeProto other = graph.getNode(random.nextInt(graph.getNodeCount()));
            String how = "seed 2, change " + i;
            switch (random.nextInt(6)) {
                case 0 -> node.setOpType(other.getOpType());
                case 1 -> node.setInput(random.nextInt(node.getInputCount()), other.getOutput(0));
                case 2 -> node.setInput(random.nextInt(node.getInputCount()), other.getInput(0));
                case 3 ->
                    node.setInput(
                            random.nextInt(node.getInputCount()),
                            graph.getInitializer(random.nextInt(graph.getInitializerCount()))
                                    .getName());
                case 4 -> node.clearInput();
                default -> node.clearAttribute();
            }
            refused(changed.build().toByteArray(), how);
        }
    }

    private void assertRefused(String part, Consumer<ModelProto.Builder> change) throws IOException {
        ModelProto.Builder model = ModelProto.parseFrom(whole).toBuilder();
        change.accept(model);
        byte[] bytes = model.build().toByteArray();
        String message = assertThrows(IOException.class, () -> ModelFile.decode(bytes, FILE))
                .getMessage();
        assertTrue(message.startsWith(FILE + ": ") && message.contains(part), message);
    }

    private static NodeProto.Builder node(ModelProto.Builder model, String operator) {
        for (NodeProto.Builder node : model.getGraphBuilder().getNodeBuilderList())
            if (node.getOpType().equals(operator)) return node;
        throw new AssertionError(operator);
    }

    private static TensorProto.Builder initializer(ModelProto.Builder model, String name) {
        for (TensorProto.Builder t : model.getGraphBuilder().getInitializerBuilderList())
            if (t.getName().equals(name)) return t;
        throw new AssertionError(name);
    }

    private static void metadata(ModelProto.Builder model, String name, String value) {
        model.getMetadataPropsBuilderList().forEach(e -> {
            if (e.getKey().equals("syllabary." + name)) e.setValue(value);
        });
    }

    @Test
    void namesTheOperatorItDoesNotKnow() throws IOException {
        assertRefused("operator Erf 'relu3': Syllabary does not know", m -> node(m, "Relu")
                .setOpType("Erf"));
        assertRefused("domain 'com.example'", m -> node(m, "Relu").setDomain("com.example"));
    }

    @Test
    void refusesAttributesItWouldOverlook() throws IOException {
        assertRefused("'ceil_mode'", m -> node(m, "MaxPool")
                .addAttribute(AttributeProto.newBuilder()
                        .setName("ceil_mode")
                        .setType(AttributeProto.AttributeType.INT)
                        .setI(1)));
    }

    @Test
    void refusesOtherOperatorSets() throws IOException {
        assertRefused(
                "operator sets other than 17", m -> m.getOpsetImportBuilder(0).setVersion(12));
        assertRefused("operator sets other than 17", ModelProto.Builder::clearOpsetImport);
    }

    @Test
    void saysThatAForeignModelHasNoFrontEnd() throws IOException {
        assertRefused("was not made by Syllabary", ModelProto.Builder::clearMetadataProps);
    }

    @Test
    void refusesALaterFormat() throws IOException {
        assertRefused("has format 2, this Syllabary reads 1", m -> metadata(m, "format", "2"));
    }

    @Test
    void refusesLabelsThatDoNotFit() throws IOException {
        assertRefused("there are 2 labels, the network has outputs 6", m -> metadata(m, "labels", "[\"a\",\"b\"]"));
        assertRefused("'syllabary.labels' is not the JSON", m -> metadata(m, "labels", "[\"a\",\"b\""));
        assertRefused("null", m -> metadata(m, "labels", "[null]"));
        assertRefused("twice", m -> metadata(m, "labels", "[\"a\",\"b\",\"c\",\"d\",\"e\",\"a\"]"));
    }

    @Test
    void refusesAFrontEndThatDoesNotFit() throws IOException {
        assertRefused(
                "the front end makes 200×1, the network takes 120×1",
                m -> metadata(m, "frontEnd", "{\"windowSamples\":200,\"features\":{\"kind\":\"waveform\"}}"));
        assertRefused(
                "unknown kind 'magic'",
                m -> metadata(m, "frontEnd", "{\"windowSamples\":200,\"features\":{\"kind\":\"magic\"}}"));
        assertRefused("'windowSamples'", m -> metadata(m, "frontEnd", "{\"windowSamples\":1e99}"));
        assertRefused("no field 'surprise'", m -> metadata(m, "frontEnd", "{\"surprise\":1}"));
    }

    @Test
    void refusesHintsThatContradictTheGraph() throws IOException {
        assertRefused("padding 'full'", m -> metadata(m, "layers", "{\"conv1.padding\":\"full\"}"));
        assertRefused("padding 'odd'", m -> metadata(m, "layers", "{\"conv1.padding\":\"odd\"}"));
        assertRefused("momentum 0.5", m -> metadata(m, "layers", "{\"batchnorm2.momentum\":\"0.5\"}"));
        assertRefused("momentum 'x'", m -> metadata(m, "layers", "{\"batchnorm2.momentum\":\"x\"}"));
    }

    @Test
    void refusesWeightsThatAreNoNumbers() throws IOException {
        byte[] nan = {0, 0, (byte) 0xc0, 0x7f};
        assertRefused("conv1.weights", m -> {
            TensorProto.Builder w = initializer(m, "conv1.weights");
            w.setRawData(ByteString.copyFrom(nan).concat(w.getRawData().substring(4)));
        });
    }

    @Test
    void refusesVariancesBelowZero() throws IOException {
        byte[] minusTwo = {0, 0, 0, (byte) 0xc0};
        assertRefused("variance -2.0", m -> {
            TensorProto.Builder v = initializer(m, "batchnorm2.variance");
            v.setRawData(ByteString.copyFrom(minusTwo).concat(v.getRawData().substring(4)));
        });
    }

    @Test
    void refusesDataInOtherFiles() throws IOException {
        assertRefused("another file", m -> initializer(m, "conv1.weights")
                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalDataBuilder()
                .setKey("location")
                .setValue("/etc/passwd"));
    }

    @Test
    void refusesShapesThatTheDataDoNotFill() throws IOException {
        assertRefused("conv1.weights claims the shape", m -> initializer(m, "conv1.weights")
                .setDims(0, 1L << 40));
        assertRefused(
                "conv1.weights claims the shape",
                m -> initializer(m, "conv1.weights").setDims(0, 1L << 31).setDims(1, 1L << 33));
    }

    @Test
    void saysWhatIsNoModelAtAll() {
        byte[] text = "These are not the bytes you are looking for.".getBytes(StandardCharsets.UTF_8);
        String m = assertThrows(IOException.class, () -> ModelFile.decode(text, FILE))
                .getMessage();
        assertEquals("words.onnx: is not an ONNX file, or is cut off or damaged; copy it again", m);
        assertTrue(refused(new byte[0], "nothing"));
        assertTrue(refused(new byte[1000], "zeros"));
    }
}
