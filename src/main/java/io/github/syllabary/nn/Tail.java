package io.github.syllabary.nn;

/** The last frames of a stream, in one piece: new ones are put behind, old ones dropped in front. */
final class Tail {
    private final int frameSize;
    private final float[] frames;
    private int held;

    /** How many of the frames to come are dropped already. */
    private int dropped;

    /**
     * @param capacity the most frames ever held at once
     * @param frameSize numbers of one frame
     */
    Tail(int capacity, int frameSize) {
        this.frameSize = frameSize;
        this.frames = new float[Math.multiplyExact(capacity, frameSize)];
    }

    void append(float[] x, int n) {
        int skipped = Math.min(dropped, n);
        dropped -= skipped;
        System.arraycopy(x, skipped * frameSize, frames, held * frameSize, (n - skipped) * frameSize);
        held += n - skipped;
    }

    /** Drops the first {@code n} frames, if need be some of those to come. */
    void drop(int n) {
        int gone = Math.min(n, held);
        held -= gone;
        dropped += n - gone;
        if (gone > 0) System.arraycopy(frames, gone * frameSize, frames, 0, held * frameSize);
    }

    void clear() {
        held = 0;
        dropped = 0;
    }

    /** The frames held, the first at 0. */
    float[] frames() {
        return frames;
    }

    int held() {
        return held;
    }
}
