package io.github.syllabary.app;

import io.github.syllabary.audio.Sound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** A corpus that takes a second to learn: tones of three pitches in a little noise, by five speakers. */
final class ToneCorpus {
    static final List<String> LABELS = List.of("high", "low", "middle");
    static final List<String> SPEAKERS = List.of("anna", "ben", "cleo", "dora", "emil");
    static final int CLIPS_OF_A_SPEAKER = 3;

    /** A network small enough to train in a test. */
    static final String RECIPE =
            """
            input:
              seconds: 0.25
              features: {kind: log-mel, sampleRate: 8000, windowMillis: 32, hopMillis: 16, bands: 16}
            network:
              - batch norm
              - conv: {filters: 8, kernel: 3}
              - relu
              - max over time
              - dense: classes
              - softmax
            training: {epochs: 20, batch: 16, rate: 0.03}
            """;

    private static final double[] HERTZ = {2400, 300, 900};
    private static final int RATE = 8000;

    private ToneCorpus() {}

    /** Writes {@code <label>/<speaker>_<n>.wav}. */
    static Path write(Path folder) throws IOException {
        Random random = new Random(1);
        for (int l = 0; l < HERTZ.length; l++) {
            Path label = Files.createDirectories(folder.resolve(LABELS.get(l)));
            for (String speaker : SPEAKERS)
                for (int n = 0; n < CLIPS_OF_A_SPEAKER; n++)
                    tone(HERTZ[l], random).write(label.resolve(speaker + "_" + n + ".wav"));
        }
        return folder;
    }

    private static Sound tone(double hertz, Random random) {
        float[] samples = new float[RATE / 4];
        double step = 2 * Math.PI * hertz * (0.97 + 0.06 * random.nextDouble()) / RATE;
        double phase = random.nextDouble();
        double peak = 0.1 + 0.4 * random.nextDouble();
        for (int i = 0; i < samples.length; i++)
            samples[i] = (float) (peak * Math.sin(phase + step * i) + 0.01 * random.nextGaussian());
        return new Sound(samples, RATE);
    }
}
