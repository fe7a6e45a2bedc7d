package io.github.syllabary.nn;

import java.util.List;

/** A layer behind the window, computed once a decision. */
final class HeadStep extends StreamStep {
    private final StreamStep first;
    private final float[][] x;
    private final Pass pass;

    HeadStep(List<StreamStep> inputs, int size, Pass pass) {
        super(size);
        this.first = inputs.get(0);
        this.x = inputs.stream().map(input -> input.y).toArray(float[][]::new);
        this.pass = pass;
    }

    @Override
    void advance(BoundLayer layer) {
        n = first.n;
        if (n > 0) layer.forward(x, y, 0, 1, pass);
    }
}
