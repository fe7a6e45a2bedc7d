package io.github.syllabary.app.bench.peers;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import io.github.syllabary.nn.Conv;
import io.github.syllabary.nn.Dense;
import io.github.syllabary.nn.Flatten;
import io.github.syllabary.nn.GlobalMaxPool;
import io.github.syllabary.nn.Layer;
import io.github.syllabary.nn.MaxPool;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Node;
import io.github.syllabary.nn.Parameter;
import io.github.syllabary.nn.Softmax;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A network over time or over pictures in PyTorch's operators and layout: channels before the axes, kernels (O, I, K…).
 * Parameters are copied and turned once; those of a dense layer behind a flattened map as well, since the numbers of
 * that map come in another order.
 */
final class TorchNetwork implements AutoCloseable {
    private final NDManager manager =
            Engine.getEngine("PyTorch").newBaseManager(Device.cpu()).newSubManager();
    private final Network network;

    /** By node; the running statistics of batch normalisation are among them. */
    private final List<NDArray[]> parameters = new ArrayList<>();

    /** Those that learn, in the order of the network's. */
    private final List<NDArray> learnt = new ArrayList<>();

    TorchNetwork(Network network, boolean training) {
        this.network = network;
        for (Node node : network.nodes()) {
            NDArray[] arrays = new NDArray[node.parameters().size()];
            for (int i = 0; i < arrays.length; i++) {
                arrays[i] = toTorch(node, node.parameters().get(i));
                if (!node.parameters().get(i).spec().learnt()) continue;
                if (training) arrays[i].setRequiresGradient(true);
                learnt.add(arrays[i]);
            }
            parameters.add(arrays);
        }
    }

    private static Shape shape(int... dims) {
        long[] longs = new long[dims.length];
        for (int i = 0; i < dims.length; i++) longs[i] = dims[i];
        return new Shape(longs);
    }

    /** (K…, I, O) becomes (O, I, K…); of a dense layer, where K… are the axes of the map it sees flattened, (O, I·K…). */
    private NDArray toTorch(Node node, Parameter parameter) {
        NDArray ours = manager.create(
                parameter.values().clone(), shape(parameter.spec().shape().dims()));
        if (!isTurned(node, parameter.spec().shape().rank())) return ours;
        int[] kernel = kernel(node);
        int last = kernel.length - 1;
        NDArray turned = copied(ours.reshape(shape(kernel)).transpose(moved(last, last - 1, 0, last - 1)));
        return node.layer() instanceof Dense ? turned.reshape(kernel[last], -1) : turned;
    }

    /** The numbers of a gradient in our order. */
    private float[] fromTorch(Node node, int rank, NDArray theirs) {
        if (!isTurned(node, rank)) return theirs.toFloatArray();
        int[] kernel = kernel(node);
        int n = kernel.length;
        int[] turned = new int[n];
        int[] order = moved(n - 1, n - 2, 0, n - 2);
        for (int i = 0; i < n; i++) turned[i] = kernel[order[i]];
        int[] back = IntStream.concat(IntStream.range(2, n), IntStream.of(1, 0)).toArray();
        return theirs.reshape(shape(turned)).transpose(back).toFloatArray();
    }

    private static boolean isTurned(Node node, int rank) {
        return rank > 1 && (node.layer() instanceof Conv || node.layer() instanceof Dense);
    }

    /** (K…, I, O). */
    private int[] kernel(Node node) {
        int[] own = node.parameters().get(0).spec().shape().dims();
        if (!(node.layer() instanceof Dense)) return own;
        Node before = network.nodes().get(node.inputs().get(0) - 1);
        if (!(before.layer() instanceof Flatten)) return own;
        int[] map = network.shape(before.inputs().get(0)).dims();
        return IntStream.concat(IntStream.of(map), IntStream.of(own[1])).toArray();
    }

    /** The axes {@code a} and {@code b}, then those from {@code from} to {@code to}. */
    private static int[] moved(int a, int b, int from, int to) {
        return IntStream.concat(IntStream.of(a, b), IntStream.range(from, to)).toArray();
    }

    /** With its numbers in the order of its shape. */
    private static NDArray copied(NDArray view) {
        return view.getManager().create(view.toFloatArray(), view.getShape());
    }

    NDManager manager() {
        return manager;
    }

    List<NDArray> learnt() {
        return learnt;
    }

    /** Samples (N, X…, C) as PyTorch likes them. */
    NDArray input(float[] x, int n) {
        int[] dims = IntStream.concat(
                        IntStream.of(n), IntStream.of(network.inputShape().dims()))
                .toArray();
        int last = dims.length - 1;
        return copied(manager.create(x, shape(dims)).transpose(moved(0, last, 1, last)));
    }

    /** Up to the logits. */
    NDArray forward(NDArray x, boolean training) {
        NDArray y = x;
        for (int i = 0; i < network.logits(); i++)
            y = apply(network.nodes().get(i).layer(), parameters.get(i), y, training);
        return y;
    }

    private static NDArray apply(Layer layer, NDArray[] p, NDArray x, boolean training) {
        if (layer instanceof Conv c) {
            Shape stride = shape(c.stride().dims());
            NDArray bias = p.length > 1 ? p[1] : null;
            return (stride.dimension() == 1
                            ? Conv1d.conv1d(x, p[0], bias, stride)
                            : Conv2d.conv2d(x, p[0], bias, stride))
                    .singletonOrThrow();
        }
        if (layer instanceof io.github.syllabary.nn.BatchNorm b)
            return BatchNorm.batchNorm(x, p[2], p[3], p[0], p[1], 1, b.momentum(), b.epsilon(), training)
                    .singletonOrThrow();
        if (layer == io.github.syllabary.nn.Activation.RELU) return Activation.relu(x);
        if (layer instanceof MaxPool m) {
            Shape size = shape(m.size().dims());
            Shape stride = shape(m.stride().dims());
            return size.dimension() == 1
                    ? Pool.maxPool1d(x, size, stride, new Shape(0), false)
                    : Pool.maxPool2d(x, size, stride, new Shape(0, 0), false);
        }
        if (layer instanceof GlobalMaxPool) return x.max(new int[] {2});
        if (layer instanceof Flatten) return x.reshape(x.getShape().get(0), -1);
        if (layer instanceof Dense) return Linear.linear(x, p[0], p[1]).singletonOrThrow();
        if (layer instanceof Softmax) return x;
        throw new IllegalArgumentException("no such layer on this side: " + layer.describe());
    }

    /** The gradients of what is learnt, in our order and layout. */
    List<float[]> gradients() {
        List<float[]> gradients = new ArrayList<>();
        int next = 0;
        for (Node node : network.nodes()) {
            for (int i = 0; i < node.parameters().size(); i++) {
                if (!node.parameters().get(i).spec().learnt()) continue;
                NDArray gradient = learnt.get(next++).getGradient();
                gradients.add(
                        fromTorch(node, node.parameters().get(i).spec().shape().rank(), gradient));
            }
        }
        return gradients;
    }

    @Override
    public void close() {
        manager.close();
    }
}
