package io.github.syllabary.recognizer;

import io.github.syllabary.nn.Activation;
import io.github.syllabary.nn.AsPicture;
import io.github.syllabary.nn.AveragePool;
import io.github.syllabary.nn.BatchNorm;
import io.github.syllabary.nn.Bias;
import io.github.syllabary.nn.Conv;
import io.github.syllabary.nn.Dense;
import io.github.syllabary.nn.Layer;
import io.github.syllabary.nn.MaxPool;
import io.github.syllabary.nn.Merge;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Padding;
import io.github.syllabary.nn.Parameter;
import io.github.syllabary.nn.PartSum;
import io.github.syllabary.nn.SqueezeExcitation;
import io.github.syllabary.nn.StreamableNetworks;
import io.github.syllabary.nn.WeightRounding;
import io.github.syllabary.tensor.Shape;
import java.util.SplittableRandom;

/** Networks of any rank and of all layers, that end in a softmax over a few classes. */
final class RandomNetworks {
    private final SplittableRandom random;

    private RandomNetworks(long seed) {
        random = new SplittableRandom(seed);
    }

    /**
     * @param rank how many spatial axes, from 0
     */
    static Network of(long seed, int rank) {
        Network network = new RandomNetworks(seed).network(rank);
        return rounded(network, Math.floorMod(seed, 5) == 0 ? 16 : Math.floorMod(seed, 5) == 1 ? 8 : 32);
    }

    /** The same with kernels and weights that so many bits hold. */
    static Network rounded(Network network, int bits) {
        WeightRounding.round(network, bits);
        return network;
    }

    private Network network(int rank) {
        int[] dims = new int[rank + 1];
        for (int a = 0; a < rank; a++) dims[a] = random.nextInt(6, rank == 1 ? 40 : rank == 2 ? 14 : 9);
        dims[rank] = random.nextInt(1, 5);
        Network network = Network.of(Shape.of(dims));
        if (rank < 3 && random.nextInt(6) == 0) return asPicture(network);
        if (random.nextInt(5) == 0) network = network.then(StreamableNetworks.someChannels(random, dims[rank]));
        if (rank > 0) {
            int blocks = random.nextInt(1, 7);
            for (int i = 0; i < blocks; i++) network = random.nextInt(4) == 0 ? residual(network) : longer(network);
            network = switch (random.nextInt(3)) {
                case 0 -> network.maxPoolOverTime();
                case 1 -> network.averagePoolOverTime();
                default -> network.flatten();
            };
        }
        if (random.nextInt(3) == 0) network = network.dense(6).then(pointwise()).flatten();
        if (random.nextInt(4) == 0)
            network = network.residual(x -> x.dense(x.outputShape().size()));
        network = network.then(new Dense(random.nextInt(2, 6), random.nextBoolean()));
        if (random.nextInt(4) == 0)
            network = network.then(partSum(network.outputShape().size()));
        if (random.nextInt(4) == 0) network = network.then(new Bias());
        network = network.softmax();
        fill(network, random.nextLong());
        return network;
    }

    private Network asPicture(Network network) {
        Network picture = (random.nextBoolean() ? network.then(pointwise()) : network).then(new AsPicture());
        Network made =
                longer(longer(picture)).flatten().then(new Dense(3, true)).softmax();
        fill(made, random.nextLong());
        return made;
    }

    private PartSum partSum(int inputs) {
        int parts = random.nextInt(1, 4);
        return new PartSum(
                random.ints((long) parts * random.nextInt(2, 6), 0, inputs).toArray(), parts);
    }

    private Network longer(Network network) {
        for (int attempt = 0; attempt < 20; attempt++) {
            try {
                return network.then(layer(network.outputShape()));
            } catch (IllegalArgumentException doesNotFit) {
                // draw another
            }
        }
        return network.relu();
    }

