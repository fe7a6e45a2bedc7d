package io.github.syllabary.spotting;

import io.github.syllabary.audio.Capture;
import io.github.syllabary.audio.Level;
import io.github.syllabary.audio.SoundChunk;
import io.github.syllabary.audio.SoundSource;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A source of sound, a spotter, and somebody who follows what they hear.
 *
 * <pre>{@code
 * Microphone microphone = InputDevice.openAny(16_000);
 * WordSpotter spotter = WordSpotter.of(recognizer).sampleRate(microphone.sampleRate()).build();
 * try (LiveSession session = LiveSession.start(microphone, spotter, listener)) {
 *     session.join();
 * }
 * }</pre>
 *
 * <p>Three threads: one {@linkplain Capture captures} and waits for nobody; one takes chunk after chunk, runs the
 * spotter and tells the listener; the third is the caller's. A listener that dawdles holds up recognition, and sound is
 * dropped once the queue between the first two is full. After such a gap the spotter begins anew, and all times go on
 * counting from the first sample captured.
 */
public final class LiveSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSession.class);

    /** What is heard, in order, on the session's thread. */
    public interface Listener {
        /** Sound that the spotter is about to take. */
        default void sound(SoundChunk chunk, Level level) {}

        /**
         * A decision.
         *
         * @param end of the window, in seconds since the first sample
         * @param probabilities of all labels, smoothed; valid during the call only
         */
        default void window(double end, float[] probabilities) {}

        /** A word, with times since the first sample. */
        default void detection(Detection detection) {}

        /**
         * Sound was lost.
         *
         * @param samples in all, so far
         */
        default void dropped(long samples) {}

        /**
         * The last call.
         *
         * @param failure one sentence, if the source broke off; null at its end or when the session was closed
         */
        default void ended(IOException failure) {}
    }

    private final Capture capture;
    private final WordSpotter spotter;
    private final Listener listener;
    private final Thread thread;
    private long origin;
    private volatile long taken;
    private volatile long silent;
    private volatile boolean closed;
    private volatile Throwable failure;

    private LiveSession(SoundSource source, WordSpotter spotter, Listener listener) {
        this.spotter = spotter;
        this.listener = listener;
        thread = new Thread(this::run, "recognition of " + source.name());
        thread.setDaemon(true);
        spotter.onWindow((start, probabilities) -> listener.window(
                seconds(origin) + (double) start / spotter.modelRate() + spotter.windowSeconds(), probabilities));
        spotter.onDetection(d -> listener.detection(d.later(origin, source.sampleRate())));
        capture = Capture.start(source);
    }

    /**
     * Begins to listen.
     *
     * @param source closed with the session
     * @param spotter for the rate of the source; closed with the session
     * @throws IllegalArgumentException if it is for another rate
     */
    public static LiveSession start(SoundSource source, WordSpotter spotter, Listener listener) {
        if (source.sampleRate() != spotter.sampleRate())
            throw new IllegalArgumentException("sound of " + source.sampleRate() + " Hz for a spotter of "
                    + spotter.sampleRate() + " Hz; build it with the rate of the source");
        LiveSession session = new LiveSession(source, spotter, listener);
        session.thread.start();
        return session;
    }

    private void run() {
        try {
            long dropped = 0;
            for (SoundChunk chunk; (chunk = capture.next()) != null; ) {
                dropped = tellDropped(dropped);
                take(chunk);
            }
            tellDropped(dropped);
            if (!closed) spotter.finish();
        } catch (InterruptedException e) {
            // closed
        } catch (IOException | RuntimeException | Error e) {
            if (!closed) failure = e;
        } finally {
            capture.close();
            spotter.close();
            listener.ended(failure instanceof IOException e ? e : null);
        }
    }

    /** Tells if more has been lost since; gives how much has in all. */
    private long tellDropped(long before) {
        long now = capture.dropped();
        if (now == before) return before;
        DroppedEvent.commit(now - before, now, capture.sampleRate());
        LOG.warn("{} samples of {} were dropped, for recognition is late", now - before, thread.getName());
        listener.dropped(now);
        return now;
    }

    private void take(SoundChunk chunk) {
        if (chunk.position() != taken) {
            spotter.reset();
            origin = chunk.position();
        }
        Level level = Level.of(chunk.samples());
        silent = level.peak() == 0 ? silent + chunk.samples().length : 0;
        taken = chunk.end();
        listener.sound(chunk, level);
        if (!closed) spotter.accept(chunk.samples());
    }

    private double seconds(long samples) {
        return (double) samples / capture.sampleRate();
    }

    /** Of sound so far, that was dropped too. */
    public double seconds() {
        return seconds(taken);
    }

    /**
     * For how long there has been nothing but zeros. Microphones have noise: after some seconds one may be muted, or
     * unplugged on a system that goes on with silence.
     */
    public double silentSeconds() {
        return seconds(silent);
    }

    /** Samples lost so far. */
    public long dropped() {
        return capture.dropped();
    }

    /**
     * Waits for the end of the source or of the session.
     *
     * @throws IOException one sentence, if the source broke off
     * @throws RuntimeException that the listener threw
     */
    public void join() throws IOException, InterruptedException {
        thread.join();
        if (failure instanceof IOException e) throw new IOException(e.getMessage(), e);
        if (failure instanceof RuntimeException e) throw e;
        if (failure instanceof Error e) throw e;
    }

    /** Hears no more, but recognises what was heard; {@link #join} then waits for that. From any thread. */
    public void stop() {
        capture.stop();
    }

    /** Ends it at once, from any thread, also from within the listener; more than once is fine. */
    @Override
    public void close() {
        closed = true;
        capture.close();
        spotter.close();
    }
}
