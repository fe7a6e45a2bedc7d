package io.github.syllabary.recognizer;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.audio.Waveform;
import io.github.syllabary.nn.Activation;
import io.github.syllabary.nn.BatchNorm;
import io.github.syllabary.nn.Conv;
import io.github.syllabary.nn.MaxPool;
import io.github.syllabary.nn.Merge;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.Padding;
import io.github.syllabary.nn.Parameter;
import io.github.syllabary.tensor.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Recognizers to test with. */
final class Recognizers {
    static final int RATE = 800;
    static final int WINDOW = 120;

    private Recognizers() {}

    /** A small one that has every operator and hint in its file. */
    static Recognizer small() {
        Network network = Network.of(Shape.of(WINDOW, 1))
                .then(Conv.of(4, 5).stride(2).padding(Padding.SAME))
                .then(new BatchNorm(1e-4f, 0.3f))
                .relu()
                .maxPool(2)
                .residual(x -> x.then(Conv.depthwise(4, 3).dilation(2).withoutBias())
                        .then(Activation.SILU)
                        .then(Conv.of(4, 1).merge(Merge.MEAN)))
                .then(Activation.HARD_SWISH)
                .residual(x -> x.conv(3, 1), x -> x.conv(3, 1))
                .averagePool(2)
                .then(new MaxPool(Shape.of(2), Shape.of(2), Padding.of(Shape.of(0), Shape.of(0))))
                .dropout(0.25)
                .flatten()
                .dense(6)
                .softmax();
        return of(network, List.of("ni3", "hao3", "汉字", "\"quoted\"", "<unknown>", "silence"));
    }

    /** One without {@link Network#flatten}, so for pooling over all positions. */
    static Recognizer pooled() {
        Network network = Network.of(Shape.of(WINDOW, 1))
                .conv(4, 5)
                .relu()
                .maxPoolOverTime()
                .dense(2)
                .softmax();
        return of(network, List.of("yes", "no"));
    }

    private static Recognizer of(Network network, List<String> labels) {
        network.initialise(7);
        for (Parameter p : network.parameters()) {
            if (p.name().endsWith("weights")) continue;
            boolean positive = p.name().endsWith("variance") || p.name().endsWith("scale");
            for (int i = 0; i < p.values().length; i++)
                p.values()[i] = positive ? 0.75f + 0.125f * i : 0.05f * i - 0.1f;
        }
        network.parametersChanged();
        Map<String, String> provenance = new LinkedHashMap<>();
        provenance.put("recipe", "by hand");
        provenance.put("corpus", "none; 没有");
        return new Recognizer(new SoundFrontEnd(new Waveform(RATE, 20, 0.9), WINDOW), network, labels, provenance);
    }

    /** A tone that swells and fades. */
    static Sound tone(int samples, int rate, double hz) {
        float[] x = new float[samples];
        for (int i = 0; i < samples; i++) {
            double swell = StrictMath.sin(Math.PI * (i + 0.5) / samples);
            x[i] = (float) (0.5 * swell * StrictMath.sin(2 * Math.PI * hz * i / rate));
        }
        return new Sound(x, rate);
    }
}