    private Network residual(Network network) {
        int channels = network.outputShape().channels();
        boolean projected = random.nextBoolean();
        try {
            return network.residual(
                    body -> {
                        Network made = longer(longer(body));
                        int kept = projected ? random.nextInt(1, 5) : channels;
                        return made.then(pointwise()).conv(kept, 1);
                    },
                    side -> projected ? side.then(pointwise()) : side);
        } catch (IllegalArgumentException doesNotFit) {
            return network.residual(body -> body.conv(channels, 1).then(pointwise()));
        }
    }

    private Layer layer(Shape in) {
        int axes = in.rank() - 1;
        return switch (random.nextInt(axes > 1 ? 10 : 8)) {
            case 0, 1, 2, 3 -> conv(in);
            case 4 -> new MaxPool(extents(axes, 1, 4), extents(axes, 1, 4), poolPadding());
            case 5 -> new AveragePool(extents(axes, 1, 4), extents(axes, 1, 4), poolPadding());
            case 8 ->
                new BatchNorm((float) random.nextDouble(1e-6, 1e-2), (float) random.nextDouble(), random.nextInt(2, 4));
            case 9 -> new SqueezeExcitation(random.nextInt(1, 4));
            default -> pointwise();
        };
    }

    private Layer pointwise() {
        return switch (random.nextInt(6)) {
            case 0 -> Activation.values()[random.nextInt(Activation.values().length)];
            case 1 -> new BatchNorm((float) random.nextDouble(1e-6, 1e-2), (float) random.nextDouble());
            case 2 -> new BatchNorm();
            case 3 -> new io.github.syllabary.nn.Dropout((float) random.nextDouble(0.9));
            case 4 -> new Bias();
            default -> Activation.RELU;
        };
    }

    private Conv conv(Shape in) {
        int axes = in.rank() - 1;
        int inputs = in.channels();
        int groups = random.nextInt(3) == 0 ? inputs : random.nextInt(1, 4);
        int filters = groups * random.nextInt(1, 4);
        Shape kernel = extents(axes, 1, 4);
        Padding padding =
                switch (random.nextInt(5)) {
                    case 0 -> Padding.SAME;
                    case 1 -> Padding.FULL;
                    case 2 -> Padding.of(extents(axes, 0, 4), extents(axes, 0, 4));
                    case 3 -> Padding.of(Shape.cube(0, axes), Shape.cube(0, axes));
                    default -> Padding.VALID;
                };
        Merge merge = random.nextInt(3) == 0 ? Merge.MEAN : Merge.SUM;
        return new Conv(
                filters,
                kernel,
                extents(axes, 1, 3),
                extents(axes, 1, 3),
                padding,
                groups,
                random.nextBoolean(),
                merge);
    }

    private Padding poolPadding() {
        return switch (random.nextInt(3)) {
            case 0 -> Padding.SAME;
            case 1 -> Padding.FULL;
            default -> Padding.VALID;
        };
    }

    private Shape extents(int axes, int least, int end) {
        int[] values = new int[axes];
        for (int a = 0; a < axes; a++) values[a] = random.nextInt(least, end);
        return Shape.of(values);
    }

    /**
     * Every parameter gets numbers that tell its places apart; variances are positive. The last weights
     * are small, so that the softmax seldom saturates, which would hide differences.
     */
    static void fill(Network network, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        network.initialise(seed);
        float[] last = null;
        for (Parameter p : network.parameters()) {
            if (p.name().endsWith("weights")) {
                last = p.values();
                continue;
            }
            boolean positive = p.name().endsWith("variance") || p.name().endsWith("scale");
            for (int i = 0; i < p.values().length; i++)
                p.values()[i] = (float) (positive ? random.nextDouble(0.5, 2) : random.nextDouble(-0.5, 0.5));
        }
        for (int i = 0; i < last.length; i++) last[i] *= 0.25f;
        network.parametersChanged();
    }

    /** Numbers in ±1 for a batch of samples. */
    static float[] input(long seed, int size) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] x = new float[size];
        for (int i = 0; i < size; i++) x[i] = (float) random.nextDouble(-1, 1);
        return x;
    }
}
