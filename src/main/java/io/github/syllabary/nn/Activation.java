package io.github.syllabary.nn;

import io.github.syllabary.tensor.ChannelKernels;
import io.github.syllabary.tensor.Elementary;
import io.github.syllabary.tensor.Shape;
import java.util.List;

/** A function applied to every number by itself. */
public enum Activation implements Layer {

    /** {@code max(0, x)}; at 0 the gradient is 0. */
    RELU("relu") {
        @Override
        void apply(float[] x, float[] y, int from, int to) {
            ChannelKernels.get().rectify(x, y, from, to);
        }

        @Override
        void gradient(float[] x, float[] dy, float[] dx, int from, int to) {
            ChannelKernels.get().rectifyGradient(x, dy, dx, from, to);
        }
    },

    /** {@code min(max(x, 0), 6)}, also called ReLU6; at 0 and 6 the gradient is 0. */
    CLIPPED_RELU("clipped relu") {
        @Override
        void apply(float[] x, float[] y, int from, int to) {
            for (int i = from; i < to; i++) y[i] = Math.min(Math.max(x[i], 0f), 6f);
        }

        @Override
        void gradient(float[] x, float[] dy, float[] dx, int from, int to) {
            for (int i = from; i < to; i++) dx[i] = x[i] > 0 && x[i] < 6 ? dy[i] : 0;
        }
    },

    /**
     * {@code x · σ(x)}, also called swish.
     *
     * @see <a href="https://arxiv.org/abs/1702.03118">Elfwing, Uchibe, Doya 2017</a>
     */
    SILU("silu") {
        @Override
        void apply(float[] x, float[] y, int from, int to) {
            for (int i = from; i < to; i++) y[i] = x[i] * Elementary.sigmoid(x[i]);
        }

        @Override
        void gradient(float[] x, float[] dy, float[] dx, int from, int to) {
            for (int i = from; i < to; i++) {
                float s = Elementary.sigmoid(x[i]);
                dx[i] = dy[i] * (s + x[i] * s * (1 - s));
            }
        }
    },

    /**
     * {@code x · min(max(x/6 + 1/2, 0), 1)}: {@link #SILU} without the exponential.
     *
     * @see <a href="https://arxiv.org/abs/1905.02244">Howard et al. 2019, section 5.2</a>
     */
    HARD_SWISH("hard swish") {
        @Override
        void apply(float[] x, float[] y, int from, int to) {
            for (int i = from; i < to; i++) y[i] = x[i] * Math.min(Math.max(x[i] * SIXTH + 0.5f, 0f), 1f);
        }

        @Override
        void gradient(float[] x, float[] dy, float[] dx, int from, int to) {
            for (int i = from; i < to; i++)
                dx[i] = x[i] <= -3 ? 0 : x[i] >= 3 ? dy[i] : dy[i] * (2 * SIXTH * x[i] + 0.5f);
        }
    },

    /** {@code |x|}, full-wave rectification: behind a filter, how far it swings whatever its phase. At 0 the gradient is 0. */
    ABS("abs") {
        @Override
        void apply(float[] x, float[] y, int from, int to) {
            for (int i = from; i < to; i++) y[i] = Math.abs(x[i]);
        }

        @Override
        void gradient(float[] x, float[] dy, float[] dx, int from, int to) {
            for (int i = from; i < to; i++) dx[i] = dy[i] * Math.signum(x[i]);
        }
    },

    /**
     * {@code ln(1 + max(0, x))}, logarithmic compression: amplitudes as they are heard. How much is compressed depends on
     * their scale, which a batch normalisation before it may give.
     *
     * @see <a href="https://doi.org/10.1007/978-3-319-21945-5">Müller 2015, Fundamentals of Music Processing, equation
     *     3.4</a>
     */
    LOG("log") {
        @Override
        void apply(float[] x, float[] y, int from, int to) {
            for (int i = from; i < to; i++) y[i] = Elementary.log(1 + Math.max(x[i], 0f));
        }

        @Override
        void gradient(float[] x, float[] dy, float[] dx, int from, int to) {
            for (int i = from; i < to; i++) dx[i] = x[i] > 0 ? dy[i] / (1 + x[i]) : 0;
        }
    };

    private static final float SIXTH = 1f / 6;

    private final String text;

    Activation(String text) {
        this.text = text;
    }

    abstract void apply(float[] x, float[] y, int from, int to);

    abstract void gradient(float[] x, float[] dy, float[] dx, int from, int to);

    @Override
    public String describe() {
        return text;
    }

    @Override
    public Shape outputShape(Shape... inputs) {
        return inputs[0];
    }

    @Override
    public BoundLayer bind(Shape[] inputs, List<Parameter> parameters) {
        int size = inputs[0].size();
        int frame = inputs[0].frameSize();
        return new Stepwise() {
            @Override
            void forward(float[] x, float[] y, int from, int to, Pass pass) {
                apply(x, y, from * size, to * size);
            }

            @Override
            void steps(float[] x, float[] y, int n, Pass pass) {
                apply(x, y, 0, n * frame);
            }

            @Override
            void backward(float[] x, float[] y, float[] dy, float[] dx, float[][] dp, int from, int to, Pass pass) {
                if (dx != null) gradient(x, dy, dx, from * size, to * size);
            }
        };
    }
}
