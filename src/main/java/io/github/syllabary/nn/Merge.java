package io.github.syllabary.nn;

/** How a kernel merges what it finds in the maps of the layer below. */
public enum Merge {
    /** The usual convolution layer. */
    SUM,
    /** The sum over the number of maps, so that the number of maps does not change the scale. */
    MEAN
}
