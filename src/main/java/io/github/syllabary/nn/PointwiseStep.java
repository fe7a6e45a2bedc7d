package io.github.syllabary.nn;

/** A layer that treats each frame by itself and remembers nothing. */
final class PointwiseStep extends StreamStep {
    private final StreamStep input;
    private final Pass pass;

    PointwiseStep(StreamStep input, Pass pass) {
        super(input.y.length);
        this.input = input;
        this.pass = pass;
    }

    @Override
    void advance(BoundLayer layer) {
        n = input.n;
        ((Stepwise) layer).steps(input.y, y, n, pass);
    }
}
