package io.github.syllabary.nn;

import io.github.syllabary.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random networks over time, some over time and frequency, that can stream, of all layers that do. */
public final class StreamableNetworks {
    private final SplittableRandom random;

    private StreamableNetworks(SplittableRandom random) {
        this.random = random;
    }

    static Network of(SplittableRandom random) {
        return of(random, Shape.of(random.nextInt(4, 60), random.nextInt(1, random.nextInt(3) == 0 ? 12 : 5)));
    }

    /** One that ends in a softmax. */
    public static Network of(SplittableRandom random, Shape input) {
        StreamableNetworks networks = new StreamableNetworks(random);
        Network network;
        do network = networks.network(input);
        while (StreamingNetwork.problem(network)
                .filter(p -> p.contains("looks only every"))
                .isPresent());
        return Tensors.stirred(network, random);
    }

    private Network network(Shape input) {
        Network network = Network.of(input);
        if (random.nextInt(5) == 0) network = network.then(someChannels(random, input.channels()));
        if (random.nextInt(3) == 0) network = network.then(new AsPicture());
        int blocks = random.nextInt(0, 7);
        for (int i = 0; i < blocks; i++) network = random.nextInt(3) == 0 ? residual(network) : longer(network);
        network = random.nextInt(4) == 0 ? twoWindows(network) : window(network);
        if (random.nextInt(3) == 0)
            network = network.dense(6).batchNorm().relu().dropout(0.5).flatten();
        if (random.nextInt(4) == 0)
            network = network.residual(x -> x.dense(x.outputShape().size()));
        return network.dense(random.nextInt(2, 20)).softmax();
    }

    /** Some of the channels there are, in any order. */
    public static SelectChannels someChannels(SplittableRandom random, int there) {
        List<Integer> all = new ArrayList<>();
        for (int c = 0; c < there; c++) all.add(random.nextInt(c + 1), c);
        return new SelectChannels(all.subList(0, random.nextInt(1, there + 1)));
    }

    private Network window(Network network) {
        return switch (random.nextInt(3)) {
            case 0 -> network.maxPoolOverTime();
            case 1 -> network.averagePoolOverTime();
            default -> network.flatten();
        };
    }

    /** Two that look at layers of different stride, or at the same. */
    private Network twoWindows(Network network) {
        int channels = network.outputShape().channels();
        boolean longer = random.nextBoolean();
        return network.residual(
                body -> window(longer ? longer(body) : body).dense(channels),
                side -> random.nextBoolean() ? side.maxPoolOverTime() : side.averagePoolOverTime());
    }

    private Network longer(Network network) {
        for (int attempt = 0; attempt < 20; attempt++) {
            try {
                return network.then(layer(axes(network), network.outputShape().channels()));
            } catch (IllegalArgumentException doesNotFit) {
                // draw another
            }
        }
        return network.relu();
    }

    private Network residual(Network network) {
        int channels = network.outputShape().channels();
        boolean projected = random.nextBoolean();
        int axes = axes(network);
        Conv wide = Conv.of(channels, each(axes, 1, 7).dims())
                .dilation(each(axes, 1, 3).dims());
        try {
            return network.residual(
                    body -> body.then(pointwise()).then(wide).then(pointwise()).conv(channels, random.nextInt(1, 3)),
                    side -> projected ? side.then(pointwise()).conv(channels, random.nextInt(1, 3)) : side);
        } catch (IllegalArgumentException doesNotFit) {
            return network.residual(body -> body.conv(channels, 1).then(pointwise()));
        }
    }

    private static int axes(Network network) {
        return network.outputShape().rank() - 1;
    }

    private Layer layer(int axes, int channels) {
        return switch (random.nextInt(axes > 1 ? 10 : 8)) {
            case 0, 1, 2 -> conv(axes, channels);
            case 3 ->
                Conv.depthwise(channels, each(axes, 1, 5).dims())
                        .stride(each(axes, 1, 3).dims())
                        .padding(alongFrequency(axes));
            case 4 -> new MaxPool(each(axes, 1, 4), each(axes, 1, 4), alongFrequency(axes));
            case 5 -> new AveragePool(each(axes, 1, 4), each(axes, 1, 4), alongFrequency(axes));
            case 8 -> new BatchNorm().bands(random.nextInt(2, 4));
            case 9 -> new SqueezeExcitation(random.nextInt(1, 4));
            default -> pointwise();
        };
    }

    private Conv conv(int axes, int channels) {
        int groups = random.nextInt(3) == 0 ? channels : 1;
        boolean single = random.nextInt(4) == 0;
        Merge merge = random.nextInt(4) == 0 ? Merge.MEAN : Merge.SUM;
        int filters = groups * random.nextInt(1, groups > 1 ? 4 : 40);
        return new Conv(
                filters,
                single ? Shape.cube(1, axes) : each(axes, 1, 6),
                each(axes, 1, 4),
                each(axes, 1, 4),
                single ? Padding.SAME : alongFrequency(axes),
                groups,
                random.nextBoolean(),
                merge);
    }

    /** None in time, and often none at all. */
    private Padding alongFrequency(int axes) {
        if (axes == 1 || random.nextInt(2) == 0) return Padding.VALID;
        return Padding.of(Shape.of(0, random.nextInt(0, 3)), Shape.of(0, random.nextInt(0, 3)));
    }

    private Layer pointwise() {
        return switch (random.nextInt(6)) {
            case 0 -> Activation.values()[random.nextInt(Activation.values().length)];
            case 1 -> new BatchNorm();
            case 2 -> new Dropout(0.5f);
            case 3 -> new Softmax();
            case 4 -> new Bias();
            default -> Activation.RELU;
        };
    }

    /** An extent for each axis. */
    private Shape each(int axes, int least, int end) {
        return Shape.of(random.ints(axes, least, end).toArray());
    }
}
