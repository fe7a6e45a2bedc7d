package io.github.syllabary.recognizer;

import io.github.syllabary.nn.Network;

/** Bare networks as ONNX models, without the front end and labels of a model file. */
public final class OnnxModels {
    public static final String INPUT = OnnxWriter.INPUT;
    public static final String OUTPUT = OnnxWriter.OUTPUT;

    private OnnxModels() {}

    public static byte[] of(Network network) {
        return ModelFile.model(network, LayerHints.none()).build().toByteArray();
    }
}
