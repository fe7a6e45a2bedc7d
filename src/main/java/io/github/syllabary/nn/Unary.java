package io.github.syllabary.nn;

/** A bound layer with one input, which spares it the array of arrays. */
abstract class Unary implements BoundLayer {

    abstract void forward(float[] x, float[] y, int from, int to, Pass pass);

    /** {@code dx} is null where nobody asks for it. */
    abstract void backward(float[] x, float[] y, float[] dy, float[] dx, float[][] dp, int from, int to, Pass pass);

    @Override
    public final void forward(float[][] x, float[] y, int from, int to, Pass pass) {
        forward(x[0], y, from, to, pass);
    }

    @Override
    public final void backward(
            float[][] x, float[] y, float[] dy, float[][] dx, float[][] dp, int from, int to, Pass pass) {
        backward(x[0], y, dy, dx[0], dp, from, to, pass);
    }
}
