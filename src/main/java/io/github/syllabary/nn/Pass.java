package io.github.syllabary.nn;

import io.github.syllabary.tensor.Scratch;

/**
 * The circumstances of one pass over a batch.
 *
 * @param training whether dropout drops and batch statistics count
 * @param key what random numbers are drawn from
 * @param scratch memory of the calling thread
 */
public record Pass(boolean training, long key, Scratch scratch) {

    /** A pass that only infers. */
    public static Pass inference() {
        return new Pass(false, 0, new Scratch());
    }
}
