package io.github.syllabary.app;

import io.github.syllabary.audio.Waveform;
import io.github.syllabary.nn.Network;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.recognizer.SoundFrontEnd;
import io.github.syllabary.tensor.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A model whose words are clicks up, σ(20·max − 10) in windows of 0.1 s, one every 10 ms, and silence. */
final class ClickModel {
    static final int RATE = 8000;

    private ClickModel() {}

    static Path write(Path file) throws IOException {
        Network network = Network.of(Shape.of(800, 1))
                .maxPool(80)
                .maxPoolOverTime()
                .dense(2)
                .softmax();
        System.arraycopy(new float[] {20, 0}, 0, network.parameters().get(0).values(), 0, 2);
        System.arraycopy(new float[] {-10, 0}, 0, network.parameters().get(1).values(), 0, 2);
        network.parametersChanged();
        Map<String, String> provenance = Map.of(Writings.HANZI, "{\"click\":\"点\"}");
        new Recognizer(new SoundFrontEnd(new Waveform(RATE), 800), network, List.of("click", "unknown"), provenance)
                .save(file);
        return file;
    }

    /** Two seconds with clicks of 2 ms. */
    static float[] clicks(int rate, double... seconds) {
        float[] x = new float[2 * rate];
        for (double s : seconds) for (int i = 0; i < rate / 500; i++) x[(int) (s * rate) + i] = 0.9f;
        return x;
    }
}
