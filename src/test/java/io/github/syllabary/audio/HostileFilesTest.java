package io.github.syllabary.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.syllabary.Mutations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files with flipped bits, overwritten, doubled, missing and foreign bytes: each gives a sound or one
 * sentence, in bounded time and memory. {@code mvn -P hostile test} tries a hundred times as many.
 */
class HostileFilesTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int MUTATIONS = Integer.getInteger("syllabary.mutations", 10_000);

    /** What reading one small file may allocate in all. */
    private static final long MOST_BYTES = 64 << 20;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alaw.wav",
                "double.wav",
                "rf64.wav",
                "pcm24.aiff",
                "sowt.aifc",
                "mulaw.au",
                "low.mp3",
                "low.ogg",
                "bits16-2.flac"
            })
    void giveASoundOrASentence(String file) {
        mutate(file, 1);
    }

    private static void mutate(String file, long seed) {
        assertTimeoutPreemptively(Duration.ofMillis(60_000L + MUTATIONS * 20L), () -> {
            byte[] whole = shortened(file);
            SplittableRandom random = new SplittableRandom(seed ^ file.hashCode());
            int sounds = 0;
            for (int i = 0; i < MUTATIONS; i++) {
                byte[] damaged = Mutations.mutation(whole, random.split());
                if (file.endsWith(".ogg") && i % 8 == 0) OggPages.mendChecksums(damaged);
                String what = file + ", seed " + seed + ", mutation " + i;
                long before = THREADS.getCurrentThreadAllocatedBytes();
                if (isRead(damaged, what)) sounds++;
                long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
                assertTrue(bytes < MOST_BYTES, what + " allocated " + bytes);
            }
            assertTrue(sounds < MUTATIONS, file);
        });
    }

    private static boolean isRead(byte[] bytes, String what) {
        try {
            Sound sound = Sound.read(new ByteArrayInputStream(bytes), "x");
            for (float v : sound.samples()) assertTrue(Float.isFinite(v), what);
            return true;
        } catch (IOException e) {
            String said = e.getMessage();
            assertTrue(said.startsWith("x: ") && said.contains("; "), what + ": " + said);
            assertFalse(said.contains("\n") || said.contains("Exception"), what + ": " + said);
            return false;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(what, e);
        }
    }

    /** The beginning of a file, which is where most can go wrong, with lengths to match in MP3. */
    private static byte[] shortened(String file) throws IOException {
        if (file.startsWith("bits")) return Golden.bytes(file);
        byte[] whole = SoundFormatsTest.bytes(file);
        if (file.endsWith(".ogg")) return whole;
        if (!file.endsWith(".mp3")) return Arrays.copyOf(whole, 600);
        // the frame of lengths and three more; behind "Info" and its flags stands their number
        byte[] four = Arrays.copyOf(whole, 4 * 288);
        four[4 + 9 + 8 + 3] = 3;
        return four;
    }

    @Test
    void claimsOfTerabytesCostNothing() throws IOException {
        for (int at : new int[] {4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 60, 80})
            for (String file : new String[] {"rf64.wav", "sowt.aifc", "mulaw.au", "low.mp3", "low.ogg"}) {
                byte[] claims = SoundFormatsTest.bytes(file);
                Arrays.fill(claims, at, at + 4, (byte) 0x7f);
                long before = THREADS.getCurrentThreadAllocatedBytes();
                isRead(claims, file + " at " + at);
                assertTrue(THREADS.getCurrentThreadAllocatedBytes() - before < MOST_BYTES);
            }
        assertEquals(1, OggPages.count(SoundFormatsTest.bytes("low.ogg"), 2));
    }
}
