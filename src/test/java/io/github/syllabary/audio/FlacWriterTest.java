package io.github.syllabary.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlacWriterTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 15, 16, 63, 64, 65, 1023, 1024, 1025, 1087, 2048, 2050, 5000, 16384, 100_000})
    void readsBackWhatWasWritten(int n) throws IOException {
        Path file = folder.resolve("x.flac");
        for (Sound sound : new Sound[] {sine(n, 16000), noise(n, 44100), new Sound(new float[n], 8000)}) {
            FlacWriter.write(sound, file);
            Sound read = Sound.read(file);
            assertArrayEquals(sound.samples(), read.samples());
            assertEquals(sound.sampleRate(), read.sampleRate());
        }
    }

    @Test
    void roundsAndClips() throws IOException {
        Path file = folder.resolve("x.flac");
        FlacWriter.write(new Sound(new float[] {1.5f, -1.5f, 0.6f / 32768, -0.6f / 32768}, 16000), file);
        assertArrayEquals(
                new float[] {32767f / 32768, -1, 1f / 32768, -1f / 32768},
                Sound.read(file).samples());
    }

    @Test
    void packsSpeechLikeSound() throws IOException {
        Path file = folder.resolve("x.flac");
        FlacWriter.write(sine(16000, 16000), file);
        assertTrue(Files.size(file) < 16000, Files.size(file) + " bytes");
    }

    @Test
    void leavesNothingBehindWhenItFails() throws IOException {
        assertThrows(IOException.class, () -> FlacWriter.write(new Sound(new float[0], 16000), folder.resolve("x")));
        assertThrows(IOException.class, () -> FlacWriter.write(sine(100, 16000), folder.resolve("nowhere/x.flac")));
        assertThrows(IOException.class, () -> FlacWriter.write(sine(100, 10_000_000), folder.resolve("x.flac")));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    private static Sound sine(int n, int rate) {
        float[] samples = new float[n];
        for (int i = 0; i < n; i++) samples[i] = Math.round(8000 * Math.sin(i * 0.05)) / 32768f;
        return new Sound(samples, rate);
    }

    private static Sound noise(int n, int rate) {
        Random random = new Random(n);
        float[] samples = new float[n];
        for (int i = 0; i < n; i++) samples[i] = (random.nextInt(65536) - 32768) / 32768f;
        return new Sound(samples, rate);
    }
}
