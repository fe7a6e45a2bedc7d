package io.github.syllabary.nn;

import io.github.syllabary.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A network run along endless time, its first axis, computing every frame of every layer once.
 *
 * <p>Its outputs have the bits of {@link Network#forward} on the windows of the network's input shape
 * that begin at frames 0, {@link #step}, 2·step, …: the layers between input and window depend on a
 * few frames each, so what neighbouring windows share need not be computed again; pooling over all of
 * time, flatten and what stands behind them run once a window. The step is the total stride of the
 * network, the grid on which windows see the same frames of its layers.
 *
 * <p>Frames are taken in blocks that end where windows end, so outputs come with the last frame of
 * their window and most work is done then. A frame that is not a number spoils the windows it lies in
 * and no others.
 *
 * <p>Belongs to one thread and allocates nothing after its construction. The network, which it shares,
 * must not be trained meanwhile.
 */
public final class StreamingNetwork {

    /** Receives the outputs window by window. */
    @FunctionalInterface
    public interface Sink {
        /**
         * @param firstFrame where the window begins, counted from the first frame of the stream
         * @param outputs of the network; valid during the call only
         */
        void window(long firstFrame, float[] outputs);
    }

    private final Network network;
    private final Sink sink;
    private final int window;
    private final int step;
    private final int channels;

    /** By node; null where the output does not depend on it. */
    private final StreamStep[] steps;

    private final StreamStep input;

    /** Frames taken in all, and up to the end of the present block. */
    private long taken;

    private long blockEnd;

    /**
     * @throws IllegalArgumentException if the network {@linkplain #problem cannot stream}
     */
    public StreamingNetwork(Network network, Sink sink) {
        StreamPlan plan = new StreamPlan(network);
        if (plan.problem != null) throw new IllegalArgumentException("the network cannot stream: " + plan.problem);
        this.network = network;
        this.sink = sink;
        this.window = network.inputShape().dim(0);
        this.channels = network.inputShape().channels();
        this.step = plan.step;
        steps = new StreamStep[plan.needed.length];
        steps[0] = input = new StreamInput(step, channels);
        Pass pass = Pass.inference();
        for (Node node : network.nodes()) if (plan.needed[node.index()]) steps[node.index()] = step(node, plan, pass);
        reset();
    }

    /** Why a network cannot stream, in one sentence; empty if it can. */
    public static Optional<String> problem(Network network) {
        return Optional.ofNullable(new StreamPlan(network).problem);
    }

    private StreamStep step(Node node, StreamPlan plan, Pass pass) {
        List<StreamStep> inputs = new ArrayList<>();
        for (int i : node.inputs()) inputs.add(steps[i]);
        StreamStep from = inputs.get(0);
        Shape shape = network.shape(node.inputs().get(0));
        int stride = plan.strides[node.inputs().get(0)];
        if (stride == 0) return new HeadStep(inputs, node.shape().size(), pass);
        int block = step / stride;
        int frames = shape.dim(0);
        if (node.layer() instanceof Add) {
            Shape shortcut = network.shape(node.inputs().get(1));
            int ahead = shortcut.dim(0) - frames;
            return new AddStep(from, inputs.get(1), shape, shortcut, ahead, block);
        }
        if (node.layer() instanceof GlobalMaxPool)
            return new SlidingMaximum(from, frames, shape.frameSize(), shape.channels());
        if (plan.strides[node.index()] == 0)
            return new WindowStep(
                    from, frames, block, shape.frameSize(), node.shape().size(), pass);
        if (node.layer() instanceof AsPicture) return new PointwiseStep(from, pass);
        Reach reach = node.layer().reach(shape);
        int span = reach.field().dim(0);
        int apart = reach.step().dim(0);
        if (span == 1 && apart == 1 && node.shape().equals(shape) && !(node.layer() instanceof Conv))
            return new PointwiseStep(from, pass);
        int size = Math.multiplyExact(block / apart, node.shape().frameSize());
        return new SlidingStep(from, span, apart, block, shape.frameSize(), size, pass);
    }

    /** Frames of a window. */
    public int window() {
        return window;
    }

    /** Frames from the beginning of a window to that of the next. */
    public int step() {
        return step;
    }

    /** Takes the next frame, whose numbers stand in {@code frame} from {@code at} on. */
    public void accept(float[] frame, int at) {
        System.arraycopy(frame, at, input.y, input.n * channels, channels);
        input.n++;
        if (++taken == blockEnd) advance();
    }

    private void advance() {
        BoundLayer[] layers = network.bound();
        for (int i = 1; i < steps.length; i++) if (steps[i] != null) steps[i].advance(layers[i]);
        input.n = 0;
        blockEnd += step;
        if (taken >= window) sink.window(taken - window, steps[network.output()].y);
    }

    /** Forgets all frames, as if the next were the first. */
    public void reset() {
        for (StreamStep s : steps) if (s != null) s.reset();
        taken = 0;
        int rest = window % step;
        blockEnd = rest == 0 ? step : rest;
    }
}
