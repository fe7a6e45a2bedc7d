package io.github.syllabary.audio;

import static io.github.syllabary.audio.FakeMicrophone.of;
import static io.github.syllabary.audio.FakeMicrophone.pcm;
import static io.github.syllabary.audio.FakeMicrophone.stereo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.audio.FakeMicrophone.End;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class CaptureTest {

    /** Multiples of 1/128, which every number of bits can hold. */
    private static float[] steps(int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) x[i] = (i * 37 % 255 - 127) / 128f;
        return x;
    }

    /** Until {@code n} samples have come, or the end. */
    private static float[] take(Capture capture, int n) throws IOException, InterruptedException {
        float[] all = new float[n];
        int at = 0;
        for (SoundChunk chunk; at < n && (chunk = capture.next()) != null; ) {
            assertEquals(at, chunk.position());
            int some = Math.min(n - at, chunk.samples().length);
            System.arraycopy(chunk.samples(), 0, all, at, some);
            at += some;
        }
        assertEquals(n, at);
        return all;
    }

    @ParameterizedTest
    @CsvSource({
        "16, 1, false",
        "16, 2, true",
        "24, 2, false",
        "24, 1, true",
        "32, 2, false",
        "32, 1, true",
        "8, 2, false"
    })
    void samplesOfAnyKindComeAsOneChannel(int bits, int channels, boolean bigEndian) throws Exception {
        float[] sound = steps(5000);
        FakeMicrophone fake = of("card", pcm(44_100, bits, channels, bigEndian)).hearing(sound);
        try (var fakes = FakeMicrophones.plugIn(fake);
                Capture capture = Capture.start(FakeMicrophones.devices().get(0).open(16_000))) {
            assertEquals(44_100, capture.sampleRate());
            assertArrayEquals(sound, take(capture, sound.length));
            assertEquals(0, capture.dropped());
        }
        assertEquals(0, FakeMicrophones.openLines());
    }

    @ParameterizedTest
    @EnumSource(names = {"NOTHING", "CLOSED"})
    void aDeviceThatGoesIsLostAfterAllItHeard(End end) throws Exception {
        float[] sound = steps(4000);
        FakeMicrophone fake = of("Headset", stereo(48_000)).hearing(sound).then(end);
        try (var fakes = FakeMicrophones.plugIn(fake);
                Capture capture = Capture.start(FakeMicrophones.devices().get(0).open(16_000))) {
            assertArrayEquals(sound, take(capture, sound.length));
            for (int i = 0; i < 2; i++) { // whoever asks again hears it again
                assertEquals(
                        "the microphone 'Headset' gives no more sound; plug it in again, or check that its sound server"
                                + " runs, and start again",
                        assertThrows(IOException.class, capture::next).getMessage());
            }
            assertTrue(capture.ended());
        }
    }

    @Test
    void aReadThatNeverComesBackIsALoss() {
        CountDownLatch never = new CountDownLatch(1);
        SoundSource stuck = new Source(true) {
            @Override
            public int read(float[] samples, int from, int n) throws IOException {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                return -1;
            }
        };
        try (Capture capture = Capture.start(stuck)) {
            assertTrue(
                    assertThrows(IOException.class, capture::next).getMessage().contains("gives no more sound"));
        }
    }

    @Test
    void whatNobodyTakesIsDroppedAndCountedAndLeavesAGap() throws Exception {
        int chunks = 170; // of which the queue holds 50
        SoundSource fast = new Source(true) {
            private int given;

            @Override
            public int read(float[] samples, int from, int n) {
                return given++ == chunks ? -1 : n;
            }
        };
        try (Capture capture = Capture.start(fast, 1)) {
            while (!capture.ended()) Thread.sleep(1);
            long taken = 0;
            for (SoundChunk chunk; (chunk = capture.next()) != null; taken += chunk.samples().length)
                assertEquals(taken, chunk.position());
            assertEquals(50 * 160, taken);
            assertEquals((chunks - 50) * 160, capture.dropped());
        }
    }

    @Test
    void chunksAfterAGapSayWhereTheyStand() throws Exception {
        CountDownLatch full = new CountDownLatch(1);
        CountDownLatch taken = new CountDownLatch(1);
        SoundSource source = new Source(true) {
            private int given;

            @Override
            public int read(float[] samples, int from, int n) {
                if (given == 60) {
                    full.countDown();
                    await(taken);
                }
                return given++ < 61 ? n : -1;
            }
        };
        try (Capture capture = Capture.start(source, 1)) {
            full.await();
            for (int i = 0; i < 50; i++) assertEquals(i * 160, capture.next().position());
            taken.countDown();
            assertEquals(60 * 160, capture.next().position());
            assertEquals(10 * 160, capture.dropped());
            assertNull(capture.next());
        }
    }

    @Test
    void whatWasLostBeforeItCouldBeReadIsCountedToo() throws Exception {
        SoundSource source = new Source(true) {
            private int given;

            @Override
            public int read(float[] samples, int from, int n) {
                return given++ < 2 ? n : -1;
            }

            @Override
            public long missed() {
                return given == 2 ? 1000 : 0;
            }
        };
        try (Capture capture = Capture.start(source)) {
            assertEquals(0, capture.next().position());
            assertEquals(160 + 1000, capture.next().position());
            assertEquals(1000, capture.dropped());
        }
    }

    @Test
    void aFileWaitsForWhoeverListens(@TempDir Path folder) throws Exception {
        float[] sound = steps(16_000 * 3);
        Path file = folder.resolve("three.wav");
        new Sound(sound, 16_000).write(file);
        try (Capture capture = Capture.start(new FileSource(SoundStream.open(file), "three", false), 1)) {
            Thread.sleep(50);
            assertArrayEquals(sound, take(capture, sound.length));
            assertNull(capture.next());
            assertEquals(0, capture.dropped());
        }
    }

    @Test
    void inRealTimeAFileComesNoSoonerThanItWasSaid(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("half.wav");
        new Sound(steps(8000), 16_000).write(file);
        long begun = System.nanoTime();
        try (Capture capture = Capture.start(new FileSource(SoundStream.open(file), "half", true))) {
            List<Integer> sizes = new ArrayList<>();
            for (SoundChunk chunk; (chunk = capture.next()) != null; ) sizes.add(chunk.samples().length);
            assertEquals(8000, sizes.stream().mapToInt(i -> i).sum());
        }
        assertTrue(System.nanoTime() - begun >= 480_000_000);
    }

    @Test
    void whatWasCapturedBeforeItWasStoppedIsStillThere() throws Exception {
        CountDownLatch given = new CountDownLatch(1);
        SoundSource source = new Source(true) {
            private int pieces;
            private volatile boolean closed;

            @Override
            public int read(float[] samples, int from, int n) {
                if (pieces++ < 3) return n;
                given.countDown();
                while (!closed) Thread.onSpinWait();
                return -1;
            }

            @Override
            public void close() {
                closed = true;
            }
        };
        try (Capture capture = Capture.start(source)) {
            given.await();
            capture.stop();
            for (int i = 0; i < 3; i++) assertEquals(160 * i, capture.next().position());
            assertNull(capture.next());
        }
    }

    @Test
    void closingLetsTheWaitingGo() throws Exception {
        try (var fakes = FakeMicrophones.plugIn(of("Headset", stereo(48_000)).then(End.NOTHING))) {
            Capture capture = Capture.start(FakeMicrophones.devices().get(0).open(16_000));
            Thread closer = new Thread(capture::close);
            closer.start();
            assertNull(capture.next());
            closer.join();
            assertNull(capture.next());
            assertEquals(0, FakeMicrophones.openLines());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** At 8 kHz. */
    private abstract static class Source implements SoundSource {
        private final boolean live;

        Source(boolean live) {
            this.live = live;
        }

        @Override
        public String name() {
            return "a source";
        }

        @Override
        public int sampleRate() {
            return 8000;
        }

        @Override
        public boolean live() {
            return live;
        }

        @Override
        public void close() {}
    }
}
