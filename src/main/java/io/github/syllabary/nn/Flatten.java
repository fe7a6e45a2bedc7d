package io.github.syllabary.nn;

import io.github.syllabary.tensor.Shape;
import java.util.List;

/** All numbers of a sample in one row, in the order they have: {@code 5×5×2} becomes {@code 50}. */
public record Flatten() implements Layer {

    @Override
    public String describe() {
        return "flatten";
    }

    @Override
    public Shape outputShape(Shape... inputs) {
        return Shape.of(inputs[0].size());
    }

    @Override
    public Reach reach(Shape input) {
        return null;
    }

    @Override
    public BoundLayer bind(Shape[] inputs, List<Parameter> parameters) {
        int size = inputs[0].size();
        return new Unary() {
            @Override
            void forward(float[] x, float[] y, int from, int to, Pass pass) {
                System.arraycopy(x, from * size, y, from * size, (to - from) * size);
            }

            @Override
            void backward(float[] x, float[] y, float[] dy, float[] dx, float[][] dp, int from, int to, Pass pass) {
                if (dx != null) System.arraycopy(dy, from * size, dx, from * size, (to - from) * size);
            }
        };
    }
}
