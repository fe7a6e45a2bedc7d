package io.github.syllabary.training;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.tensor.RandomKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Noise for augmentation and tests: stretches of recordings where there are any, otherwise, and every other
 * time, random noise between white and nearly brown.
 */
public final class Noise {
    private final List<float[]> recordings;
    private final float recordedShare;

    private Noise(List<float[]> recordings, float recordedShare) {
        this.recordings = recordings;
        this.recordedShare = recordedShare;
    }

    /** Random noise alone. */
    public static Noise synthetic() {
        return new Noise(List.of(), 0);
    }

    /**
     * Every sound file below a folder.
     *
     * @throws IOException if there is none or one cannot be read
     */
    public static Noise recorded(Path folder, int sampleRate) throws IOException {
        if (!Files.isDirectory(folder)) throw new IOException("no folder of noise recordings: " + folder);
        List<Path> files = SoundFiles.below(folder);
        List<float[]> recordings = new ArrayList<>();
        for (Path file : files)
            recordings.add(Sound.read(file).resample(sampleRate).samples());
        recordings.removeIf(samples -> samples.length == 0);
        if (recordings.isEmpty()) throw new IOException(folder + " holds no noise recordings; put sound files there");
        return new Noise(recordings, 0.5f);
    }

    /** These recordings, or random noise alone where there are none. */
    static Noise of(List<Sound> sounds, int sampleRate) {
        List<float[]> recordings = new ArrayList<>();
        for (Sound sound : sounds) recordings.add(sound.resample(sampleRate).samples());
        recordings.removeIf(samples -> samples.length == 0);
        return recordings.isEmpty() ? synthetic() : new Noise(recordings, 0.5f);
    }

    /** The recordings alone, without the random noise between them. */
    public Noise recordingsOnly() {
        return new Noise(recordings, 1);
    }

    /** Adds what the noise is made of. */
    void addTo(Fingerprint print) {
        for (float[] samples : recordings) print.add(samples);
    }

    /** Fills {@code n} samples; which, follows from the key. */
    public void fill(float[] to, int n, long key) {
        boolean recorded = !recordings.isEmpty() && RandomKey.uniform(key, 0) < recordedShare;
        if (recorded) {
            float[] source = recordings.get((int) (RandomKey.uniform(key, 1) * recordings.size()));
            int start = (int) (RandomKey.uniform(key, 2) * source.length);
            for (int i = 0; i < n; i++) to[i] = source[(start + i) % source.length];
            return;
        }
        // one pole, y[i] = x[i] + a·y[i−1]: white at a = 0, falling with frequency as a nears 1
        float a = (float) (1 - StrictMath.pow(10, RandomKey.uniform(key, 3, -2, 0)));
        SplittableRandom random = RandomKey.generator(key);
        float y = 0;
        for (int i = 0; i < n; i++) {
            y = (float) (random.nextDouble() - 0.5) + a * y;
            to[i] = y;
        }
    }
}
