package io.github.syllabary.recognizer;

import static io.github.syllabary.recognizer.OnnxParts.requireInputs;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.github.syllabary.nn.Activation;
import io.github.syllabary.nn.Add;
import io.github.syllabary.nn.AsPicture;
import io.github.syllabary.nn.AveragePool;
import io.github.syllabary.nn.BatchNorm;
import io.github.syllabary.nn.Bias;
import io.github.syllabary.nn.Conv;
import io.github.syllabary.nn.Dense;
import io.github.syllabary.nn.Dropout;
import io.github.syllabary.nn.Flatten;
import io.github.syllabary.nn.GlobalAveragePool;
import io.github.syllabary.nn.GlobalMaxPool;
import io.github.syllabary.nn.Layer;
import io.github.syllabary.nn.MaxPool;
import io.github.syllabary.nn.Merge;
import io.github.syllabary.nn.Padding;
import io.github.syllabary.nn.SelectChannels;
import io.github.syllabary.nn.Softmax;
import io.github.syllabary.recognizer.GraphValues.Form;
import io.github.syllabary.recognizer.GraphValues.Norm;
import io.github.syllabary.recognizer.GraphValues.Shared;
import io.github.syllabary.recognizer.GraphValues.Value;
import io.github.syllabary.tensor.Shape;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What each operator of a graph means in layers of ours. */
final class OnnxOperators {
    private final GraphValues values;
    private final LayerHints hints;

    OnnxOperators(GraphValues values, LayerHints hints) {
        this.values = values;
        this.hints = hints;
    }

    /**
     * Adds to the network what the operator stands for.
     *
     * @throws IOException saying what about the operator cannot be read
     * @throws IllegalArgumentException if the layer it stands for refuses its numbers or its input
     */
    void read(NodeProto node) throws IOException {
        if (!node.getDomain().isEmpty()) throw new IOException("its domain '" + node.getDomain() + "' is unknown");
        boolean split = node.getOpType().equals("Split");
        if (split ? node.getOutputCount() == 0 : node.getOutputCount() != 1)
            throw new IOException("it has " + node.getOutputCount() + " outputs, not 1" + (split ? " or more" : ""));
        OnnxAttributes attributes = new OnnxAttributes(node);
        if (split) {
            requireInputs(node, 2);
            SubBands.split(node, attributes, values);
        } else if (Gates.has(node, values)) Gates.read(node, attributes, values);
        else if (isBand(node) && node.getOpType().equals("BatchNormalization"))
            SubBands.normalise(node, norm(node, attributes), values);
        else if (node.getOpType().equals("Mul") && node.getInputCount() == 2 && values.isConstant(node.getInput(0)))
            values.put(node.getOutput(0), new Shared(values.constant(node, 0), values.number(node, 1)));
        else if (node.getOpType().equals("Cast")) {
            requireInputs(node, 1);
            if (PartSums.isTable(node, values)) PartSums.widen(node, attributes, values);
            else HalfWeights.widen(node, attributes, values);
        } else if (node.getOpType().equals("DequantizeLinear")) {
            requireInputs(node, 2);
            Int8Weights.widen(node, attributes, values);
        } else if (node.getOpType().equals("Gather")) {
            requireInputs(node, 2);
            if (values.constant(node, 1).getDimsCount() == 1) values.put(node.getOutput(0), select(node, attributes));
            else PartSums.gather(node, attributes, values);
        } else values.put(node.getOutput(0), value(node, attributes));
        attributes.refuseOthers();
    }

