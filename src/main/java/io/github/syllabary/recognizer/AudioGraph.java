package io.github.syllabary.recognizer;

import static io.github.syllabary.recognizer.OnnxParts.ints;
import static io.github.syllabary.recognizer.OnnxParts.node;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import io.github.syllabary.audio.Features;
import io.github.syllabary.audio.LogMel;
import io.github.syllabary.audio.LogMelSettings;
import io.github.syllabary.audio.Waveform;
import io.github.syllabary.tensor.Shape;
import java.util.List;

/**
 * Puts the front end into a graph, so that it takes a window of samples.
 *
 * <p>Log-mel becomes a convolution with the cosines and sines of the transform under its window, squares, a convolution of
 * extent 1 with the bands, and the logarithm.
 */
final class AudioGraph {
    static final String INPUT = "audio";

    private AudioGraph() {}

    /**
     * @param graph that begins with the transposition of features
     * @throws IllegalArgumentException if the front end has a part that is not put into graphs
     */
    static GraphProto of(GraphProto graph, SoundFrontEnd frontEnd) {
        NodeProto turn = graph.getNode(0);
        if (!turn.getOpType().equals("Transpose") || !turn.getInput(0).equals(OnnxWriter.INPUT))
            throw new IllegalArgumentException("its graph does not begin with the features");
        GraphProto.Builder made = graph.toBuilder().clearNode().clearInput();
        made.addInput(OnnxParts.value(INPUT, Shape.of(frontEnd.windowSamples())));
        made.addInitializer(OnnxTensors.longs(INPUT + ".axis", List.of(1L)));
        String row = frontEnd.features() instanceof Waveform ? turn.getOutput(0) : INPUT + ".row";
        node(made, "Unsqueeze", row, INPUT, INPUT + ".axis");
        features(made, frontEnd.features(), row, turn.getOutput(0));
        for (NodeProto node : graph.getNodeList().subList(1, graph.getNodeCount())) made.addNode(node);
        return made.build();
    }

    private static void features(GraphProto.Builder graph, Features features, String row, String out) {
        if (features instanceof Waveform w && w.highPassHz() == 0 && w.preEmphasis() == 0) return;
        if (!(features instanceof LogMel mel) || !plain(mel.numbers()))
            throw new IllegalArgumentException(
                    "its features " + features.settings().get("kind")
                            + " are not put into graphs; waveform without filters and log-mel of energies without normalisation"
                            + " and pre-emphasis are");
        LogMelSettings s = mel.numbers();
        float[] window = mel.window();
        int bins = s.fftSize() / 2;
        float[] waves = new float[2 * bins * window.length];
        float[] bands = new float[s.bands() * 2 * bins];
        for (int k = 0; k < bins; k++) {
            for (int i = 0; i < window.length; i++) {
                double angle = 2 * Math.PI * ((long) k * i % s.fftSize()) / s.fftSize();
                waves[k * window.length + i] = (float) (window[i] * StrictMath.cos(angle));
                waves[(bins + k) * window.length + i] = (float) (window[i] * StrictMath.sin(angle));
            }
            for (int b = 0; b < s.bands(); b++) {
                bands[b * 2 * bins + k] = mel.weight(b, k);
                bands[b * 2 * bins + bins + k] = mel.weight(b, k);
            }
        }
        graph.addInitializer(OnnxTensors.floats(INPUT + ".waves", Shape.of(2 * bins, 1, window.length), waves));
        graph.addInitializer(OnnxTensors.floats(INPUT + ".bands", Shape.of(s.bands(), 2 * bins, 1), bands));
        graph.addInitializer(OnnxTensors.floats(INPUT + ".floor", Shape.of(), new float[] {(float) s.logFloor()}));
        node(graph, "Conv", INPUT + ".spectrum", row, INPUT + ".waves").addAttribute(ints("strides", mel.hopSamples()));
        node(graph, "Mul", INPUT + ".squares", INPUT + ".spectrum", INPUT + ".spectrum");
        node(graph, "Conv", INPUT + ".energies", INPUT + ".squares", INPUT + ".bands");
        node(graph, "Max", INPUT + ".floored", INPUT + ".energies", INPUT + ".floor");
        node(graph, "Log", out, INPUT + ".floored");
    }

    private static boolean plain(LogMelSettings s) {
        return s.power() == 2 && s.preEmphasis() == 0 && s.normalisation() == LogMelSettings.Normalisation.NONE;
    }
}
