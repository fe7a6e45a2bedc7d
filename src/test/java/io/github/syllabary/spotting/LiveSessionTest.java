package io.github.syllabary.spotting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.audio.FakeMicrophone;
import io.github.syllabary.audio.FakeMicrophones;
import io.github.syllabary.audio.FileSource;
import io.github.syllabary.audio.InputDevice;
import io.github.syllabary.audio.Level;
import io.github.syllabary.audio.Microphone;
import io.github.syllabary.audio.Sound;
import io.github.syllabary.audio.SoundChunk;
import io.github.syllabary.audio.SoundSource;
import io.github.syllabary.audio.SoundStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LiveSessionTest {
    private static final int RATE = 8000;

    @TempDir
    private Path folder;

    private Heard heard;

    @BeforeEach
    void listen() {
        heard = new Heard();
    }

    /** Keeps everything it is told. */
    private static final class Heard implements LiveSession.Listener {
        final List<float[]> samples = new ArrayList<>();
        final List<float[]> windows = new ArrayList<>();
        final List<Double> ends = new ArrayList<>();
        final List<Detection> detections = new ArrayList<>();
        final List<Long> dropped = new ArrayList<>();
        final List<IOException> ended = new ArrayList<>();
        float peak;

        @Override
        public void sound(SoundChunk chunk, Level level) {
            samples.add(chunk.samples());
            peak = Math.max(peak, level.peak());
        }

        @Override
        public void window(double end, float[] probabilities) {
            ends.add(end);
            windows.add(probabilities.clone());
        }

        @Override
        public void detection(Detection detection) {
            detections.add(detection);
        }

        @Override
        public void dropped(long n) {
            dropped.add(n);
        }

        @Override
        public void ended(IOException failure) {
            ended.add(failure);
        }
    }

    private static WordSpotter spotter(int rate) {
        return WordSpotter.of(Streams.clicks()).smoothing(1).sampleRate(rate).build();
    }

    private static float[] clicks(int n, int... at) {
        float[] x = new float[n];
        for (int i : at) x[i] = 1;
        return x;
    }

    private SoundSource file(float[] samples, int rate) throws IOException {
        Path file = folder.resolve("sound.wav");
        new Sound(samples, rate).write(file);
        return new FileSource(SoundStream.open(file), "sound.wav", false);
    }

    @Test
    void aFileGivesTheBitsOfASpotterThatTakesItWhole() throws Exception {
        float[] noise = Streams.noise(3 * 44_100, new SplittableRandom(1));
        for (int i = 0; i < noise.length; i++) noise[i] = Math.round(noise[i] * 32768) / 32768f;
        Arrays.fill(noise, 50_000, 50_441, 1 - 1 / 32768f); // 10 ms, for one sample does not outlive conversion
        Heard whole = new Heard();
        try (WordSpotter spotter = spotter(44_100)) {
            spotter.onDetection(whole::detection);
            spotter.onWindow((start, p) -> whole.window((double) start / RATE + spotter.windowSeconds(), p));
            spotter.accept(noise);
            spotter.finish();
        }
        try (LiveSession session = LiveSession.start(file(noise, 44_100), spotter(44_100), heard)) {
            session.join();
            assertEquals(3, session.seconds());
        }
        assertTrue(whole.detections.size() > 0);
        assertEquals(whole.detections, heard.detections);
        assertEquals(whole.ends, heard.ends);
        assertArrayEquals(whole.windows.toArray(), heard.windows.toArray());
        assertEquals(
                noise.length, heard.samples.stream().mapToInt(x -> x.length).sum());
        assertEquals(1, heard.peak, 0.001);
        assertEquals(List.of(), heard.dropped);
        assertEquals(Arrays.asList((IOException) null), heard.ended);
    }

    @Test
    void aMicrophoneIsHeardAtItsOwnRate() throws Exception {
        float[] sound = new float[48_000];
        Arrays.fill(sound, 24_000, 24_400, 0.9f);
        FakeMicrophone card =
                FakeMicrophone.of("card", FakeMicrophone.stereo(48_000)).hearing(sound);
        try (var fakes = FakeMicrophones.plugIn(card)) {
            Microphone microphone = InputDevice.find("card").open(RATE);
            CountDownLatch found = new CountDownLatch(1);
            LiveSession.Listener listener = new LiveSession.Listener() {
                @Override
                public void detection(Detection d) {
                    assertEquals(0.5, d.start(), 0.02);
                    found.countDown();
                }
            };
            try (LiveSession session = LiveSession.start(microphone, spotter(48_000), listener)) {
                found.await();
                session.close();
                session.join();
            }
            assertEquals(0, FakeMicrophones.openLines());
        }
    }

    @Test
    void aMicrophoneThatGoesIsSaidOnce() throws Exception {
        FakeMicrophone card = FakeMicrophone.of("Headset", FakeMicrophone.stereo(48_000))
                .hearing(new float[4800])
                .then(FakeMicrophone.End.CLOSED);
        try (var fakes = FakeMicrophones.plugIn(card)) {
            Microphone microphone = InputDevice.find("Headset").open(RATE);
            LiveSession session = LiveSession.start(microphone, spotter(48_000), heard);
            IOException lost = assertThrows(IOException.class, session::join);
            assertTrue(lost.getMessage().startsWith("the microphone 'Headset' gives no more sound"));
            assertEquals(1, heard.ended.size());
            assertEquals(lost.getMessage(), heard.ended.get(0).getMessage());
            assertEquals(0.1, session.seconds(), 1e-9);
            assertEquals(0.1, session.silentSeconds(), 1e-9);
        }
    }

    /** A source that skips a second after its first. */
    private static SoundSource withGap(float[] first, float[] second) {
        return new SoundSource() {
            private int piece;

            @Override
            public String name() {
                return "with a gap";
            }

            @Override
            public int sampleRate() {
                return RATE;
            }

            @Override
            public boolean live() {
                return true;
            }

            @Override
            public int read(float[] samples, int from, int n) {
                float[] all = piece < first.length / n ? first : second;
                int at = piece < first.length / n ? piece * n : (piece - first.length / n) * n;
                if (all == second && at >= second.length) return -1;
                System.arraycopy(all, at, samples, from, n);
                piece++;
                return n;
            }

            @Override
            public long missed() {
                return piece > first.length / 160 ? RATE : 0;
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void afterAGapTheSpotterBeginsAnewAndTimesGoOn() throws Exception {
        float[] first = clicks(RATE, 4000);
        float[] second = clicks(RATE, 2000, 6000);
        try (LiveSession session = LiveSession.start(withGap(first, second), spotter(RATE), heard)) {
            session.join();
        }
        // as a spotter finds them in each part alone; the second part begins at the third second
        List<Double> times = new ArrayList<>();
        for (float[] part : List.of(first, second)) {
            try (WordSpotter alone = spotter(RATE)) {
                double origin = part == first ? 0 : 2;
                alone.onDetection(d -> times.add(origin + d.time()));
                alone.accept(part);
            }
        }
        assertEquals(3, times.size());
        assertEquals(times, heard.detections.stream().map(Detection::time).toList());
        assertEquals(List.of((long) RATE), heard.dropped);
        assertTrue(heard.detections.get(1).startSample() >= 2 * RATE);
    }

    @Test
    void whatAListenerThrowsEndsTheSessionAndIsThrown() throws Exception {
        IllegalStateException mine = new IllegalStateException("mine");
        LiveSession.Listener listener = new LiveSession.Listener() {
            @Override
            public void window(double end, float[] probabilities) {
                throw mine;
            }

            @Override
            public void ended(IOException failure) {
                heard.ended(failure);
            }
        };
        try (LiveSession session = LiveSession.start(file(new float[RATE], RATE), spotter(RATE), listener)) {
            assertEquals(mine, assertThrows(IllegalStateException.class, session::join));
        }
        assertNull(heard.ended.get(0));
    }

    @Test
    void aListenerMayEndIt() throws Exception {
        LiveSession[] session = new LiveSession[1];
        CountDownLatch started = new CountDownLatch(1);
        LiveSession.Listener listener = new LiveSession.Listener() {
            @Override
            public void detection(Detection d) {
                heard.detection(d);
                try {
                    started.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                session[0].close();
            }
        };
        session[0] = LiveSession.start(file(clicks(4 * RATE, 8000, 16_000, 24_000), RATE), spotter(RATE), listener);
        started.countDown();
        session[0].join();
        assertEquals(1, heard.detections.size());
    }

    @Test
    void aSpotterForAnotherRateIsRefused() throws Exception {
        SoundSource source = file(new float[RATE], RATE);
        assertThrows(IllegalArgumentException.class, () -> LiveSession.start(source, spotter(16_000), heard));
        source.close();
    }
}
