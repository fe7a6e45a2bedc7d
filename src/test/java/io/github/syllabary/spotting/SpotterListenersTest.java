package io.github.syllabary.spotting;

import static io.github.syllabary.spotting.Streams.RATE;
import static io.github.syllabary.spotting.Streams.clicksAt;
import static io.github.syllabary.spotting.Streams.one;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** On {@link Streams#clicks}: who hears of a word, and who may call when. */
class SpotterListenersTest {
    private final List<Detection> found = new ArrayList<>();

    private WordSpotter spotter(SpotterBuilder builder) {
        WordSpotter spotter = builder.build();
        spotter.onDetection(found::add);
        return spotter;
    }

    private List<Double> ends() {
        return found.stream().map(Detection::time).toList();
    }

    @Test
    void aListenerThatThrowsKeepsNobodyFromHearing() {
        RuntimeException loud = new IllegalArgumentException("loud");
        WordSpotter spotter = one().build();
        spotter.onDetection(d -> {
            throw loud;
        });
        spotter.onDetection(found::add);
        float[] x = clicksAt(2000, 4000);
        assertSame(loud, assertThrows(RuntimeException.class, () -> spotter.accept(x)));
        assertEquals(List.of(2080.0 / RATE, 4080.0 / RATE), ends());
        spotter.accept(new float[100]);
    }

    @Test
    void aClosedSpotterSaysNothingAndTakesNothing() {
        WordSpotter spotter = spotter(one().refractorySeconds(0));
        spotter.onDetection(d -> spotter.close());
        spotter.accept(clicksAt(2000));
        assertEquals(1, found.size());
        spotter.close();
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> spotter.accept(new float[1]));
        assertEquals("the spotter is closed; build another", e.getMessage());
        assertThrows(IllegalStateException.class, spotter::finish);
        assertThrows(IllegalStateException.class, spotter::reset);
    }

    @Test
    void aCallWithinACallIsRefused() throws InterruptedException {
        WordSpotter spotter = spotter(one());
        spotter.onDetection(d -> assertThrows(IllegalStateException.class, () -> spotter.accept(new float[1])));
        CountDownLatch within = new CountDownLatch(1);
        CountDownLatch tried = new CountDownLatch(1);
        spotter.onDetection(d -> {
            within.countDown();
            await(tried);
        });
        Thread other = new Thread(() -> spotter.accept(clicksAt(2000)));
        other.start();
        within.await();
        assertThrows(IllegalStateException.class, () -> spotter.accept(new float[1]));
        tried.countDown();
        other.join();
        spotter.accept(clicksAt(2000));
        assertEquals(List.of(2080.0 / RATE, (RATE + 2080.0) / RATE), ends());
    }

    @Test
    void subscribersHearEveryWordInOrderAndTheEnd() throws Exception {
        WordSpotter spotter = spotter(one());
        List<Detection> published = new ArrayList<>();
        CountDownLatch complete = new CountDownLatch(1);
        spotter.detections().subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(Detection detection) {
                published.add(detection);
            }

            @Override
            public void onError(Throwable thrown) {
                throw new AssertionError(thrown);
            }

            @Override
            public void onComplete() {
                complete.countDown();
            }
        });
        spotter.onDetection(d -> {
            if (found.size() == 2) spotter.close();
        });
        spotter.accept(clicksAt(2000, 3500, 5000));
        assertTrue(complete.await(10, TimeUnit.SECONDS));
        assertEquals(2, published.size());
        assertEquals(found, published);
    }

    @Test
    void aSubscriberThatTakesNothingKeepsNothingBack() {
        WordSpotter spotter = spotter(one().refractorySeconds(0));
        spotter.detections().subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {}

            @Override
            public void onNext(Detection detection) {}

            @Override
            public void onError(Throwable thrown) {}

            @Override
            public void onComplete() {}
        });
        for (int n = 0; n < 100; n++) spotter.accept(clicksAt(2000));
        assertEquals(1000, found.size());
    }

    @Test
    void everyWindowIsToldBeforeItsWords() {
        List<String> told = new ArrayList<>();
        WordSpotter spotter = spotter(one());
        int click = Streams.clicks().labels().indexOf("click");
        spotter.onWindow((start, p) -> told.add(p[click] > 0.8 ? "window " + start : "quiet"));
        spotter.onDetection(d -> told.add(d.label()));
        float[] x = clicksAt(2000);
        spotter.accept(x);
        int spotted = told.indexOf("click");
        assertEquals("window 1280", told.get(spotted - 1));
        assertEquals(10, told.stream().filter(t -> t.startsWith("window")).count());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
