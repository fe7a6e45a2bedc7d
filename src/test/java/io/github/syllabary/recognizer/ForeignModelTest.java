package io.github.syllabary.recognizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Softmax;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignModelTest {
    private static final Path GOLDEN = Path.of("src/test/resources/io/github/syllabary/recognizer/foreign");

    @TempDir
    private Path folder;

    @Test
    void aNetworkOnRecordingsOutOfPyTorchGivesItsProbabilities() throws IOException {
        Network network = ForeignModel.read(GOLDEN.resolve("recording.onnx"));
        assertEquals(Shape.of(8000, 1), network.inputShape());
        assertArrayEquals(probabilities("recording"), run(network, numbers("recording", "x")), 1e-6f);
    }

    @Test
    void aNetworkOnPicturesOutOfPyTorchGivesItsProbabilities() throws IOException {
        Network network = ForeignModel.read(GOLDEN.resolve("picture.onnx"));
        assertEquals(Shape.of(9, 7, 2), network.inputShape());
        float[] x = ForeignModelProperties.channelsLast(numbers("picture", "x"), network.inputShape());
        assertArrayEquals(probabilities("picture"), run(network, x), 1e-6f);
        assertTrue(network.nodes().get(network.nodes().size() - 1).layer() instanceof Softmax);
    }

    @Test
    void namesTheFirstOperatorThatIsNotCovered() throws IOException {
        ModelProto model = ModelProto.parseFrom(Files.readAllBytes(GOLDEN.resolve("picture.onnx")));
        GraphProto.Builder graph = model.getGraph().toBuilder();
        int relu = 0;
        while (!graph.getNode(relu).getOpType().equals("Clip")) relu++;
        graph.getNodeBuilder(relu).setOpType("Einsum").setName("odd");
        assertEquals(
                "operator " + (relu + 1) + " of " + graph.getNodeCount()
                        + ", Einsum 'odd': no layer of Syllabary does what this operator does",
                refusal(model.toBuilder().setGraph(graph).build()));
    }

    @Test
    void weightsThatManyLayersShareAreNotMultipliedWithoutEnd() {
        GraphProto.Builder graph = GraphProto.newBuilder().addInput(OnnxParts.value("v0", Shape.of(64, 20)));
        graph.addInitializer(OnnxTensors.floats("w", Shape.of(64, 64, 1), new float[64 * 64]));
        for (int i = 0; i < 1000; i++)
            graph.addNodeBuilder()
                    .setOpType("Conv")
                    .addInput("v" + i)
                    .addInput("w")
                    .addOutput("v" + (i + 1));
        graph.addOutput(OnnxParts.value("v1000", Shape.of(64, 20)));
        byte[] bytes = ModelProto.newBuilder().setGraph(graph).build().toByteArray();
        String message = assertThrows(IOException.class, () -> ForeignModel.read(bytes, "x"))
                .getMessage();
        assertTrue(message.contains("layers share so many weights"), message);
    }

    @Test
    void refusesInputsWithoutFixedExtents() throws IOException {
        ModelProto.Builder model =
                ModelProto.parseFrom(Files.readAllBytes(GOLDEN.resolve("recording.onnx"))).toBuilder();
        model.getGraphBuilder()
                .getInputBuilder(0)
                .getTypeBuilder()
                .getTensorTypeBuilder()
                .getShapeBuilder()
                .getDimBuilder(1)
                .setDimParam("time");
        assertEquals(
                "its input 'x' has no fixed extent on its axis 1 (from 0); export it with one", refusal(model.build()));
    }

    @Test
    void operatorsWithoutInputsAreRefused() throws IOException {
        ModelProto.Builder model = ModelProto.parseFrom(Files.readAllBytes(GOLDEN.resolve("picture.onnx"))).toBuilder();
        int last = model.getGraph().getNodeCount() - 1;
        model.getGraphBuilder().getNodeBuilder(last).setOpType("Softmax").clearInput();
        String message = refusal(model.build());
        assertTrue(message.endsWith("it has no input or no output"), message);
    }

    @Test
    void extentsThatAreNotFixedMayBeGiven() throws IOException {
        ModelProto.Builder model =
                ModelProto.parseFrom(Files.readAllBytes(GOLDEN.resolve("recording.onnx"))).toBuilder();
        model.getGraphBuilder()
                .getInputBuilder(0)
                .getTypeBuilder()
                .getTensorTypeBuilder()
                .getShapeBuilder()
                .getDimBuilder(1)
                .setDimParam("time");
        Path file = folder.resolve("any-length.onnx");
        Files.write(file, model.build().toByteArray());
        Network network = ForeignModel.read(file, Shape.of(8000, 1));
        assertArrayEquals(probabilities("recording"), run(network, numbers("recording", "x")), 1e-6f);
        assertEquals(
                Shape.of(4000, 1), ForeignModel.read(file, Shape.of(4000, 1)).inputShape());
    }

    @Test
    void attributesThatWouldChangeTheResultAreRefused() throws IOException {
        ModelProto.Builder model =
                ModelProto.parseFrom(Files.readAllBytes(GOLDEN.resolve("recording.onnx"))).toBuilder();
        for (int i = 0; i < model.getGraph().getNodeCount(); i++)
            if (model.getGraph().getNode(i).getOpType().equals("MaxPool"))
                for (AttributeProto.Builder a :
                        model.getGraphBuilder().getNodeBuilder(i).getAttributeBuilderList())
                    if (a.getName().equals("ceil_mode")) a.setI(1);
        assertTrue(refusal(model.build()).contains("its attribute 'ceil_mode' is 1"), refusal(model.build()));
    }

    @Test
    void whatIsNoModelIsOneSentence() throws IOException {
        Path file = Files.writeString(folder.resolve("x.onnx"), "not a model");
        IOException refused = assertThrows(IOException.class, () -> ForeignModel.read(file));
        assertTrue(refused.getMessage().startsWith(file + ": "), refused.getMessage());
    }

    private String refusal(ModelProto model) throws IOException {
        Path file = Files.write(folder.resolve("y.onnx"), model.toByteArray());
        String said =
                assertThrows(IOException.class, () -> ForeignModel.read(file)).getMessage();
        assertTrue(said.startsWith(file + ": "), said);
        return said.substring((file + ": ").length());
    }

    private static float[] run(Network network, float[] x) {
        return network.forward(new Tensor(network.inputShape().prepend(1), x)).data();
    }

    private static float[] probabilities(String name) throws IOException {
        float[] y = numbers(name, "y");
        double sum = 0;
        for (float v : y) sum += Math.exp(v);
        for (int i = 0; i < y.length; i++) y[i] = (float) (Math.exp(y[i]) / sum);
        return y;
    }

    private static float[] numbers(String name, String field) throws IOException {
        JsonObject golden = new Gson().fromJson(Files.readString(GOLDEN.resolve(name + ".json")), JsonObject.class);
        return new Gson().fromJson(golden.get(field), float[].class);
    }
}
