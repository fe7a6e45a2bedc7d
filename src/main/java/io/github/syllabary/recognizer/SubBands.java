package io.github.syllabary.recognizer;

import static io.github.syllabary.recognizer.OnnxParts.number;
import static io.github.syllabary.recognizer.OnnxParts.whole;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import io.github.syllabary.nn.BatchNorm;
import io.github.syllabary.nn.Node;
import io.github.syllabary.nn.Parameter;
import io.github.syllabary.recognizer.GraphValues.Band;
import io.github.syllabary.recognizer.GraphValues.Norm;
import io.github.syllabary.recognizer.GraphValues.Value;
import io.github.syllabary.tensor.Shape;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Batch normalisation in sub-bands as ONNX has it: a Split of the last axis, a BatchNormalization of each band, a Concat.
 *
 * <p>The bands of the value {@code batchnorm4} are {@code batchnorm4.band0}, …, normalised {@code batchnorm4.normal0}, …,
 * with the parameters {@code batchnorm4.scale.0}, ….
 */
final class SubBands {
    private SubBands() {}

    /**
     * @param in of the layer, channels last
     * @param stays what ONNX calls momentum
     */
    static void write(GraphProto.Builder graph, Node node, BatchNorm norm, Shape in, float stays, String x, String y) {
        int bands = norm.bands();
        int axis = in.rank();
        long width = in.dim(in.rank() - 2) / bands;
        graph.addInitializer(OnnxTensors.longs(y + ".widths", Collections.nCopies(bands, width)));
        NodeProto.Builder split = OnnxParts.node(graph, "Split", y + ".band0", x, y + ".widths");
        for (int b = 1; b < bands; b++) split.addOutput(y + ".band" + b);
        split.addAttribute(whole("axis", axis));
        for (int b = 0; b < bands; b++) {
            NodeProto.Builder made = OnnxParts.node(graph, "BatchNormalization", y + ".normal" + b, y + ".band" + b);
            for (Parameter p : node.parameters()) {
                String name = p.name() + "." + b;
                int n = in.channels();
                float[] values = Arrays.copyOfRange(p.values(), b * n, (b + 1) * n);
                graph.addInitializer(OnnxTensors.floats(name, Shape.of(n), values));
                made.addInput(name);
            }
            made.addAttribute(number("epsilon", norm.epsilon())).addAttribute(number("momentum", stays));
        }
        NodeProto.Builder concat = OnnxParts.node(graph, "Concat", y, y + ".normal0");
        for (int b = 1; b < bands; b++) concat.addInput(y + ".normal" + b);
        concat.addAttribute(whole("axis", axis));
    }

    /** Puts the bands among the values. */
    static void split(NodeProto node, OnnxAttributes attributes, GraphValues values) throws IOException {
        int x = values.map(node, 0);
        Shape in = values.shape(x);
        int bands = node.getOutputCount();
        attributes.require("axis", 0, in.rank());
        List<Long> widths = OnnxTensors.longs(values.constant(node, 1));
        boolean equal = in.rank() >= 3
                && in.dim(in.rank() - 2) % bands == 0
                && widths.equals(Collections.nCopies(bands, (long) in.dim(in.rank() - 2) / bands));
        if (!equal)
            throw new IOException("it does not divide the last axis behind another into equal parts: the input is " + in
                    + ", the parts " + widths);
        for (int b = 0; b < bands; b++) values.put(node.getOutput(b), new Band(x, b, bands, null));
    }

    /** Puts among the values what a BatchNormalization makes of a band. */
    static void normalise(NodeProto node, Norm norm, GraphValues values) throws IOException {
        Band band = values.band(node.getInput(0));
        if (band.norm() != null) throw new IOException("it normalises a band a second time");
        values.put(node.getOutput(0), new Band(band.node(), band.number(), band.of(), norm));
    }

    /** What the bands of one layer, which this brings together again, became. */
    static Value join(NodeProto node, OnnxAttributes attributes, GraphValues values, LayerHints hints)
            throws IOException {
        Band first = values.band(node.getInput(0));
        Shape in = values.shape(first.node());
        attributes.require("axis", 0, in.rank());
        if (first.norm() == null) throw new IOException("its input 0 is a band that was not normalised");
        if (node.getInputCount() != first.of())
            throw new IOException("it joins " + node.getInputCount() + " bands of " + first.of());
        int channels = in.channels();
        float[][] parameters = new float[4][first.of() * channels];
        for (int b = 0; b < first.of(); b++) {
            Band band = values.band(node.getInput(b));
            if (band == null || !band.follows(first, b))
                throw new IOException("its input " + b + " is not the next band, normalised as the first");
            for (int i = 0; i < 4; i++) {
                float[] numbers = band.norm().parameters()[i];
                if (numbers.length != channels)
                    throw new IOException("its input " + b + " was normalised with " + numbers.length + " numbers for "
                            + channels + " channels");
                System.arraycopy(numbers, 0, parameters[i], b * channels, channels);
            }
        }
        Norm norm = first.norm();
        float momentum = hints.momentum(node.getOutput(0), norm.stays());
        return values.append(new BatchNorm(norm.epsilon(), momentum, first.of()), List.of(first.node()), parameters);
    }
}
