package io.github.syllabary.recognizer;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The attributes of one operator. Each is asked for once; one that nobody asks for would be
 * overlooked, so is refused.
 */
final class OnnxAttributes {
    private final Map<String, AttributeProto> left = new HashMap<>();

    OnnxAttributes(NodeProto node) throws IOException {
        for (AttributeProto a : node.getAttributeList())
            if (left.put(a.getName(), a) != null)
                throw new IOException("its attribute '" + a.getName() + "' stands twice");
    }

    private AttributeProto take(String name, AttributeProto.AttributeType type) throws IOException {
        AttributeProto a = left.remove(name);
        if (a != null && a.getType() != type)
            throw new IOException("its attribute '" + name + "' is not of the type " + type);
        return a;
    }

    float number(String name, float orElse) throws IOException {
        AttributeProto a = take(name, AttributeProto.AttributeType.FLOAT);
        if (a == null) return orElse;
        if (!Float.isFinite(a.getF())) throw new IOException("its attribute '" + name + "' is " + a.getF());
        return a.getF();
    }

    private long whole(String name, long orElse) throws IOException {
        AttributeProto a = take(name, AttributeProto.AttributeType.INT);
        return a == null ? orElse : a.getI();
    }

    /** An attribute of which only one value is understood. */
    void require(String name, long orElse, long value) throws IOException {
        long is = whole(name, orElse);
        if (is != value)
            throw new IOException(
                    "its attribute '" + name + "' is " + is + ", and Syllabary knows it only with " + value);
    }

    /** A whole number from 1 to a million. */
    int count(String name, int orElse) throws IOException {
        long v = whole(name, orElse);
        if (v < 1 || v > 1_000_000)
            throw new IOException("its attribute '" + name + "' is " + v + ", not 1 to a million");
        return (int) v;
    }

    /**
     * A whole number from {@code least} to a million for each of {@code n} places.
     *
     * @param orElse null if the attribute must be there
     */
    int[] extents(String name, int n, int least, int[] orElse) throws IOException {
        AttributeProto a = take(name, AttributeProto.AttributeType.INTS);
        if (a == null && orElse != null) return orElse;
        if (a == null) throw new IOException("its attribute '" + name + "' is missing");
        if (a.getIntsCount() != n)
            throw new IOException("its attribute '" + name + "' has " + a.getIntsCount() + " numbers, not " + n);
        int[] values = new int[n];
        for (int i = 0; i < n; i++) {
            long v = a.getInts(i);
            if (v < least || v > 1_000_000)
                throw new IOException("its attribute '" + name + "' holds " + v + ", not " + least + " to a million");
            values[i] = (int) v;
        }
        return values;
    }

    /** Call after all were asked for. */
    void refuseOthers() throws IOException {
        if (!left.isEmpty())
            throw new IOException(
                    "it has an attribute '" + left.keySet().iterator().next() + "' unknown to Syllabary");
    }
}
