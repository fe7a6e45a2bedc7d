package io.github.syllabary.nn;

import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads golden files: lines of a name, extents such as {@code 5x5x2}, and numbers; {@code case} begins another set. */
final class Golden {
    private final String title;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    private Golden(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    Tensor get(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) throw new IllegalArgumentException("no " + name + " among " + tensors.keySet());
        return tensor;
    }

    static List<Golden> read(String file) throws IOException {
        List<Golden> cases = new ArrayList<>();
        try (InputStream in = Golden.class.getResourceAsStream(file)) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                String[] fields = line.split(" ");
                if (fields[0].equals("case")) {
                    cases.add(new Golden(fields[1]));
                    continue;
                }
                String[] extents = fields[1].split("x");
                int[] dims = new int[extents.length];
                for (int a = 0; a < dims.length; a++) dims[a] = Integer.parseInt(extents[a]);
                Tensor tensor = Tensor.zeros(Shape.of(dims));
                if (fields.length != tensor.data().length + 2) throw new IOException(file + ": " + line);
                for (int i = 0; i < tensor.data().length; i++) tensor.data()[i] = Float.parseFloat(fields[i + 2]);
                cases.get(cases.size() - 1).tensors.put(fields[0], tensor);
            }
        }
        return cases;
    }
}
