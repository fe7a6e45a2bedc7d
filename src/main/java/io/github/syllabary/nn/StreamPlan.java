package io.github.syllabary.nn;

import io.github.syllabary.tensor.Shape;

/** What a network's streaming form rests on: which nodes count, how their frames stand in time, what forbids it. */
final class StreamPlan {
    private final Network network;

    /** Whether the output depends on the node. */
    final boolean[] needed;

    /** By node, input frames between neighbouring frames of its output; 0 behind a window. */
    final int[] strides;

    /** Input frames between windows: the least that every node a window looks at can follow. */
    int step = 1;

    /** Why the network cannot stream, in one sentence; null if it can. */
    final String problem;

    StreamPlan(Network network) {
        this.network = network;
        needed = new boolean[network.nodes().size() + 1];
        strides = new int[needed.length];
        needed[network.output()] = true;
        for (int i = network.output(); i > 0; i--)
            if (needed[i]) for (int input : network.nodes().get(i - 1).inputs()) needed[input] = true;
        problem = find();
    }

    private String find() {
        Shape input = network.inputShape();
        if (input.rank() != 2)
            return "the input " + input + " is not one of frames in time; only time×channels streams";
        strides[0] = 1;
        for (Node node : network.nodes()) {
            String found = needed[node.index()] ? find(node) : null;
            if (found != null) return node.name() + " (" + node.layer().describe() + ") " + found;
        }
        if (strides[network.output()] > 0)
            return "the output " + network.outputShape()
                    + " still has frames in time; end with pooling over time or flatten";
        return step <= input.dim(0) ? null : tooSparse(step);
    }

    private String find(Node node) {
        int i = node.index();
        int before = strides[node.inputs().get(0)];
        if (before == 0) return null;
        Layer layer = node.layer();
        Shape input = network.shape(node.inputs().get(0));
        if (layer instanceof Add) {
            if (strides[node.inputs().get(1)] != before) return "adds branches of different stride";
            strides[i] = before;
        } else if (layer instanceof GlobalMaxPool || layer instanceof GlobalAveragePool || layer instanceof Flatten) {
            step = lcm(step, before);
        } else if (layer instanceof Activation
                || layer instanceof BatchNorm
                || layer instanceof Bias
                || layer instanceof SqueezeExcitation
                || layer instanceof Dropout
                || layer instanceof AsPicture
                || layer instanceof SelectChannels
                || layer instanceof Softmax) {
            strides[i] = before;
        } else if (layer instanceof Conv || layer instanceof MaxPool || layer instanceof AveragePool) {
            if (paddedInTime(layer, input)) return "pads its input in time; only layers without padding in time stream";
            long stride = (long) before * layer.reach(input).step().dim(0);
            if (stride > network.inputShape().dim(0)) return tooSparse(stride);
            strides[i] = (int) stride;
        } else {
            return "has no streaming form";
        }
        return null;
    }

    private String tooSparse(long stride) {
        return "looks only every " + stride + " frames at windows of "
                + network.inputShape().dim(0) + ", so that some sound would never be heard";
    }

    private static boolean paddedInTime(Layer layer, Shape input) {
        Padding padding = layer instanceof Conv c
                ? c.padding()
                : layer instanceof MaxPool m ? m.padding() : ((AveragePool) layer).padding();
        Reach reach = layer.reach(input);
        Padding.Explicit zeros = padding.resolve(input.spatial(), reach.field(), reach.step());
        return zeros.before().dim(0) + zeros.after().dim(0) > 0;
    }

    /** Both are at most the length of a window; so is the result, or else it is refused. */
    private int lcm(int a, int b) {
        int x = a;
        int y = b;
        while (y != 0) {
            int rest = x % y;
            x = y;
            y = rest;
        }
        return (int) Math.min(Integer.MAX_VALUE, (long) a / x * b);
    }
}
