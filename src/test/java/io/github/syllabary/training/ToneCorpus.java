package io.github.syllabary.training;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.corpus.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** A corpus that is learnt in seconds: noisy tones, one pitch for each label. */
final class ToneCorpus {
    static final int RATE = 8000;

    /** Small networks for it, short enough to train in a test. */
    static final String RECIPE = """
            input:
              seconds: 0.25
              features: {kind: log-mel, sampleRate: 8000, windowMillis: 32, hopMillis: 16, bands: 12}
            network:
              - conv: {filters: 8, kernel: 3}
              - batch norm
              - relu
              - residual:
                  body:
                    - depthwise: {kernel: 3}
                    - conv: {filters: 8, kernel: 1}
              - max over time
              - dropout: 0.2
              - dense: classes
              - softmax
            training:
              epochs: 6
              batch: 16
              rate: 0.02
            augmentation:
              shiftMillis: 20
              gainDb: [-6, 6]
              noise: {probability: 0.5, snrDb: [10, 30]}
              speed: [0.98, 1.02]
              masks: {count: 1, frames: 2, bands: 2}
            """;

    private ToneCorpus() {}

    /** Labels {@code low}, {@code middle} and {@code high}, by the speakers {@code a} to {@code e}. */
    static Corpus write(Path folder, int takes) throws IOException {
        String[] labels = {"low", "middle", "high"};
        StringBuilder manifest = new StringBuilder("path\tlabel\tspeaker\tsplit\n");
        SplittableRandom random = new SplittableRandom(1);
        for (int label = 0; label < labels.length; label++) {
            for (int take = 0; take < takes; take++) {
                float[] samples = new float[RATE / 5];
                double hz = 400 * (1 << label) * (0.95 + 0.1 * random.nextDouble());
                for (int i = 0; i < samples.length; i++)
                    samples[i] =
                            (float) (0.3 * Math.sin(2 * Math.PI * hz * i / RATE) + 0.05 * random.nextDouble(-1, 1));
                String name = labels[label] + take + ".wav";
                new Sound(samples, RATE).write(folder.resolve(name));
                char speaker = (char) ('a' + take % 5);
                String split = speaker == 'e' ? "validation" : "train";
                manifest.append(name)
                        .append('\t')
                        .append(labels[label])
                        .append('\t')
                        .append(speaker)
                        .append('\t')
                        .append(split)
                        .append('\n');
            }
        }
        Files.writeString(folder.resolve("manifest.tsv"), manifest);
        return Corpus.read(folder);
    }
}
