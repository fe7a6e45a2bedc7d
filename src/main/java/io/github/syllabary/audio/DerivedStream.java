package io.github.syllabary.audio;

/** Frames made of the frames of another stream. */
final class DerivedStream implements FrameStream {

    /** Takes a frame of the other stream and gives what frames it completes. */
    @FunctionalInterface
    interface Step {
        void frame(float[] row, int at, FrameSink sink);

        /** Forgets all frames. */
        default void reset() {}
    }

    private final FrameStream of;
    private final Step step;
    private final FrameSink toStep;

    /** Where frames go during the present call. */
    private FrameSink sink;

    DerivedStream(FrameStream of, Step step) {
        this.of = of;
        this.step = step;
        toStep = (row, at) -> step.frame(row, at, sink);
    }

    @Override
    public void accept(float[] samples, int from, int n, FrameSink sink) {
        this.sink = sink;
        of.accept(samples, from, n, toStep);
    }

    @Override
    public void reset() {
        of.reset();
        step.reset();
    }
}
