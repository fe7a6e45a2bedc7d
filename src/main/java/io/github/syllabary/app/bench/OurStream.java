package io.github.syllabary.app.bench;

import io.github.syllabary.audio.Features;
import io.github.syllabary.nn.Network;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.recognizer.SoundFrontEnd;
import io.github.syllabary.spotting.RecognizerStream;
import io.github.syllabary.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A second of live audio in chunks of 10 ms, from samples to probabilities, by a network on log-mel frames. The same
 * second comes again and again, so that every run after the first few ends with the same window.
 */
final class OurStream implements Contestant {
    static final int MODEL_RATE = 16_000;
    private static final int CHUNKS = 100;

    /** The window is filled and all frames have the second before them. */
    private static final int SETTLED = 3;

    private final Network network;
    private final SoundFrontEnd frontEnd;
    private final RecognizerStream stream;
    private final float[] second;
    private final int chunk;
    private final float[] last;
    private long lastStart;
    private int decisions;

    /**
     * @param network from 98 frames of 40 bands
     * @param rate of the audio, in Hz
     */
    OurStream(Network network, int rate, long key) {
        this.network = network;
        Features features = Features.of(Map.of("kind", "log-mel", "sampleRate", MODEL_RATE));
        frontEnd = new SoundFrontEnd(features, MODEL_RATE);
        last = new float[network.outputShape().size()];
        List<String> labels =
                IntStream.range(0, last.length).mapToObj(i -> "word" + i).toList();
        stream = new RecognizerStream(new Recognizer(frontEnd, network, labels, Map.of()), rate, this::window);
        second = LayerWork.random(rate, key);
        chunk = rate / CHUNKS;
        for (int i = 0; i < SETTLED; i++) run();
    }

    private void window(long start, float[] probabilities) {
        lastStart = start;
        System.arraycopy(probabilities, 0, last, 0, last.length);
        decisions++;
    }

    @Override
    public String name() {
        return OurForward.NAME;
    }

    @Override
    public void run() {
        decisions = 0;
        for (int c = 0; c < CHUNKS; c++) stream.accept(second, c * chunk, chunk);
    }

    @Override
    public float[][] results() {
        return new float[][] {last.clone()};
    }

    /** How often the last run decided. */
    int decisions() {
        return decisions;
    }

    /** The features of the window that every run ends with, of audio at the model's rate. */
    float[] lastWindow() {
        Features features = frontEnd.features();
        float[] x = new float[SETTLED * second.length];
        for (int i = 0; i < SETTLED; i++) System.arraycopy(second, 0, x, i * second.length, second.length);
        Shape shape = features.shape(x.length);
        float[] all = new float[shape.size()];
        features.extract(x, 0, x.length, all, 0);
        int period = second.length / features.hopSamples();
        int frame = (int) (lastStart / features.hopSamples() % period) + period;
        int size = network.inputShape().size();
        int from = frame * features.channels();
        return Arrays.copyOfRange(all, from, from + size);
    }
}
