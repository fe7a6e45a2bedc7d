package io.github.syllabary.audio;

import java.io.IOException;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Reads a source of sound on a thread of its own, which waits for nobody: chunks of up to 20 ms go into a queue of
 * {@value #QUEUE_SECONDS} seconds, and when that is full because nobody takes them, what comes is dropped and counted.
 * A source that is not {@linkplain SoundSource#live live} waits for room instead, and nothing of it is dropped.
 *
 * <pre>
 * try (Capture capture = Capture.start(InputDevice.find("usb").open(16_000))) {
 *   for (SoundChunk chunk; (chunk = capture.next()) != null; ) spotter.accept(chunk.samples());
 * }</pre>
 */
public final class Capture implements AutoCloseable {
    static final int QUEUE_SECONDS = 10;
    private static final int CHUNKS_A_SECOND = 50;

    /** Longer than any driver holds sound back; a microphone in a silent room still gives samples. */
    static final long LOST_AFTER_MILLIS = 3000;

    private final SoundSource source;

    // neither takes a lock to put something in
    private final Queue<SoundChunk> queue = new ConcurrentLinkedQueue<>();
    private final Semaphore ready = new Semaphore(0);

    /** For so many samples. */
    private final Semaphore room;

    private final Thread thread;
    private volatile long dropped;
    private volatile boolean ended;
    private volatile boolean stopped;
    private volatile boolean closed;
    private volatile Throwable failure;

    private Capture(SoundSource source, int seconds) {
        this.source = source;
        room = new Semaphore(Math.multiplyExact(seconds, source.sampleRate()));
        thread = new Thread(this::run, "capture of " + source.name());
        thread.setDaemon(true);
        thread.setPriority(Thread.MAX_PRIORITY);
    }

    /** Begins to read; the source is closed with the capture. */
    public static Capture start(SoundSource source) {
        return start(source, QUEUE_SECONDS);
    }

    static Capture start(SoundSource source, int queueSeconds) {
        Capture capture = new Capture(source, queueSeconds);
        capture.thread.start();
        return capture;
    }

    public SoundSource source() {
        return source;
    }

    /** Hz. */
    public int sampleRate() {
        return source.sampleRate();
    }

    /** Samples lost so far: dropped here, or before the source could be read. */
    public long dropped() {
        return dropped;
    }

    /**
     * Waits for the next chunk. One thread at a time may take them.
     *
     * @return null at the end of the source or once the capture is closed
     * @throws IOException one sentence, if the source broke off, with all that came before already given; of a live
     *     source also when it has given nothing for {@value #LOST_AFTER_MILLIS} ms
     */
    public SoundChunk next() throws IOException, InterruptedException {
        if (!source.live()) ready.acquire();
        else if (!ready.tryAcquire(LOST_AFTER_MILLIS, TimeUnit.MILLISECONDS)) throw lost(source.name());
        SoundChunk chunk = closed ? null : queue.poll();
        if (chunk != null) {
            room.release(chunk.samples().length);
            return chunk;
        }
        ready.release(); // the next call ends too
        if (stopped || failure == null) return null;
        if (failure instanceof IOException e) throw new IOException(e.getMessage(), e);
        throw new IllegalStateException("reading " + source.name() + " failed", failure);
    }

    static IOException lost(String name) {
        return new IOException("the microphone '" + name + "' gives no more sound; plug it in again, or check that its"
                + " sound server runs, and start again");
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // nobody else writes
    private void run() {
        try {
            float[] block = new float[Math.max(1, source.sampleRate() / CHUNKS_A_SECOND)];
            long position = 0;
            long missed = 0;
            for (int n; !stopped && (n = source.read(block, 0, block.length)) >= 0; ) {
                long newlyMissed = source.missed() - missed;
                missed += newlyMissed;
                position += newlyMissed;
                dropped += newlyMissed;
                if (!source.live()) room.acquire(n);
                else if (!room.tryAcquire(n)) {
                    position += n;
                    dropped += n;
                    continue;
                }
                queue.add(new SoundChunk(position, Arrays.copyOf(block, n)));
                position += n;
                ready.release();
            }
        } catch (InterruptedException e) {
            // stopped while it waited for room
        } catch (IOException | RuntimeException | Error e) {
            failure = e;
        } finally {
            ended = true;
            ready.release();
        }
    }

    /** Whether everything was read or the source broke off; chunks may still stand in the queue. */
    public boolean ended() {
        return ended;
    }

    /** Ends reading and closes the source; the chunks in the queue can still be taken. More than once is fine. */
    public void stop() {
        stopped = true;
        thread.interrupt();
        source.close();
    }

    /** {@linkplain #stop Stops}, and lets whoever waits for a chunk go without; more than once is fine. */
    @Override
    public void close() {
        closed = true;
        stop();
        ready.release();
    }
}
