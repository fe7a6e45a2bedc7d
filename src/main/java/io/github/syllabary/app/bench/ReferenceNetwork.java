package io.github.syllabary.app.bench;

import io.github.syllabary.nn.Conv;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Parameter;
import io.github.syllabary.tensor.Shape;
import java.util.SplittableRandom;

/**
 * The networks that every figure of speed is taken on: two of sound, with and without batch normalisation, and one of
 * pictures.
 *
 * @see <a href="https://arxiv.org/abs/1610.00087">Dai et al. 2016, network M5, for {@code wave}</a>
 */
enum ReferenceNetwork {
    /** One second of samples at 8 kHz. */
    WAVE("wave", false),
    WAVE_NORM("wave with batch norm", true),

    /** 98 frames of 40 mel bands. */
    MEL("mel", false),
    MEL_NORM("mel with batch norm", true),

    /** 28×28 grey pixels: the recipe's network without its dropout, which two engines would draw differently. */
    DIGITS("digits-2d", true);

    private static final int WORDS = 35;
    private static final int DIGITS_KNOWN = 10;

    final String title;
    final boolean normalised;

    ReferenceNetwork(String title, boolean normalised) {
        this.title = title;
        this.normalised = normalised;
    }

    /** A new network with the same random parameters every time. */
    Network network() {
        Network head =
                switch (this) {
                    case WAVE, WAVE_NORM -> wave().maxPoolOverTime().dense(WORDS);
                    case MEL, MEL_NORM -> mel().maxPoolOverTime().dense(WORDS);
                    case DIGITS -> digits().flatten().dense(DIGITS_KNOWN);
                };
        return stirred(head.softmax());
    }

    private Network wave() {
        Network layers =
                block(Network.of(Shape.of(8000, 1)), Conv.of(32, 80).stride(16)).maxPool(4);
        layers = block(layers, Conv.of(32, 3)).maxPool(4);
        layers = block(layers, Conv.of(64, 3)).maxPool(4);
        return block(layers, Conv.of(64, 3));
    }

    private Network mel() {
        Network layers = block(Network.of(Shape.of(98, 40)), Conv.of(64, 5)).maxPool(2);
        layers = block(layers, Conv.of(128, 5)).maxPool(2);
        return block(layers, Conv.of(128, 3));
    }

    private Network digits() {
        Network layers = block(Network.of(Shape.of(28, 28, 1)), Conv.of(32, 3, 3));
        layers = block(layers, Conv.of(32, 3, 3)).maxPool(2, 2);
        layers = block(layers, Conv.of(64, 3, 3));
        return block(layers, Conv.of(64, 3, 3)).maxPool(2, 2);
    }

    private Network block(Network before, Conv conv) {
        // a shift behind the convolution makes its bias superfluous
        return normalised
                ? before.then(conv.withoutBias()).batchNorm().relu()
                : before.then(conv).relu();
    }

    /** With offsets and statistics that are neither 0 nor 1, so that a mistake in them would show. */
    private static Network stirred(Network network) {
        network.initialise(1);
        SplittableRandom random = new SplittableRandom(1);
        for (Parameter p : network.parameters()) {
            if (p.spec().shape().rank() > 1) continue;
            boolean positive = p.name().endsWith("scale") || p.name().endsWith("variance");
            for (int i = 0; i < p.values().length; i++)
                p.values()[i] = (float) (positive ? random.nextDouble(0.5, 1.5) : random.nextDouble(-0.1, 0.1));
        }
        network.parametersChanged();
        return network;
    }
}
