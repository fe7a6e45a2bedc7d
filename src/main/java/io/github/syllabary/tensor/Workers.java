package io.github.syllabary.tensor;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A few threads that share out numbered tasks. The caller works too. Which thread takes which task
 * is left to chance, so tasks must not depend on it.
 */
public final class Workers implements AutoCloseable {

    /** One of the numbered tasks; {@code worker} names the thread, from 0, for its scratch memory. */
    @FunctionalInterface
    public interface Task {
        void run(int task, int worker);
    }

    private final int threads;
    private final ExecutorService others;

    /**
     * @param threads how many work at once, the caller included; at least 1
     */
    public Workers(int threads) {
        if (threads < 1) throw new IllegalArgumentException("threads: " + threads + "; at least 1 is needed");
        this.threads = threads;
        this.others = threads == 1
                ? null
                : Executors.newFixedThreadPool(threads - 1, r -> {
                    Thread thread = new Thread(r, "syllabary-worker");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** As many threads as the machine has processors. */
    public static Workers ofMachine() {
        return new Workers(Runtime.getRuntime().availableProcessors());
    }

    public int threads() {
        return threads;
    }

    /**
     * Runs the tasks {@code 0 … tasks−1} and returns when none runs any more. If one throws, no further
     * ones are begun, and what it threw is thrown. Tasks must not call this method themselves.
     */
    public void run(int tasks, Task task) {
        if (others == null || tasks <= 1) {
            for (int i = 0; i < tasks; i++) task.run(i, 0);
            return;
        }
        AtomicInteger next = new AtomicInteger();
        Future<?>[] helpers = new Future<?>[Math.min(threads, tasks) - 1];
        for (int h = 0; h < helpers.length; h++) {
            int worker = h + 1;
            helpers[h] = others.submit(() -> drain(next, tasks, task, worker));
        }
        Throwable failure = null;
        try {
            drain(next, tasks, task, 0);
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        for (Future<?> helper : helpers) {
            Throwable theirs = await(helper);
            if (failure == null) failure = theirs;
        }
        if (failure instanceof Error e) throw e;
        if (failure != null) throw (RuntimeException) failure;
    }

    private static void drain(AtomicInteger next, int tasks, Task task, int worker) {
        try {
            for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) task.run(i, worker);
        } catch (RuntimeException | Error e) {
            next.set(tasks);
            throw e;
        }
    }

    /** What it threw, or null. Not to be interrupted: a helper left behind would go on writing. */
    private static Throwable await(Future<?> helper) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    helper.get();
                    return null;
                } catch (ExecutionException e) {
                    return e.getCause();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (others != null) others.shutdownNow();
    }
}
