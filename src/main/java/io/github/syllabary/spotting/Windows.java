package io.github.syllabary.spotting;

import io.github.syllabary.audio.Features;
import io.github.syllabary.nn.StreamingNetwork;
import io.github.syllabary.recognizer.Recognizer;

/**
 * Runs the network along frames and gives windows in the order of their ends: on one grid or several, all of them
 * or only those with speech.
 *
 * <p>The last frames are kept. When speech begins after a stretch that was left out, the network begins anew at the
 * first frame of the first window to be given; windows do not depend on what was before them, so they have the bits
 * they would have had without the pause.
 */
final class Windows {

    /** Receives the probabilities window by window. */
    @FunctionalInterface
    interface Sink {
        /**
         * @param startSample where the window begins, counted from the first sample at the model's rate
         * @param probabilities of the labels; valid during the call only
         * @param context whether the window has no speech and is only given so that later ones can be smoothed
         */
        void window(long startSample, float[] probabilities, boolean context);
    }

    private final Features features;
    private final Recognizer recognizer;
    private final SpeechGate gate;
    private final Sink sink;
    private final int window;
    private final int step;
    private final int channels;
    private final int contextFrames;
    private final Grid[] grids;

    /** The last frames, frame i at i mod {@code kept}. */
    private final float[] ring;

    private final int kept;
    private long taken;

    /** What the sink has thrown since it was last passed on. */
    private RuntimeException failure;

    /** Windows that begin at multiples of the step, {@code offset} frames later. */
    private final class Grid {
        private final int offset;
        private final StreamingNetwork network;

        /** The frame that the network took first since it last began. */
        private long begun;

        /** Windows that begin before are context. */
        private long wantedFrom;

        private boolean running;

        Grid(int offset) {
            this.offset = offset;
            network = new StreamingNetwork(recognizer.network(), this::window);
            reset();
        }

        void reset() {
            begun = offset;
            wantedFrom = offset;
            running = gate == null;
            network.reset();
        }

        /** The frame that {@code taken} counts last. */
        void frame(float[] values, int at) {
            if (taken <= offset) return;
            long first = taken - window;
            if (gate != null && first >= offset && (first - offset) % step == 0 && begins(first)) return;
            if (running) network.accept(values, at);
        }

        /** Stops or starts where a window is complete; whether the last frame has been dealt with so. */
        private boolean begins(long first) {
            boolean wanted = gate.speechSince(first * features.hopSamples());
            if (wanted == running) return false;
            running = wanted;
            if (!wanted) return true;
            network.reset();
            begun = Math.max(offset, first - contextFrames);
            wantedFrom = first;
            for (long f = begun; f < taken; f++) network.accept(ring, (int) (f % kept) * channels);
            return true;
        }

        private void window(long firstFrame, float[] probabilities) {
            long first = begun + firstFrame;
            try {
                sink.window(first * features.hopSamples(), probabilities, first < wantedFrom);
            } catch (RuntimeException e) {
                // must not break off: the streams below are in the middle of their work
                if (failure == null) failure = e;
                else if (failure != e) failure.addSuppressed(e);
            }
        }
    }

    /**
     * @param context windows of each grid
     * @param backSamples how far back {@link #span} is asked for windows
     * @throws IllegalArgumentException if the phases do not divide the network's step
     */
    Windows(Recognizer recognizer, int phases, SpeechGate gate, int context, long backSamples, Sink sink) {
        this.recognizer = recognizer;
        this.features = recognizer.frontEnd().features();
        this.gate = gate;
        this.sink = sink;
        window = recognizer.network().inputShape().dim(0);
        channels = recognizer.network().inputShape().channels();
        step = new StreamingNetwork(recognizer.network(), (first, outputs) -> {}).step();
        if (phases < 1 || step % phases != 0)
            throw new IllegalArgumentException("a network that decides every " + step + " frames has no " + phases
                    + " phases; give a divisor of that number");
        contextFrames = Math.multiplyExact(context, step);
        int backFrames = Math.toIntExact(backSamples / features.hopSamples());
        kept = Math.addExact(window, Math.max(contextFrames, backFrames));
        ring = new float[Math.multiplyExact(kept, channels)];
        grids = new Grid[phases];
        for (int p = 0; p < phases; p++) grids[p] = new Grid(p * (step / phases));
    }

    void frame(float[] values, int at) {
        System.arraycopy(values, at, ring, (int) (taken % kept) * channels, channels);
        taken++;
        for (Grid grid : grids) grid.frame(values, at);
    }

    /** Where a label stands within the window just given, or one that ended some samples before. */
    WordSpan span(int output, long samplesBack) {
        float[] frames = new float[window * channels];
        long first = taken - window - samplesBack / features.hopSamples();
        for (int f = 0; f < window; f++)
            System.arraycopy(ring, (int) ((first + f) % kept) * channels, frames, f * channels, channels);
        return WordSpan.of(recognizer.network(), frames, output, step, features);
    }

    void passFailureOn() {
        RuntimeException thrown = failure;
        failure = null;
        if (thrown != null) throw thrown;
    }

    void reset() {
        taken = 0;
        for (Grid grid : grids) grid.reset();
    }

    /** Frames from window to window of a grid. */
    int step() {
        return step;
    }

    /** Under a window. */
    int samples() {
        return (window - 1) * features.hopSamples() + features.windowSamples();
    }
}