    private Value value(NodeProto node, OnnxAttributes attributes) throws IOException {
        return switch (node.getOpType()) {
            case "Transpose" -> transpose(node, attributes);
            case "Conv" -> conv(node, attributes);
            case "MaxPool", "AveragePool" -> pool(node, attributes);
            case "GlobalMaxPool" -> poolOverAll(node, new GlobalMaxPool());
            case "GlobalAveragePool" -> poolOverAll(node, new GlobalAveragePool());
            case "BatchNormalization" -> batchNorm(node, attributes);
            case "Concat" -> {
                if (!isBand(node)) throw new IOException("what it puts side by side are no parts of one value");
                yield SubBands.join(node, attributes, values, hints);
            }
            case "Relu" -> append(node, Activation.RELU);
            case "HardSwish" -> append(node, Activation.HARD_SWISH);
            case "Abs" -> append(node, Activation.ABS);
            case "Clip" -> clip(node);
            case "Sigmoid" -> {
                requireInputs(node, 1);
                yield new Value(values.map(node, 0), Form.SIGMOID);
            }
            case "Mul" -> silu(node);
            case "Log" -> log(node);
            case "Dropout" -> {
                requireInputs(node, 2);
                yield values.append(new Dropout(values.number(node, 1)), List.of(values.map(node, 0)));
            }
            case "Flatten" -> flatten(node, attributes);
            case "Unsqueeze" -> asPicture(node);
            case "Gemm" -> dense(node, attributes);
            case "Slice" -> crop(node);
            case "Add" -> add(node);
            case "ReduceSum" -> {
                requireInputs(node, 2);
                yield PartSums.sum(node, attributes, values);
            }
            case "Softmax" -> {
                attributes.require("axis", -1, 1);
                yield append(node, new Softmax());
            }
            default -> throw new IOException("Syllabary does not know this operator");
        };
    }

    private Value append(NodeProto node, Layer layer) throws IOException {
        requireInputs(node, 1);
        return values.append(layer, List.of(values.map(node, 0)));
    }

    private Value transpose(NodeProto node, OnnxAttributes attributes) throws IOException {
        requireInputs(node, 1);
        Value x = values.value(node, 0);
        int rank = values.shape(x.node()).rank();
        int[] perm = attributes.extents("perm", rank + 1, 0, null);
        Form turned = x.form() == Form.PLAIN ? Form.TURNED : Form.PLAIN;
        long[] wanted = turned == Form.TURNED ? OnnxWriter.channelsFirst(rank) : OnnxWriter.channelsLast(rank);
        boolean fits = Arrays.equals(IntStream.of(perm).asLongStream().toArray(), wanted);
        if (!fits || x.form() != Form.PLAIN && x.form() != Form.TURNED)
            throw new IOException("its permutation " + Arrays.toString(perm) + " does not move the channels alone");
        return new Value(x.node(), turned);
    }

    private Value conv(NodeProto node, OnnxAttributes attributes) throws IOException {
        boolean bias = node.getInputCount() == 3;
        requireInputs(node, bias ? 3 : 2);
        int x = values.map(node, 0);
        Shape in = values.shape(x);
        Shared shared = values.shared(node.getInput(1));
        TensorProto kernels = shared == null ? values.constant(node, 1) : shared.kernels();
        Shape shape = OnnxTensors.shape(kernels);
        Windows w = windows(node, in, attributes, true);
        int groups = attributes.count("group", 1);
        boolean fits = shape.rank() == in.rank() + 1
                && w.size.equals(shape.tail().tail())
                && in.channels() == (long) shape.dim(1) * groups;
        if (!fits)
            throw new IOException("its kernels of the shape " + shape + " do not fit its input " + in
                    + ", its kernel_shape " + w.size + " and its " + groups + " groups");
        if (shared != null && shared.share() != 1f / shape.dim(1))
            throw new IOException("its kernels are multiplied with " + shared.share() + ", which is no mean");
        Conv conv = new Conv(
                shape.dim(0),
                w.size,
                w.stride,
                w.dilation,
                w.padding,
                groups,
                bias,
                shared == null ? Merge.SUM : Merge.MEAN);
        float[] weights = OnnxTensors.kernels(kernels);
        return bias
                ? values.append(conv, List.of(x), weights, OnnxTensors.floats(values.constant(node, 2)))
                : values.append(conv, List.of(x), weights);
    }

    private Value pool(NodeProto node, OnnxAttributes attributes) throws IOException {
        requireInputs(node, 1);
        int x = values.map(node, 0);
        Windows w = windows(node, values.shape(x), attributes, false);
        Layer pool = node.getOpType().equals("MaxPool")
                ? new MaxPool(w.size, w.stride, w.padding)
                : new AveragePool(w.size, w.stride, w.padding);
        return values.append(pool, List.of(x));
    }

    private record Windows(Shape size, Shape stride, Shape dilation, Padding padding) {}

