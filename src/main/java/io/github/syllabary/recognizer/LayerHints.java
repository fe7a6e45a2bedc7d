package io.github.syllabary.recognizer;

import io.github.syllabary.nn.BatchNorm;
import io.github.syllabary.nn.Padding;
import io.github.syllabary.tensor.Shape;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The little about layers that a graph does not tell: which rule its explicit padding came from, and
 * a momentum whose complement, which is what ONNX holds, has other bits.
 *
 * <p>Field by field in a map: {@code conv3.padding} is {@code same}, {@code full} or {@code
 * explicit}, {@code batchnorm4.momentum} a number.
 */
final class LayerHints {
    private static final String EXPLICIT = "explicit";

    private final Map<String, String> fields;

    private LayerHints(Map<String, String> fields) {
        this.fields = fields;
    }

    static LayerHints none() {
        return new LayerHints(new TreeMap<>());
    }

    static LayerHints of(Map<String, String> fields) {
        return new LayerHints(fields);
    }

    Map<String, String> fields() {
        return fields;
    }

    /** Explicit zeros that are none at all must not come back as {@link Padding#VALID}. */
    void notePadding(String layer, Padding padding, Padding.Explicit zeros) {
        if (padding instanceof Padding.Named named) {
            if (padding != Padding.VALID) fields.put(layer + ".padding", named.name());
        } else if (isNone(zeros)) {
            fields.put(layer + ".padding", EXPLICIT);
        }
    }

    /**
     * The rule behind explicit zeros.
     *
     * @throws IOException if the hint does not give these zeros
     */
    Padding padding(String layer, Padding.Explicit zeros, Shape spatial, Shape span, Shape stride) throws IOException {
        String hint = fields.get(layer + ".padding");
        if (hint == null) return isNone(zeros) ? Padding.VALID : zeros;
        Padding padding =
                switch (hint) {
                    case "same" -> Padding.SAME;
                    case "full" -> Padding.FULL;
                    case EXPLICIT -> zeros;
                    default -> throw new IOException("its padding '" + hint + "' is unknown");
                };
        if (!padding.resolve(spatial, span, stride).equals(zeros))
            throw new IOException("its zeros " + zeros + " are not the padding '" + hint + "'");
        return padding;
    }

    private static boolean isNone(Padding.Explicit zeros) {
        Shape none = Shape.cube(0, zeros.before().rank());
        return zeros.before().equals(none) && zeros.after().equals(none);
    }

    /** @return what ONNX calls momentum: how much of the running statistics stays */
    float noteMomentum(String layer, BatchNorm norm) {
        float stays = 1 - norm.momentum();
        if (Float.compare(1 - stays, norm.momentum()) != 0)
            fields.put(layer + ".momentum", Float.toString(norm.momentum()));
        return stays;
    }

    float momentum(String layer, float stays) throws IOException {
        String hint = fields.get(layer + ".momentum");
        if (hint == null) return 1 - stays;
        float momentum;
        try {
            momentum = Float.parseFloat(hint);
        } catch (NumberFormatException e) {
            throw new IOException("its momentum '" + hint + "' is not a number", e);
        }
        if (1 - momentum != stays) throw new IOException("its momentum " + hint + " and " + stays + " do not add to 1");
        return momentum;
    }
}
