package io.github.syllabary.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundCacheTest {
    private static final long MOST = 10_000_000;

    @TempDir
    Path folder;

    private Path cache;
    private Corpus corpus;

    @BeforeEach
    void record() throws IOException {
        cache = folder.resolve("cache");
        Path a = Clips.tone(folder, "a.wav", 300, 0.3);
        Path b = Clips.tone(folder, "b.wav", 400, 0.5);
        corpus = new Corpus(
                folder,
                List.of(
                        new Utterance(a, "a", "", "", Map.of()),
                        new Utterance(b, "b", "", "", Map.of()),
                        new Utterance(b, "c", "", "", Map.of("start", "0.1", "end", "0.2"))));
    }

    @Test
    void aLaterRunFindsTheSameBits() throws IOException {
        assertFalse(readAll(8000));
        assertTrue(readAll(8000));
        assertEquals(1, files());
        assertFalse(readAll(16000), "another rate is another file");
        assertEquals(2, files());
    }

    @Test
    void whatHasChangedIsDecodedAnew() throws IOException {
        readAll(8000);
        Clips.tone(folder, "a.wav", 301, 0.31);
        assertFalse(readAll(8000));
        Corpus other = new Corpus(
                folder, List.of(corpus.utterances().get(0), corpus.utterances().get(2)));
        try (SoundCache sounds = SoundCache.open(cache, other, 8000, MOST)) {
            assertFalse(sounds.found());
        }
    }

    @Test
    void aRunThatReadsOnlySomeLeavesNothing() throws IOException {
        try (SoundCache sounds = SoundCache.open(cache, corpus, 8000, MOST)) {
            sounds.sound(0);
        }
        assertEquals(0, files());
        try (Stream<Path> left = Files.list(cache)) {
            assertEquals(0, left.count());
        }
    }

    /** Whatever became of the file, the sounds are right. */
    @Test
    void damageIsNeverTrusted() throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            readAll(8000);
            Path file;
            try (Stream<Path> all = Files.list(cache)) {
                file = all.findFirst().orElseThrow();
            }
            byte[] bytes = Files.readAllBytes(file);
            if (random.nextInt(4) == 0) bytes = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
            else for (int n = 0; n < 3; n++) bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bytes);
            readAll(8000);
        }
    }

    @Test
    void runsShareIt() throws Exception {
        ExecutorService runs = Executors.newFixedThreadPool(4);
        List<Future<Boolean>> all = runs.invokeAll(java.util.Collections.nCopies(12, () -> readAll(8000)));
        for (Future<Boolean> run : all) run.get();
        runs.shutdown();
        assertEquals(1, files());
        assertTrue(readAll(8000));
    }

    @Test
    void itStaysWithinItsBound() throws IOException {
        for (int rate = 8000; rate < 8010; rate++) {
            try (SoundCache sounds = SoundCache.open(cache, corpus, rate, 70_000)) {
                for (int i = 0; i < corpus.size(); i++) sounds.sound(i);
            }
        }
        assertEquals(2, files(), "each has some 29 kB");
        try (SoundCache sounds = SoundCache.open(cache, corpus, 48000, 70_000)) {
            for (int i = 0; i < corpus.size(); i++) sounds.sound(i);
        }
        assertEquals(2, files(), "what alone exceeds it is not kept");
    }

    @Test
    void withoutAFolderAllIsDecoded() throws IOException {
        cache = null;
        assertFalse(readAll(8000));
        cache = folder.resolve("a.wav/no");
        assertFalse(readAll(8000));
        Files.delete(folder.resolve("a.wav"));
        cache = folder.resolve("cache");
        assertThrows(IOException.class, () -> readAll(8000));
    }

    /** @return whether an earlier run had them */
    private boolean readAll(int rate) throws IOException {
        try (SoundCache sounds = SoundCache.open(cache, corpus, rate, MOST)) {
            for (int i = corpus.size() - 1; i >= 0; i--) {
                float[] decoded =
                        corpus.utterances().get(i).sound().resample(rate).samples();
                assertArrayEquals(decoded, sounds.sound(i).samples());
            }
            return sounds.found();
        }
    }

    private int files() throws IOException {
        try (Stream<Path> all = Files.list(cache)) {
            return (int) all.filter(p -> p.toString().endsWith(".sounds")).count();
        }
    }
}
