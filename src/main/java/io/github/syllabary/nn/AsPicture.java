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

    /** Along the new axis one channel of what it is made from. */
    @Override
    public Reach reach(Shape input) {
        return Reach.pointwise(input.rank());
    }

    @Override
    public BoundLayer bind(Shape[] inputs, List<Parameter> parameters) {
        int size = inputs[0].size();
        int frame = inputs[0].frameSize();
        return new Stepwise() {
            @Override
            void forward(float[] x, float[] y, int from, int to, Pass pass) {
                System.arraycopy(x, from * size, y, from * size, (to - from) * size);
            }

            @Override
            void steps(float[] x, float[] y, int n, Pass pass) {
                System.arraycopy(x, 0, y, 0, n * frame);
            }

            @Override
            void backward(float[] x, float[] y, float[] dy, float[] dx, float[][] dp, int from, int to, Pass pass) {
                if (dx != null) System.arraycopy(dy, from * size, dx, from * size, (to - from) * size);
            }
        };
    }
}
