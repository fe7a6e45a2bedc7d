package io.github.syllabary.app.bench.peers;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import io.github.syllabary.nn.Conv;
import io.github.syllabary.nn.Dense;
import io.github.syllabary.nn.GlobalMaxPool;
import io.github.syllabary.nn.Layer;
import io.github.syllabary.nn.MaxPool;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Node;
import io.github.syllabary.nn.Softmax;
import java.util.ArrayList;
import java.util.List;

/**
 * A network over time in PyTorch's operators and layout: channels before time, kernels (O, I, K). Parameters are copied
 * and turned once.
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
                float[] values = node.parameters().get(i).values().clone();
                NDArray array = manager.create(
                        values, shape(node.parameters().get(i).spec().shape().dims()));
                arrays[i] = turned(node.layer(), array);
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

    /** Our layout to PyTorch's, or back: turning twice changes nothing. */
    private static NDArray turned(Layer layer, NDArray array) {
        int rank = array.getShape().dimension();
        if (layer instanceof Conv && rank == 3) return copied(array.transpose(2, 1, 0));
        if (layer instanceof Dense && rank == 2) return copied(array.transpose());
        return array;
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

    /** Samples (N, T, C) as PyTorch likes them. */
    NDArray input(float[] x, int n) {
        int frames = network.inputShape().dim(0);
        int channels = network.inputShape().channels();
        return copied(manager.create(x, shape(n, frames, channels)).transpose(0, 2, 1));
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
            return (p.length > 1 ? Conv1d.conv1d(x, p[0], p[1], stride) : Conv1d.conv1d(x, p[0], null, stride))
                    .singletonOrThrow();
        }
        if (layer instanceof io.github.syllabary.nn.BatchNorm b)
            return BatchNorm.batchNorm(x, p[2], p[3], p[0], p[1], 1, b.momentum(), b.epsilon(), training)
                    .singletonOrThrow();
        if (layer == io.github.syllabary.nn.Activation.RELU) return Activation.relu(x);
        if (layer instanceof MaxPool m)
            return Pool.maxPool1d(x, shape(m.size().dims()), shape(m.stride().dims()), new Shape(0), false);
        if (layer instanceof GlobalMaxPool) return x.max(new int[] {2});
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
                gradients.add(turned(node.layer(), gradient).toFloatArray());
            }
        }
        return gradients;
    }

    @Override
    public void close() {
        manager.close();
    }
}
