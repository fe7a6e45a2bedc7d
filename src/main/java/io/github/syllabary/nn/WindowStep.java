package io.github.syllabary.nn;

/** A layer that looks at all frames of a window at once, computed anew for each from those kept. */
final class WindowStep extends StreamStep {
    private final StreamStep input;
    private final int frames;
    private final int hop;
    private final Tail window;
    private final float[][] x;
    private final Pass pass;

    /**
     * @param frames of a window
     * @param hop frames from window to window
     * @param frameSize numbers of one frame of the input
     * @param size of the output
     */
    WindowStep(StreamStep input, int frames, int hop, int frameSize, int size, Pass pass) {
        super(size);
        this.input = input;
        this.frames = frames;
        this.hop = hop;
        this.window = new Tail(frames, frameSize);
        this.x = new float[][] {window.frames()};
        this.pass = pass;
    }

    @Override
    void advance(BoundLayer layer) {
        window.append(input.y, input.n);
        n = window.held() < frames ? 0 : 1;
        if (n == 0) return;
        layer.forward(x, y, 0, 1, pass);
        window.drop(hop);
    }

    @Override
    void reset() {
        super.reset();
        window.clear();
    }
}
