package io.github.syllabary.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WorkersTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void everyTaskRunsOnceOnAWorkerThatThereIs(int threads) {
        try (Workers workers = new Workers(threads)) {
            assertEquals(threads, workers.threads());
            for (int tasks : new int[] {0, 1, 2, 100}) {
                AtomicIntegerArray runs = new AtomicIntegerArray(tasks);
                workers.run(tasks, (task, worker) -> {
                    assertTrue(worker >= 0 && worker < threads);
                    runs.incrementAndGet(task);
                });
                for (int i = 0; i < tasks; i++) assertEquals(1, runs.get(i));
            }
        }
    }

    @Test
    void noTwoThreadsAreTheSameWorkerAtOnce() {
        try (Workers workers = new Workers(4)) {
            AtomicIntegerArray busy = new AtomicIntegerArray(4);
            workers.run(500, (task, worker) -> {
                assertEquals(1, busy.incrementAndGet(worker));
                Thread.yield();
                busy.decrementAndGet(worker);
            });
        }
    }

    @Test
    void aSingleThreadIsTheCallerAndTasksRunInOrder() {
        StringBuilder order = new StringBuilder();
        Thread caller = Thread.currentThread();
        try (Workers workers = new Workers(1)) {
            workers.run(4, (task, worker) -> {
                assertSame(caller, Thread.currentThread());
                order.append(task).append(worker).append(' ');
            });
        }
        assertEquals("00 10 20 30 ", order.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void whatATaskThrowsReachesTheCallerAndTheWorkersGoOn(int threads) {
        try (Workers workers = new Workers(threads)) {
            IllegalStateException failure = new IllegalStateException("seven");
            assertSame(
                    failure,
                    assertThrows(
                            IllegalStateException.class,
                            () -> workers.run(20, (task, worker) -> {
                                if (task == 7) throw failure;
                            })));
            Error error = new AssertionError("each");
            assertSame(
                    error,
                    assertThrows(
                            AssertionError.class,
                            () -> workers.run(20, (task, worker) -> {
                                throw error;
                            })));
            AtomicInteger runs = new AtomicInteger();
            workers.run(20, (task, worker) -> runs.incrementAndGet());
            assertEquals(20, runs.get());
        }
    }

    @Test
    void noTaskRunsAnyMoreWhenTheCallersOwnHasThrown() {
        try (Workers workers = new Workers(2)) {
            Thread caller = Thread.currentThread();
            CountDownLatch begun = new CountDownLatch(1);
            AtomicInteger running = new AtomicInteger();
            assertThrows(
                    AssertionError.class,
                    () -> workers.run(2, (task, worker) -> {
                        if (Thread.currentThread() == caller) {
                            await(begun);
                            throw new AssertionError("the caller's");
                        }
                        running.incrementAndGet();
                        begun.countDown();
                        sleep();
                        running.decrementAndGet();
                    }));
            assertEquals(0, running.get());
        }
    }

    @Test
    void anInterruptedCallerWaitsAndStaysInterrupted() {
        try (Workers workers = new Workers(2)) {
            AtomicInteger runs = new AtomicInteger();
            Thread.currentThread().interrupt();
            workers.run(8, (task, worker) -> {
                if (worker != 0) sleep();
                runs.incrementAndGet();
            });
            assertTrue(Thread.interrupted(), "the interruption is not swallowed");
            assertEquals(8, runs.get());
        }
    }

    @Test
    void theMachinesWorkersAreAsManyAsItsProcessors() {
        try (Workers workers = Workers.ofMachine()) {
            assertEquals(Runtime.getRuntime().availableProcessors(), workers.threads());
        }
    }

    @Test
    void lessThanOneThreadIsRefused() {
        Exception e = assertThrows(IllegalArgumentException.class, () -> new Workers(0));
        assertEquals("threads: 0; at least 1 is needed", e.getMessage());
    }

    private static void sleep() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