    /** Where windows lie, checked against their input before a layer makes tables of them. */
    private Windows windows(NodeProto node, Shape in, OnnxAttributes attributes, boolean dilated) throws IOException {
        int axes = in.rank() - 1;
        if (axes < 1) throw new IOException("its input " + in + " has no axis to move windows along");
        int[] ones = Shape.cube(1, axes).dims();
        Shape size = Shape.of(attributes.extents("kernel_shape", axes, 1, null));
        Shape stride = Shape.of(attributes.extents("strides", axes, 1, ones));
        Shape dilation = Shape.of(dilated ? attributes.extents("dilations", axes, 1, ones) : ones);
        Shape span = OnnxWriter.span(size, dilation);
        int[] pads = attributes.extents("pads", 2 * axes, 0, new int[2 * axes]);
        long padded = in.channels();
        for (int a = 0; a < axes; a++) {
            padded *= (long) in.dim(a) + pads[a] + pads[axes + a];
            GraphValues.requireFew(padded);
        }
        Padding.Explicit zeros = new Padding.Explicit(
                Shape.of(Arrays.copyOf(pads, axes)), Shape.of(Arrays.copyOfRange(pads, axes, 2 * axes)));
        Padding padding = hints.padding(node.getOutput(0), zeros, in.spatial(), span, stride);
        return new Windows(size, stride, dilation, padding);
    }

    private Value poolOverAll(NodeProto node, Layer layer) throws IOException {
        return new Value(append(node, layer).node(), Form.POOLED);
    }

    private Value batchNorm(NodeProto node, OnnxAttributes attributes) throws IOException {
        Norm norm = norm(node, attributes);
        float momentum = hints.momentum(node.getOutput(0), norm.stays());
        return values.append(new BatchNorm(norm.epsilon(), momentum), List.of(values.map(node, 0)), norm.parameters());
    }

    private Norm norm(NodeProto node, OnnxAttributes attributes) throws IOException {
        requireInputs(node, 5);
        float epsilon = attributes.number("epsilon", 1e-5f);
        float stays = attributes.number("momentum", 0.9f);
        float[][] parameters = new float[4][];
        for (int i = 0; i < 4; i++) parameters[i] = OnnxTensors.floats(values.constant(node, 1 + i));
        for (float variance : parameters[3])
            if (!(variance + epsilon > 0))
                throw new IOException("it has the variance " + variance + ", which is too small");
        return new Norm(epsilon, stays, parameters);
    }

    private boolean isBand(NodeProto node) {
        return node.getInputCount() > 0 && values.band(node.getInput(0)) != null;
    }

    private Value silu(NodeProto node) throws IOException {
        requireInputs(node, 2);
        int x = values.map(node, 0);
        if (!values.value(node, 1).equals(new Value(x, Form.SIGMOID)))
            throw new IOException("it does not multiply a value with its sigmoid");
        return values.append(Activation.SILU, List.of(x));
    }

    private Value clip(NodeProto node) throws IOException {
        Value x = values.value(node, 0);
        if (x.form() == Form.RAISED) {
            requireInputs(node, 2);
            if (values.number(node, 1) != 1) throw new IOException("it does not hold its input at 1 or more");
            return new Value(x.node(), Form.HELD);
        }
        requireInputs(node, 3);
        if (values.number(node, 1) != 0 || values.number(node, 2) != 6)
            throw new IOException("it does not clip from 0 to 6");
        return values.append(Activation.CLIPPED_RELU, List.of(values.map(node, 0)));
    }

    private Value log(NodeProto node) throws IOException {
        requireInputs(node, 1);
        Value x = values.value(node, 0);
        if (x.form() != Form.HELD) throw new IOException("its input is not 1 more than a value, and at least 1");
        return values.append(Activation.LOG, List.of(x.node()));
    }

    private Value flatten(NodeProto node, OnnxAttributes attributes) throws IOException {
        requireInputs(node, 1);
        attributes.require("axis", 1, 1);
        Value x = values.value(node, 0);
        if (x.form() == Form.POOLED) return new Value(x.node(), Form.TURNED);
        if (x.form() != Form.PLAIN && values.shape(values.map(node, 0)).rank() > 1)
            throw new IOException("it flattens channel by channel; turn the channels behind first");
        return values.append(new Flatten(), List.of(x.node()));
    }

