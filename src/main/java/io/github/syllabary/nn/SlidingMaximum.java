package io.github.syllabary.nn;

/**
 * The largest values of the last w frames, in three comparisons a frame however large w is.
 *
 * <p>Time is cut into stretches of w frames. A window of w frames is the end of one stretch and the
 * beginning of the next; for the first the maxima from each frame to the stretch's end are laid down
 * when it is over, for the second the maximum is kept along.
 *
 * @see <a href="https://doi.org/10.1016/0167-8655(92)90069-C">van Herk 1992</a>
 */
final class SlidingMaximum extends StreamStep {
    private final StreamStep input;
    private final int frames;
    private final int frameSize;
    private final int channels;

    /** Frame i of the present stretch, if it is there already, else the maximum of frames i… of the one before. */
    private final float[] stretch;

    /** The maximum of the present stretch so far. */
    private final float[] begun;

    /** Frames of the present stretch so far. */
    private int at;

    private boolean whole;

    /**
     * @param frames of a window
     * @param frameSize numbers of one frame, in which each channel may stand in several places
     */
    SlidingMaximum(StreamStep input, int frames, int frameSize, int channels) {
        super(channels);
        this.input = input;
        this.frames = frames;
        this.frameSize = frameSize;
        this.channels = channels;
        this.stretch = new float[Math.multiplyExact(frames, frameSize)];
        this.begun = new float[frameSize];
    }

    @Override
    void advance(BoundLayer layer) {
        for (int i = 0; i < input.n; i++) take(input.y, i * frameSize);
        // a block ends where a window ends, once the first window is there
        n = whole && input.n > 0 ? 1 : 0;
        if (n == 0) return;
        System.arraycopy(begun, 0, y, 0, channels);
        for (int p = channels; p < frameSize; p += channels) maximum(y, 0, begun, p, channels);
        if (at < frames)
            for (int p = 0; p < frameSize; p += channels) maximum(y, 0, stretch, at * frameSize + p, channels);
    }

    private void take(float[] x, int xAt) {
        if (at == frames) at = 0;
        if (at == 0) System.arraycopy(x, xAt, begun, 0, frameSize);
        else maximum(begun, 0, x, xAt, frameSize);
        System.arraycopy(x, xAt, stretch, at * frameSize, frameSize);
        if (++at < frames) return;
        whole = true;
        for (int f = frames - 2; f >= 0; f--) maximum(stretch, f * frameSize, stretch, (f + 1) * frameSize, frameSize);
    }

    private static void maximum(float[] a, int aAt, float[] b, int bAt, int n) {
        for (int i = 0; i < n; i++) a[aAt + i] = Math.max(a[aAt + i], b[bAt + i]);
    }

    @Override
    void reset() {
        super.reset();
        at = 0;
        whole = false;
    }
}
