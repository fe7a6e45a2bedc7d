package io.github.syllabary.audio;

/**
 * Cuts endless audio, after pre-emphasis, into windows a hop apart: window {@code t} begins at sample
 * {@code t·hop}.
 */
abstract class WindowedStream implements FrameStream {
    private final int window;
    private final int hop;
    private final float emphasis;

    /** Samples not yet left behind by all windows, from the start of the next one on. */
    private final float[] waiting;

    private int held;

    /** Samples still to come before the next window begins; only where the hop is longer than the window. */
    private int gap;

    private float last;

    /**
     * @param together how many windows there shall be room for
     * @param emphasis {@code a} in {@code x[i] − a·x[i−1]}, before the first sample silence; 0 for none
     */
    WindowedStream(int window, int hop, int together, double emphasis) {
        this.window = window;
        this.hop = hop;
        this.emphasis = (float) emphasis;
        waiting = new float[window + (together - 1) * Math.min(hop, window)];
    }

    /**
     * Takes one window or several and gives their frames to the sink.
     *
     * @param at where the first begins in {@code x}
     * @param ready how many there are, a hop apart; at least 1
     * @return how many were taken, at least 1
     */
    abstract int frames(float[] x, int at, int ready, FrameSink sink);

    @Override
    public final void accept(float[] samples, int from, int n, FrameSink sink) {
        for (int done = 0; done < n; ) {
            done += take(samples, from + done, n - done);
            emit(sink);
        }
    }

    /** Appends samples as far as there is room. */
    private int take(float[] samples, int from, int n) {
        if (gap > 0) {
            int skipped = Math.min(gap, n);
            gap -= skipped;
            last = samples[from + skipped - 1];
            return skipped;
        }
        int some = Math.min(n, waiting.length - held);
        if (emphasis == 0) {
            System.arraycopy(samples, from, waiting, held, some);
        } else {
            float before = last;
            for (int i = 0; i < some; i++) {
                float x = samples[from + i];
                waiting[held + i] = x - emphasis * before;
                before = x;
            }
            last = before;
        }
        held += some;
        return some;
    }

    private void emit(FrameSink sink) {
        int at = 0;
        while (held - at >= window) at += hop * frames(waiting, at, 1 + (held - at - window) / hop, sink);
        if (at == 0) return;
        if (at >= held) {
            gap = at - held;
            held = 0;
        } else {
            held -= at;
            System.arraycopy(waiting, at, waiting, 0, held);
        }
    }

    @Override
    public void reset() {
        held = 0;
        gap = 0;
        last = 0;
    }
}
