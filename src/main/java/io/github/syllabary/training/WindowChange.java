package io.github.syllabary.training;

import io.github.syllabary.tensor.Scratch;

/** How a window is changed before the network sees it; any number of threads may use one. */
@FunctionalInterface
interface WindowChange {
    /** Changes it in place, as the key draws it. */
    void apply(float[] window, Scratch scratch, long key);
}
