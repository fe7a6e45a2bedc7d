package io.github.syllabary.nn;

/**
 * A node of a network in its streaming form. For each block of the stream it computes the frames that
 * the block completes, each once. To be {@link #reset} before the first.
 */
abstract class StreamStep {
    /** What the last block has completed: {@code n} frames. */
    final float[] y;

    int n;

    StreamStep(int size) {
        y = new float[size];
    }

    /**
     * Takes what the inputs' steps have completed.
     *
     * @param layer the node's bound layer
     */
    abstract void advance(BoundLayer layer);

    /** Forgets everything heard. */
    void reset() {
        n = 0;
    }
}
