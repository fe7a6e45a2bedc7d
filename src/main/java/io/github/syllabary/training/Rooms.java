package io.github.syllabary.training;

import io.github.syllabary.audio.ShoeboxRoom;
import io.github.syllabary.audio.Sound;
import io.github.syllabary.audio.SoundTransforms;
import io.github.syllabary.tensor.RandomKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How rooms answer an impulse: every other time as measured, where there are measurements, otherwise as
 * simulated for a small room.
 */
final class Rooms {
    private static final double SIMULATED_SECONDS = 0.1;
    private static final double MEASURED_SECONDS = 0.25;

    /** Nobody speaks from within the wall. */
    private static final double FROM_WALL = 0.3;

    private final List<float[]> measured;

    private Rooms(List<float[]> measured) {
        this.measured = measured;
    }

    static Rooms simulated() {
        return new Rooms(List.of());
    }

    /**
     * Every sound file below a folder is the answer of a room.
     *
     * @throws IOException if there is none, or one cannot be read or is silent
     */
    static Rooms measured(Path folder, int sampleRate) throws IOException {
        if (!Files.isDirectory(folder)) throw new IOException("no folder of room responses: " + folder);
        List<float[]> measured = new ArrayList<>();
        for (Path file : SoundFiles.below(folder)) {
            float[] h = fromDirectSound(Sound.read(file).resample(sampleRate).samples(), sampleRate);
            double rms = SoundTransforms.rms(h, 0, h.length);
            if (!(rms > 0 && rms <= Float.MAX_VALUE))
                throw new IOException(file + " is no room response: it is silent; take it out of the folder");
            SoundTransforms.gain(h, 0, h.length, (float) (1 / (rms * Math.sqrt(h.length))));
            measured.add(h);
        }
        if (measured.isEmpty()) throw new IOException(folder + " holds no room responses; put sound files there");
        return new Rooms(measured);
    }

    /** From just before the strongest sample on, for at most so long. */
    private static float[] fromDirectSound(float[] h, int sampleRate) {
        int strongest = 0;
        for (int i = 1; i < h.length; i++) if (Math.abs(h[i]) > Math.abs(h[strongest])) strongest = i;
        int from = Math.max(0, strongest - sampleRate / 1000);
        return Arrays.copyOfRange(h, from, Math.min(h.length, from + (int) (MEASURED_SECONDS * sampleRate)));
    }

    /** Of energy 1, beginning with the direct sound. */
    float[] impulse(double reverberationSeconds, int sampleRate, long key) {
        if (!measured.isEmpty() && RandomKey.uniform(key, 0) < 0.5f)
            return measured.get((int) (RandomKey.uniform(key, 1) * measured.size()));
        double[] sides = {
            RandomKey.uniform(key, 2, 2.5, 7), RandomKey.uniform(key, 3, 2, 5), RandomKey.uniform(key, 4, 2.2, 3.2)
        };
        double[] source = new double[3];
        double[] ear = new double[3];
        for (int a = 0; a < 3; a++) {
            source[a] = RandomKey.uniform(key, 5 + a, FROM_WALL, sides[a] - FROM_WALL);
            ear[a] = RandomKey.uniform(key, 8 + a, FROM_WALL, sides[a] - FROM_WALL);
        }
        int taps = (int) (SIMULATED_SECONDS * sampleRate);
        return new ShoeboxRoom(sides, reverberationSeconds).impulse(source, ear, sampleRate, taps);
    }

    /** Adds the measurements. */
    void addTo(Fingerprint print) {
        for (float[] h : measured) print.add(h);
    }
}
