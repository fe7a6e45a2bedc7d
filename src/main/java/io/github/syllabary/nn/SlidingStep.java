package io.github.syllabary.nn;

/** A convolution or pooling, which keeps the input frames that its next window begins with. */
final class SlidingStep extends StreamStep {
    private final StreamStep input;
    private final int span;
    private final int stride;
    private final Tail tail;
    private final Pass pass;

    /**
     * @param span how many frames one window covers
     * @param stride how far windows stand apart
     * @param block the most frames a block brings
     * @param frameSize numbers of one frame of the input
     * @param size the most numbers a block completes
     */
    SlidingStep(StreamStep input, int span, int stride, int block, int frameSize, int size, Pass pass) {
        super(size);
        this.input = input;
        this.pass = pass;
        this.span = span;
        this.stride = stride;
        this.tail = new Tail(span - 1 + block, frameSize);
    }

    @Override
    void advance(BoundLayer layer) {
        tail.append(input.y, input.n);
        n = tail.held() < span ? 0 : (tail.held() - span) / stride + 1;
        if (n == 0) return;
        ((Stepwise) layer).steps(tail.frames(), y, n, pass);
        tail.drop(n * stride);
    }

    @Override
    void reset() {
        super.reset();
        tail.clear();
    }
}
