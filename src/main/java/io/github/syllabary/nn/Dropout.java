package io.github.syllabary.nn;

import io.github.syllabary.tensor.RandomKey;
import io.github.syllabary.tensor.Shape;
import java.util.List;

/**
 * In training sets each number to zero with probability {@code rate} and divides the others by {@code
 * 1 − rate}; otherwise does nothing.
 *
 * <p>What is dropped follows from the pass's key and the place in the batch alone.
 *
 * @param rate 0 ≤ rate &lt; 1
 * @see <a href="https://jmlr.org/papers/v15/srivastava14a.html">Srivastava et al. 2014</a>
 */
public record Dropout(float rate) implements Layer {

    public Dropout {
        if (!(rate >= 0 && rate < 1))
            throw new IllegalArgumentException("dropout rate " + rate + ": take a number from 0 up to but without 1");
    }

    @Override
    public String describe() {
        return "dropout " + rate;
    }

    @Override
    public Shape outputShape(Shape... inputs) {
        return inputs[0];
    }

    @Override
    public BoundLayer bind(Shape[] inputs, List<Parameter> parameters) {
        int size = inputs[0].size();
        float kept = 1 / (1 - rate);
        int frame = inputs[0].frameSize();
        return new Stepwise() {
            @Override
            void forward(float[] x, float[] y, int from, int to, Pass pass) {
                if (pass.training()) mask(x, y, from * size, to * size, pass.key());
                else System.arraycopy(x, from * size, y, from * size, (to - from) * size);
            }

            @Override
            void steps(float[] x, float[] y, int n, Pass pass) {
                System.arraycopy(x, 0, y, 0, n * frame);
            }

            @Override
            void backward(float[] x, float[] y, float[] dy, float[] dx, float[][] dp, int from, int to, Pass pass) {
                if (dx != null) mask(dy, dx, from * size, to * size, pass.key());
            }

            private void mask(float[] x, float[] y, int from, int to, long key) {
                for (int i = from; i < to; i++) y[i] = RandomKey.uniform(key, i) < rate ? 0 : x[i] * kept;
            }
        };
    }
}
