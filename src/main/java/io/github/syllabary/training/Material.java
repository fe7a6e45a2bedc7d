package io.github.syllabary.training;

import io.github.syllabary.tensor.Scratch;

/**
 * What a network is trained on: so many windows of sound or pictures an epoch, each a function of its number and a
 * key. Any number of threads may draw at the same time.
 */
interface Material {

    /** Windows of an epoch, at least 1. */
    int size();

    /** The numbers of all windows in the order in which an epoch takes them. */
    int[] order(long key);

    /**
     * Fills a window.
     *
     * @param index from 0 to {@link #size} − 1
     * @param window receives samples at the model's rate, or pixels
     * @param scratch of the calling thread
     * @return its class
     */
    int draw(int index, long key, float[] window, Scratch scratch);

    /** Writes {@code n} samples of other speech, silence before and behind where there is not enough. */
    void speech(float[] to, int n, long key, Scratch scratch);

    /** Whether windows are laid out anew each time, so that speed and place need no further change. */
    boolean laysOut();

    /** Adds all that decides the windows. */
    void addTo(Fingerprint print);

    /** How much each class counts so that all count alike together: n / (classes · n of this class). */
    float[] balancedWeights(int classCount);
}
