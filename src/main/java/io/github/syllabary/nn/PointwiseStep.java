package io.github.syllabary.nn;

/** A layer that treats each frame by itself and remembers nothing. */
final class PointwiseStep extends StreamStep {
    private final StreamStep input;

    PointwiseStep(StreamStep input) {
        super(input.y.length);
        this.input = input;
    }

    @Override
    void advance(BoundLayer layer) {
        n = input.n;
        ((Stepwise) layer).steps(input.y, y, n);
    }
}
