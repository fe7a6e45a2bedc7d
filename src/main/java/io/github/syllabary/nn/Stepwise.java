package io.github.syllabary.nn;

/**
 * A bound layer without padding along time whose output at one step of time depends on a few steps of its input,
 * so that it can be computed for any number of steps. What a step gives has the same bits as in {@link
 * #forward}.
 */
abstract class Stepwise extends Unary {

    /**
     * The first {@code n} steps of the output of one sample, which may be longer or shorter than those
     * the layer was bound for.
     *
     * @param x shape {@code (T,X…,C)}, with as many steps as the n outputs look at
     * @param y receives {@code (n,X′…,C′)}
     * @param pass that infers, with memory of the calling thread
     */
    abstract void steps(float[] x, float[] y, int n, Pass pass);

    /** What {@code n} steps look at, as it is, or with the padding of the other axes in memory of the pass. */
    static float[] padded(Windows windows, float[] x, int n, float value, int slot, Pass pass) {
        if (!windows.isPadded()) return x;
        float[] room = pass.scratch().floats(slot, windows.covered(n) * windows.padded.frameSize());
        windows.padSteps(x, n, room, value);
        return room;
    }
}
