package io.github.syllabary.corpus;

import io.github.syllabary.audio.Sound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Corpora for tests: small files, or none at all where only names count. */
final class Clips {
    private Clips() {}

    /** A file that nobody is going to listen to. */
    static Path empty(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, new byte[0]);
    }

    /** A tone of an eighth of full scale, 16 kHz. */
    static Path tone(Path folder, String name, double hz, double seconds) throws IOException {
        float[] samples = new float[(int) (seconds * 16000)];
        for (int i = 0; i < samples.length; i++) samples[i] = (float) (0.125 * Math.sin(2 * Math.PI * hz * i / 16000));
        return sound(folder, name, samples);
    }

    static Path sound(Path folder, String name, float[] samples) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        new Sound(samples, 16000).write(file);
        return file;
    }

    /** Each as {@code label speaker split}, a dash for nothing. */
    static Corpus of(String... utterances) {
        List<Utterance> all = new ArrayList<>();
        for (String u : utterances) {
            String[] part = u.replace("-", "").split(" ", -1);
            all.add(new Utterance(Path.of(all.size() + ".wav"), part[0], part[1], part[2], Map.of()));
        }
        return new Corpus(Path.of("words"), all);
    }
}
