package io.github.syllabary.spotting;

import io.github.syllabary.audio.FrameSink;
import io.github.syllabary.audio.FrameStream;

/**
 * Hands samples on when a window ends with them. Between two ends nothing is decided, and the frames in between cost
 * less when they are computed together.
 */
final class WindowEnds {
    private final FrameStream frames;
    private final FrameSink sink;

    /** Samples up to the first end, counted back by whole {@link #apart}, and from end to end. */
    private final int first;

    private final int apart;

    /** Samples that wait for the next end, and how many are missing. */
    private final float[] waiting;

    private int held;
    private int missing;

    /**
     * @param window samples under a window
     * @param apart from the end of one to that of the next
     */
    WindowEnds(FrameStream frames, FrameSink sink, int window, int apart) {
        this.frames = frames;
        this.sink = sink;
        this.apart = apart;
        first = window % apart == 0 ? apart : window % apart;
        waiting = new float[apart];
        missing = first;
    }

    void accept(float[] samples, int from, int n) {
        int done = 0;
        if (held > 0 && n >= missing) {
            hold(samples, from, missing);
            done = missing;
            frames.accept(waiting, 0, held, sink);
            held = 0;
            missing = apart;
        }
        if (held == 0 && n - done >= missing) {
            int whole = missing + (n - done - missing) / apart * apart;
            frames.accept(samples, from + done, whole, sink);
            done += whole;
            missing = apart;
        }
        hold(samples, from + done, n - done);
        missing -= n - done;
    }

    private void hold(float[] samples, int from, int n) {
        System.arraycopy(samples, from, waiting, held, n);
        held += n;
    }

    void reset() {
        frames.reset();
        held = 0;
        missing = first;
    }
}
