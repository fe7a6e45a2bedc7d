package io.github.syllabary.nn;

/**
 * A layer that computes: shapes fixed, tables laid out, parameters at hand.
 *
 * <p>Arrays hold whole batches, one sample after another; a call treats the samples {@code from ≤ s
 * < to}. Samples do not influence each other (but see {@link BatchStatistics}), so any cut of a
 * batch gives the same bits. <b>Parameter gradients accumulate; input gradients are written.</b>
 *
 * <p>Outside training any number of threads may call {@link #forward} at once, each with a {@link
 * Pass} of its own.
 */
public interface BoundLayer {

    /** Takes notice that parameters have changed. */
    default void refresh() {}

    /** {@code y = f(x)}. */
    void forward(float[][] x, float[] y, int from, int to, Pass pass);

    /**
     * Given {@code dy = ∂L/∂y}, writes {@code dx = ∂L/∂x} and adds {@code ∂L/∂parameters} to {@code
     * dp}.
     *
     * @param x what {@link #forward} got
     * @param y what it gave
     * @param dx one array for each input; null where nobody asks
     * @param dp one array for each parameter, in the layer's order; null where nobody asks
     */
    void backward(float[][] x, float[] y, float[] dy, float[][] dx, float[][] dp, int from, int to, Pass pass);
}
