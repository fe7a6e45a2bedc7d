package io.github.syllabary.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.tensor.Workers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoundStoreTest {

    /** Sample k of recording i is (100·i + k) steps of 16 bits. */
    private static List<SoundStore.Source> sources(int n) {
        List<SoundStore.Source> sources = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            float[] samples = new float[40 * i];
            for (int k = 0; k < samples.length; k++) samples[k] = (100 * i + k) / 32768f;
            sources.add(() -> new Sound(samples, 8000));
        }
        return sources;
    }

    private static String print(SoundStore store) {
        Fingerprint print = new Fingerprint();
        store.addTo(print);
        return print.hex();
    }

    @Test
    void recordingsComeBackInTheirOrderWithSilenceAroundThem() throws IOException {
        try (Workers workers = new Workers(3);
                SoundStore store = new SoundStore(8000)) {
            store.add(sources(20), workers, n -> {});
            assertEquals(20, store.size());
            float[] x = new float[6];
            store.read(7, -2, 4, x, 1);
            assertArrayEquals(new float[] {0, 0, 0, 700 / 32768f, 701 / 32768f, 0}, x);
            store.read(7, 40 * 7 - 1, 3, x, 0);
            assertArrayEquals(new float[] {979 / 32768f, 0, 0}, java.util.Arrays.copyOf(x, 3));
            store.read(0, 0, 2, x, 0);
            assertEquals(0, x[0]);
        }
    }

    @Test
    void theSameRecordingsHaveTheSameFingerprintOnAnyNumberOfThreads() throws IOException {
        String one = null;
        for (int threads : new int[] {1, 2, 5}) {
            try (Workers workers = new Workers(threads);
                    SoundStore store = new SoundStore(8000)) {
                store.add(sources(9), workers, n -> {});
                if (one == null) one = print(store);
                assertEquals(one, print(store));
            }
        }
        try (Workers workers = new Workers(1);
                SoundStore store = new SoundStore(8000)) {
            store.add(sources(10), workers, n -> {});
            assertNotEquals(one, print(store));
        }
    }

    @Test
    void whatCannotBeReadIsPassedOn() throws IOException {
        try (Workers workers = new Workers(2);
                SoundStore store = new SoundStore(8000)) {
            List<SoundStore.Source> sources = List.of(() -> {
                throw new IOException("a.wav: is empty");
            });
            IOException e = assertThrows(IOException.class, () -> store.add(sources, workers, n -> {}));
            assertEquals("a.wav: is empty", e.getMessage());
        }
    }
}
