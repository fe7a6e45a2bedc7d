package io.github.syllabary.nn;

import io.github.syllabary.fuzz.FuzzTarget;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.List;

/** What builds networks: the bytes choose shapes and layers, small ones, since a builder is to make what it is told. */
public final class NetworkTargets {
    private NetworkTargets() {}

    public static List<FuzzTarget> all() {
        List<byte[]> seeds = List.of(
                new byte[] {1, 20, 3, 0, 4, 3, 1, 1, 0, 1, 1, 2, 2, 5, 6, 7},
                new byte[] {2, 9, 8, 2, 0, 4, 3, 2, 1, 1, 4, 9, 3, 2, 10, 3, 6, 7},
                new byte[] {3, 4, 5, 6, 1, 0, 2, 2, 1, 1, 2, 1, 8, 2, 11, 2, 6, 5, 7});
        return List.of(new FuzzTarget("network", seeds, 64, 1L << 30, 1 << 20, bytes -> {
            try {
                Network network = build(ByteBuffer.wrap(bytes));
                Tensor y = network.forward(Tensor.zeros(network.inputShape()));
                if (!y.shape().equals(network.outputShape())) throw new AssertionError(y.shape());
                network.summary();
            } catch (IllegalArgumentException e) {
                throw new FuzzTarget.Refusal(e);
            }
        }));
    }

    private static int next(ByteBuffer in) {
        return in.hasRemaining() ? in.get() : 1;
    }

    private static Shape shape(ByteBuffer in, int axes) {
        int[] dims = new int[axes];
        for (int a = 0; a < axes; a++) dims[a] = next(in) % 24; // of kernels, or one alone would fill the memory
        return Shape.of(dims);
    }

    private static Padding padding(ByteBuffer in, int axes) {
        return switch (next(in) & 3) {
            case 0 -> Padding.VALID;
            case 1 -> Padding.SAME;
            case 2 -> Padding.FULL;
            default -> Padding.of(shape(in, axes), shape(in, axes));
        };
    }

    private static Network build(ByteBuffer in) {
        Network network = Network.of(shape(in, 1 + (next(in) & 3)));
        while (in.hasRemaining() && network.nodes().size() < 12) {
            int axes = network.outputShape().rank() - 1;
            int size = network.outputShape().size();
            if (size > 1 << 16) throw new IllegalArgumentException("large enough for this test: " + size + " numbers");
            network = switch (next(in)) {
                case 0 ->
                    network.then(Conv.of(next(in), shape(in, axes).dims())
                            .stride(shape(in, axes).dims())
                            .dilation(shape(in, axes).dims())
                            .padding(padding(in, axes)));
                case 1 -> network.relu();
                case 2 -> network.then(new MaxPool(shape(in, axes), shape(in, axes), padding(in, axes)));
                case 3 -> network.then(new AveragePool(shape(in, axes), shape(in, axes), padding(in, axes)));
                case 4 -> network.batchNorm();
                case 5 -> network.flatten();
                case 6 -> network.dense(next(in));
                case 7 -> network.softmax();
                case 8 -> network.maxPoolOverTime();
                case 9 -> network.averagePoolOverTime();
                case 10 -> {
                    int filters = next(in);
                    int kernel = next(in);
                    yield network.residual(x -> x.conv(filters, kernel));
                }
                case 11 -> network.then(new Add(), List.of(network.output(), next(in)));
                case 12 -> network.dropout(next(in) / 100.0);
                case 13 ->
                    network.then(Conv.depthwise(
                            network.outputShape().channels(), shape(in, axes).dims()));
                case 14 ->
                    network.then(Conv.of(next(in), shape(in, axes).dims()).groups(next(in)));
                case 15 -> network.upTo(next(in));
                case 16 -> network.withInput(shape(in, 1 + (next(in) & 3)));
                default -> network.then(Activation.SILU);
            };
        }
        return network;
    }
}
