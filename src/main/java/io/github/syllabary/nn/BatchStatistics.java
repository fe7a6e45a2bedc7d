package io.github.syllabary.nn;

/**
 * A layer whose training looks at the whole batch. Sums are taken shard by shard, added in the
 * order of the shards, and handed back before the samples are treated; so the result does not depend
 * on which thread did what.
 */
interface BatchStatistics {

    /** How many sums one pass collects. */
    int sums();

    /** Adds the sums of the forward pass over these samples. */
    void collectForward(float[] x, int from, int to, double[] sums);

    /** Takes the sums over the whole batch of {@code samples} samples. */
    void settleForward(double[] sums, int samples);

    /** Adds the sums of the backward pass over these samples. */
    void collectBackward(float[] x, float[] dy, int from, int to, double[] sums);

    /** Takes the sums over the whole batch and adds the gradients of the parameters to {@code dp}. */
    void settleBackward(double[] sums, int samples, float[][] dp);
}
