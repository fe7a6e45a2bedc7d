package io.github.syllabary.nn;

import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.util.SplittableRandom;

/** Tensors for tests. */
final class Tensors {
    private Tensors() {}

    /** Uniform in ±1. */
    static Tensor random(Shape shape, SplittableRandom random) {
        return new Tensor(shape, random(shape.size(), random));
    }

    static float[] random(int n, SplittableRandom random) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) values[i] = (float) random.nextDouble(-1, 1);
        return values;
    }

    /** Extents from {@code low} to {@code high}, both included. */
    static Shape shape(int rank, int low, int high, SplittableRandom random) {
        int[] dims = new int[rank];
        for (int a = 0; a < rank; a++) dims[a] = random.nextInt(low, high + 1);
        return Shape.of(dims);
    }

    /** {@code a·x + b·y}. */
    static Tensor combine(float a, Tensor x, float b, Tensor y) {
        Tensor sum = Tensor.zeros(x.shape());
        for (int i = 0; i < sum.data().length; i++) sum.data()[i] = a * x.data()[i] + b * y.data()[i];
        return sum;
    }

    /** A network whose parameters, biases and statistics too, have all left their first values. */
    static Network stirred(Network network, SplittableRandom random) {
        for (Parameter p : network.parameters()) {
            float[] values = p.values();
            boolean positive = p.name().endsWith("variance") || p.name().endsWith("scale");
            double bound = p.spec().role() == ParameterSpec.Role.WEIGHTS
                    ? Math.sqrt(3.0 / p.spec().fanIn())
                    : 0.5;
            for (int i = 0; i < values.length; i++)
                values[i] = (float) (positive ? random.nextDouble(0.5, 1.5) : random.nextDouble(-bound, bound));
        }
        network.parametersChanged();
        return network;
    }

    /** The numbers of one channel of a tensor with channels last. */
    static Tensor channel(Tensor x, int channel) {
        int channels = x.shape().channels();
        Tensor one = Tensor.zeros(x.shape().spatial());
        for (int i = 0; i < one.data().length; i++) one.data()[i] = x.data()[i * channels + channel];
        return one;
    }
}
