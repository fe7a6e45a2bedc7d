package io.github.syllabary.spotting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.audio.Features;
import io.github.syllabary.audio.Sound;
import io.github.syllabary.recognizer.Recognizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many threads at one recognizer, many spotters on few threads, and a spotter closed at any moment. */
class SharingTest {

    @Test
    void sixtyFourThreadsAtOneRecognizerGetTheBitsOfOne() throws Exception {
        Recognizer shared = Streams.recognizer(
                Features.of(Map.of("kind", "log-mel", "sampleRate", 8000, "bands", 12)), 8000, new SplittableRandom(5));
        List<Sound> sounds = new ArrayList<>();
        List<float[]> alone = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            sounds.add(new Sound(Streams.noise(4000 + 500 * i, new SplittableRandom(i)), i % 2 == 0 ? 8000 : 16000));
            alone.add(shared.probabilities(sounds.get(i)));
        }
        int threads = 64;
        CyclicBarrier together = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<Void>> works = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int first = t;
            works.add(pool.submit(() -> {
                together.await();
                for (int i = 0; i < 16; i++) {
                    int s = (first + i) % 16;
                    assertArrayEquals(alone.get(s), shared.probabilities(sounds.get(s)), "sound " + s);
                }
                return null;
            }));
        }
        for (Future<Void> work : works) work.get();
        pool.shutdown();
    }

    /** Each spotter has audio of its own and is brought its chunks by whichever thread is free. */
    @Test
    void aThousandSpottersOnAPoolOfThreadsFindWhatEachFindsAlone() throws Exception {
        Recognizer clicks = Streams.clicks();
        int spotters = 1000;
        int chunks = 10;
        int chunk = 800;
        List<WordSpotter> all = new ArrayList<>();
        List<List<Long>> found = new ArrayList<>();
        for (int s = 0; s < spotters; s++) {
            List<Long> finds = new ArrayList<>();
            WordSpotter spotter = spotter(clicks);
            spotter.onDetection(d -> finds.add(Math.round(d.time() * 8000)));
            all.add(spotter);
            found.add(finds);
        }
        ExecutorService pool = Executors.newFixedThreadPool(16);
        for (int c = 0; c < chunks; c++) {
            int from = c * chunk;
            List<Callable<Void>> round = new ArrayList<>();
            for (int s = 0; s < spotters; s++) {
                int n = s;
                round.add(() -> {
                    all.get(n).accept(audio(n, chunks * chunk), from, chunk);
                    return null;
                });
            }
            for (Future<Void> done : pool.invokeAll(round)) done.get();
        }
        pool.shutdown();
        for (int s = 0; s < spotters; s += 7) {
            List<Long> alone = new ArrayList<>();
            try (WordSpotter spotter = spotter(clicks)) {
                spotter.onDetection(d -> alone.add(Math.round(d.time() * 8000)));
                spotter.accept(audio(s, chunks * chunk));
            }
            assertEquals(alone, found.get(s), "spotter " + s);
        }
        assertTrue(found.stream().allMatch(f -> f.size() == 2), "each hears two clicks");
        all.forEach(WordSpotter::close);
    }

    private static WordSpotter spotter(Recognizer clicks) {
        return WordSpotter.of(clicks)
                .sampleRate(8000)
                .word("click", 0.9)
                .smoothing(1)
                .refractorySeconds(0.2)
                .build();
    }

    /** Two clicks, elsewhere for each. */
    private static float[] audio(int number, int samples) {
        float[] x = new float[samples];
        x[900 + number % 700] = 1;
        x[5000 + number * 13 % 1500] = 1;
        return x;
    }

    /** Every interleaving that 2,000 tries meet: accept ends or says that it is closed, subscribers are told the end. */
    @Test
    void aSpotterMayBeClosedInTheMiddleOfAccept() {
        Recognizer clicks = Streams.clicks();
        float[] audio = audio(0, 8000);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        AtomicInteger ended = new AtomicInteger();
        int tries = 2000;
        assertTimeoutPreemptively(Duration.ofMinutes(5), () -> {
            for (int i = 0; i < tries; i++) {
                WordSpotter spotter = spotter(clicks);
                spotter.detections().subscribe(new CountsTheEnd(ended));
                CyclicBarrier together = new CyclicBarrier(2);
                int spin = new SplittableRandom(i).nextInt(20_000);
                Future<Boolean> accepts = pool.submit(() -> {
                    together.await();
                    try {
                        for (int c = 0; c < 100; c++) spotter.accept(audio, 80 * (c % 100), 80);
                        return true;
                    } catch (IllegalStateException e) {
                        assertEquals("the spotter is closed; build another", e.getMessage());
                        return false;
                    }
                });
                Future<?> closes = pool.submit(() -> {
                    together.await();
                    for (int k = 0; k < spin; k++) Thread.onSpinWait();
                    spotter.close();
                    return null;
                });
                closes.get();
                accepts.get();
            }
        });
        pool.shutdown();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (ended.get() < tries && System.nanoTime() < until) Thread.onSpinWait();
        assertEquals(tries, ended.get());
    }

    private static final class CountsTheEnd implements Flow.Subscriber<Detection> {
        private final AtomicInteger ended;

        CountsTheEnd(AtomicInteger ended) {
            this.ended = ended;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Detection detection) {}

        @Override
        public void onError(Throwable thrown) {
            throw new AssertionError(thrown);
        }

        @Override
        public void onComplete() {
            ended.incrementAndGet();
        }
    }
}
