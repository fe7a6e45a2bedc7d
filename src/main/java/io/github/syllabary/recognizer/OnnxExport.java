package io.github.syllabary.recognizer;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import io.github.syllabary.corpus.Utterance;
import io.github.syllabary.nn.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A recognizer in forms of ONNX that are for other programs and not read back: with its front end in the graph, and with
 * weights and layers of 8 bits. Labels, front end and provenance are in the metadata as in a model file.
 *
 * <pre>{@code
 * OnnxExport.of(recognizer).int8(corpus.utterances()).withFrontEnd().write(Path.of("words-int8.onnx"));
 * }</pre>
 */
public final class OnnxExport {
    private final Recognizer recognizer;
    private final GraphProto graph;
    private final String form;

    private OnnxExport(Recognizer recognizer, GraphProto graph, String form) {
        this.recognizer = recognizer;
        this.graph = graph;
        this.form = form;
    }

    /** The network as it is in the model file. */
    public static OnnxExport of(Recognizer recognizer) {
        return new OnnxExport(recognizer, OnnxWriter.write(recognizer.network(), LayerHints.none()), "");
    }

    /**
     * Convolutions and dense layers in 8 bits, see {@link Int8Graph}; to be called first.
     *
     * @param examples such as the network will meet, some hundred of them; they decide the steps
     * @throws IOException naming the file of one that cannot be read
     * @throws IllegalArgumentException if there are none
     */
    public OnnxExport int8(List<Utterance> examples) throws IOException {
        if (examples.isEmpty()) throw new IllegalArgumentException("no examples to choose the steps of 8 bits by");
        List<float[]> inputs = new ArrayList<>();
        for (Utterance u : examples) inputs.add(input(recognizer.input(), u));
        Network folded = Folding.fold(recognizer.network());
        return new OnnxExport(recognizer, Int8Graph.of(folded, inputs), form + "int8 ");
    }

    private static <I> float[] input(FrontEnd<I> frontEnd, Utterance example) throws IOException {
        float[] window = new float[frontEnd.windowSize()];
        frontEnd.place(frontEnd.read(example), window);
        float[] x = new float[frontEnd.shape().size()];
        frontEnd.extractWindow(window, x, 0);
        return x;
    }

    /**
     * The graph takes {@code (N, samples)} of a window at the model's rate.
     *
     * @throws IllegalArgumentException if the model takes pictures, or features that are not put into graphs
     */
    public OnnxExport withFrontEnd() {
        return new OnnxExport(recognizer, AudioGraph.of(graph, recognizer.frontEnd()), form + "audio ");
    }

    /** The bytes of the file. */
    public byte[] bytes() {
        ModelProto.Builder model = ModelFile.model(graph);
        ModelFile.describe(model, recognizer, LayerHints.none());
        model.addMetadataProps(ModelFile.entry(ModelFile.EXPORT, form.strip()));
        return model.build().toByteArray();
    }

    /**
     * Writes the file beside its place and then moves it there.
     *
     * @throws IOException one sentence with the file's name, if it cannot be written
     */
    public void write(Path file) throws IOException {
        ModelFile.write(bytes(), file);
    }
}
