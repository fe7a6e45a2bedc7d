package io.github.syllabary.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundTest {
    @TempDir
    Path dir;

    @Test
    void writingClipsRoundsAndLeavesNothingBeside() throws IOException {
        Path file = dir.resolve("x.wav");
        new Sound(new float[] {2, -2, 1, -1, 0.6f / 32768, 0.4f / 32768, 0}, 8000).write(file);
        float top = 32767f / 32768;
        assertArrayEquals(
                new float[] {top, -1, top, -1, 1f / 32768, 0, 0},
                Sound.read(file).samples());
        new Sound(new float[] {0.5f}, 8000).write(file);
        assertArrayEquals(new float[] {0.5f}, Sound.read(file).samples());
        try (var files = Files.list(dir)) {
            assertEquals(1, files.count());
        }
        Sound s = new Sound(new float[1], 1);
        IOException e = assertThrows(IOException.class, () -> s.write(dir.resolve("no/x.wav")));
        assertTrue(e.getMessage().contains("create it first"));
        assertTrue(
                assertThrows(IOException.class, () -> s.write(dir)).getMessage().contains("is a directory"));
    }

    @Test
    void partsAndMeasures() {
        Sound s = new Sound(new float[] {3, 4, 5, 4}, 2);
        assertArrayEquals(new float[] {4, 5}, s.slice(1, 3).samples());
        assertArrayEquals(new float[] {-1, 0, 1, 0}, s.removeDc().samples());
        assertEquals(2, s.seconds());
        assertEquals(Math.sqrt(66 / 4.0), s.rms(), 1e-12);
        assertEquals(0, new Sound(new float[0], 1).rms());
        assertSame(s, s.resample(2));
        assertThrows(IndexOutOfBoundsException.class, () -> s.slice(2, 5));
        assertThrows(IllegalArgumentException.class, () -> new Sound(new float[0], 0));
    }
}
