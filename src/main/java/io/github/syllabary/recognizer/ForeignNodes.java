package io.github.syllabary.recognizer;

import static io.github.syllabary.recognizer.OnnxParts.ints;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import io.github.syllabary.nn.Padding;
import io.github.syllabary.tensor.Shape;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Operators that others write in more ways than we do, brought to the one that {@link OnnxOperators} reads. */
final class ForeignNodes {
    private ForeignNodes() {}

    /** Without an attribute, which must have the value it has when it is left out. */
    static NodeProto without(NodeProto node, String name, long usual) throws IOException {
        AttributeProto a = attribute(node, name);
        if (a == null) return node;
        if (a.getI() != usual)
            throw new IOException(
                    "its attribute '" + name + "' is " + a.getI() + ", and Syllabary knows it only with " + usual);
        return dropped(node, name);
    }

    static NodeProto dropped(NodeProto node, String name) {
        NodeProto.Builder builder = node.toBuilder().clearAttribute();
        for (AttributeProto a : node.getAttributeList()) if (!a.getName().equals(name)) builder.addAttribute(a);
        return builder.build();
    }

    static AttributeProto attribute(NodeProto node, String name) {
        for (AttributeProto a : node.getAttributeList()) if (a.getName().equals(name)) return a;
        return null;
    }

    /** Whole numbers of an attribute, or null without it. */
    static List<Long> longs(NodeProto node, String name) {
        AttributeProto a = attribute(node, name);
        return a == null ? null : a.getIntsList();
    }

    /**
     * A convolution or pooling with its window and its zeros written out.
     *
     * @param in the shape of its input, channels last
     * @param kernels the shape of the kernels {@code (out, in, K…)}, or null for pooling
     */
    static NodeProto windows(NodeProto node, Shape in, Shape kernels) throws IOException {
        NodeProto made = node;
        if (kernels != null && attribute(node, "kernel_shape") == null)
            made = made.toBuilder()
                    .addAttribute(ints(
                            "kernel_shape",
                            IntStream.of(kernels.dims()).skip(2).asLongStream().toArray()))
                    .build();
        if (kernels == null) {
            made = without(made, "ceil_mode", 0);
            made = without(made, "storage_order", 0);
            List<Long> dilations = longs(made, "dilations");
            if (dilations != null && dilations.stream().anyMatch(d -> d != 1))
                throw new IOException("its windows have gaps (dilations " + dilations + ")");
            made = dropped(made, "dilations");
            made = includingPadding(made);
        }
        return padded(made, in);
    }

    /** Zeros that count in an average are ours only where there are none. */
    private static NodeProto includingPadding(NodeProto node) throws IOException {
        AttributeProto counts = attribute(node, "count_include_pad");
        List<Long> pads = longs(node, "pads");
        boolean none = pads == null || pads.stream().allMatch(p -> p == 0);
        return none && counts != null ? dropped(node, "count_include_pad") : without(node, "count_include_pad", 0);
    }

    private static NodeProto padded(NodeProto node, Shape in) throws IOException {
        AttributeProto a = attribute(node, "auto_pad");
        if (a == null) return node;
        String rule = a.getS().toStringUtf8();
        NodeProto made = dropped(node, "auto_pad");
        if (rule.equals("NOTSET")) return made;
        int axes = in.rank() - 1;
        OnnxAttributes attributes = new OnnxAttributes(node);
        int[] ones = Shape.cube(1, axes).dims();
        Shape size = Shape.of(attributes.extents("kernel_shape", axes, 1, null));
        Shape stride = Shape.of(attributes.extents("strides", axes, 1, ones));
        Shape dilation = Shape.of(attributes.extents("dilations", axes, 1, ones));
        Padding padding =
                switch (rule) {
                    case "VALID" -> Padding.VALID;
                    case "SAME_UPPER", "SAME_LOWER" -> Padding.SAME;
                    default -> throw new IOException("its attribute 'auto_pad' is '" + rule + "'");
                };
        Padding.Explicit zeros = padding.resolve(in.spatial(), OnnxWriter.span(size, dilation), stride);
        // of an odd number we put the greater part behind
        boolean before = rule.equals("SAME_LOWER");
        long[] pads = LongStream.concat(
                        Arrays.stream((before ? zeros.after() : zeros.before()).dims())
                                .asLongStream(),
                        Arrays.stream((before ? zeros.before() : zeros.after()).dims())
                                .asLongStream())
                .toArray();
        return dropped(made, "pads").toBuilder()
                .addAttribute(ints("pads", pads))
                .build();
    }
}
