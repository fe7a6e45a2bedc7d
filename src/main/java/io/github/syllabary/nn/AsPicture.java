package io.github.syllabary.nn;

import io.github.syllabary.tensor.Shape;
import java.util.List;

/**
 * Makes the channels one more axis to slide kernels along: {@code frames×bands} becomes {@code frames×bands×1}, a
 * spectrogram as a picture of one channel. The numbers stay as they are.
 */
public record AsPicture() implements Layer {

    @Override
    public String describe() {
        return "as picture";
    }

    @Override
    public Shape outputShape(Shape... inputs) {
        return inputs[0].append(1);
    }

    @Override
    public Reach reach(Shape input) {
        return null;
    }

    @Override
    public BoundLayer bind(Shape[] inputs, List<Parameter> parameters) {
        return new Flatten().bind(inputs, parameters);
    }
}
