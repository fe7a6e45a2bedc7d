package io.github.syllabary.spotting;

import io.github.syllabary.audio.Features;
import io.github.syllabary.audio.Sound;
import io.github.syllabary.audio.Waveform;
import io.github.syllabary.nn.Network;
import io.github.syllabary.nn.StreamableNetworks;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.recognizer.SoundFrontEnd;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Recognizers that stream, and what they must give. */
final class Streams {
    /** Of {@link #clicks}, in Hz. */
    static final int RATE = 8000;

    private Streams() {}

    static Recognizer recognizer(Features features, int windowSamples, SplittableRandom random) {
        SoundFrontEnd frontEnd = new SoundFrontEnd(features, windowSamples);
        return recognizer(frontEnd, StreamableNetworks.of(random, frontEnd.shape()));
    }

    static Recognizer recognizer(SoundFrontEnd frontEnd, Network network) {
        int classes = network.outputShape().size();
        List<String> labels =
                IntStream.range(0, classes).mapToObj(i -> "word" + i).toList();
        return new Recognizer(frontEnd, network, labels, Map.of());
    }

    /**
     * Its word is a click: windows of 800 samples at 8 kHz, one every 80, probability σ(20·max − 10), so one
     * as long as a sample of 1 is in sight and zero in silence.
     */
    static Recognizer clicks() {
        Network network = Network.of(Shape.of(800, 1))
                .maxPool(80)
                .maxPoolOverTime()
                .dense(2)
                .softmax();
        System.arraycopy(new float[] {20, 0}, 0, network.parameters().get(0).values(), 0, 2);
        System.arraycopy(new float[] {-10, 0}, 0, network.parameters().get(1).values(), 0, 2);
        network.parametersChanged();
        SoundFrontEnd frontEnd = new SoundFrontEnd(new Waveform(RATE), 800);
        return new Recognizer(frontEnd, network, List.of("click", "unknown"), Map.of());
    }

    /** A spotter of {@link #clicks} that decides by each window alone. */
    static SpotterBuilder one() {
        return WordSpotter.of(clicks()).smoothing(1);
    }

    /** A second of silence, but for these samples. */
    static float[] clicksAt(int... samples) {
        float[] x = new float[RATE];
        for (int at : samples) x[at] = 1;
        return x;
    }

    /** The probabilities of the windows every {@code step} frames, from the features of the whole recording. */
    static List<float[]> offline(Recognizer recognizer, Sound sound, int step) {
        Features features = recognizer.frontEnd().features();
        Network network = recognizer.network();
        float[] x = sound.resample(features.sampleRate()).samples();
        int frames = features.frames(x.length);
        float[] all = new float[frames * features.channels()];
        features.extract(x, 0, x.length, all, 0);
        int window = network.inputShape().dim(0);
        List<float[]> probabilities = new ArrayList<>();
        for (int first = 0; first + window <= frames; first += step) {
            int at = first * features.channels();
            float[] frame =
                    Arrays.copyOfRange(all, at, at + network.inputShape().size());
            probabilities.add(
                    network.forward(new Tensor(network.inputShape(), frame)).data());
        }
        return probabilities;
    }

    static float[] noise(int n, SplittableRandom random) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) x[i] = (float) random.nextDouble(-0.5, 0.5);
        return x;
    }
}