    private Value asPicture(NodeProto node) throws IOException {
        requireInputs(node, 2);
        Value x = values.value(node, 0);
        boolean channelsBehind = x.form() == Form.PLAIN
                || x.form() == Form.TURNED && values.shape(x.node()).rank() == 1;
        if (!channelsBehind || !OnnxTensors.longs(values.constant(node, 1)).equals(List.of(1L)))
            throw new IOException("it does not put one channel before all axes");
        return values.append(new AsPicture(), List.of(x.node()));
    }

    private Value select(NodeProto node, OnnxAttributes attributes) throws IOException {
        attributes.require("axis", 0, 1);
        int x = values.map(node, 0);
        int there = values.shape(x).channels();
        List<Long> channels = OnnxTensors.longs(values.constant(node, 1));
        for (long c : channels)
            if (c < 0 || c >= there) throw new IOException("it selects the channel " + c + " of " + there);
        return values.append(
                new SelectChannels(channels.stream().map(Long::intValue).toList()), List.of(x));
    }

    private Value dense(NodeProto node, OnnxAttributes attributes) throws IOException {
        boolean bias = node.getInputCount() == 3;
        requireInputs(node, bias ? 3 : 2);
        attributes.require("transA", 0, 0);
        attributes.require("transB", 0, 0);
        if (attributes.number("alpha", 1) != 1 || attributes.number("beta", 1) != 1)
            throw new IOException("its attributes 'alpha' and 'beta' must be 1");
        int x = values.map(node, 0);
        Shape shape = OnnxTensors.shape(values.constant(node, 1));
        if (shape.rank() != 2 || !Shape.of(shape.dim(0)).equals(values.shape(x)))
            throw new IOException("its weights " + shape + " do not fit its input " + values.shape(x));
        Dense dense = new Dense(shape.dim(1), bias);
        float[] w = OnnxTensors.floats(values.constant(node, 1));
        return bias
                ? values.append(dense, List.of(x), w, OnnxTensors.floats(values.constant(node, 2)))
                : values.append(dense, List.of(x), w);
    }

    private Value crop(NodeProto node) throws IOException {
        requireInputs(node, 4);
        int x = values.map(node, 0);
        List<Long> axes = OnnxTensors.longs(values.constant(node, 3));
        if (!axes.equals(LongStream.range(2, values.shape(x).rank() + 1).boxed().toList()))
            throw new IOException("it does not crop all axes behind the channels");
        return new Value(
                x,
                Form.CROPPED,
                OnnxTensors.longs(values.constant(node, 1)),
                OnnxTensors.longs(values.constant(node, 2)));
    }

    private Value bias(int x, TensorProto constant) throws IOException {
        Shape in = values.shape(x);
        Shape shape = OnnxTensors.shape(constant);
        if (shape.rank() != in.rank() || shape.dim(0) != in.channels() || shape.size() != in.channels())
            throw new IOException("it adds " + shape + " numbers to " + in + ", not one to each of its channels");
        return values.append(new Bias(), List.of(x), OnnxTensors.floats(constant));
    }

    private Value add(NodeProto node) throws IOException {
        requireInputs(node, 2);
        int main = values.map(node, 0);
        if (values.isConstant(node.getInput(1))) {
            TensorProto constant = values.constant(node, 1);
            if (constant.getDimsCount() > 0) return bias(main, constant);
            if (values.number(node, 1) != 1) throw new IOException("it adds " + values.number(node, 1) + ", not 1");
            return new Value(main, Form.RAISED);
        }
        Value side = values.value(node, 1);
        Shape is = values.shape(main);
        Shape whole = values.shape(side.node());
        if (side.form() == Form.CROPPED) {
            Margins margins = Margins.of(is, whole);
            if (!side.starts().equals(margins.starts()) || !side.ends().equals(margins.ends()))
                throw new IOException("its second input is not the middle of a larger one");
        } else {
            values.map(node, 1);
            if (!is.equals(whole)) throw new IOException("its inputs " + is + " and " + whole + " differ");
        }
        return values.append(new Add(), List.of(main, side.node()));
    }
}
