package io.github.syllabary.audio;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;

/** A recording in the place of a microphone: at the pace at which it was recorded, or as fast as it is read. */
public final class FileSource implements SoundSource {
    private static final int PIECES_A_SECOND = 50;

    private final SoundStream stream;
    private final String name;
    private final boolean realTime;

    /** Held while the stream is in use. */
    private final ReentrantLock using = new ReentrantLock();

    private long begun = -1;
    private long given;
    private volatile boolean closed;

    /**
     * @param stream closed with this source
     * @param name of the recording
     * @param realTime whether each sample is given no sooner than it would have been said
     */
    public FileSource(SoundStream stream, String name, boolean realTime) {
        this.stream = stream;
        this.name = name;
        this.realTime = realTime;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int sampleRate() {
        return stream.sampleRate();
    }

    @Override
    public boolean live() {
        return false;
    }

    @Override
    public int read(float[] samples, int from, int n) throws IOException {
        using.lock();
        try {
            if (closed) return -1;
            int most = Math.max(1, stream.sampleRate() / PIECES_A_SECOND);
            int got = stream.read(samples, from, realTime ? Math.min(n, most) : n);
            if (got > 0 && realTime) awaitPace(got);
            return closed ? -1 : got;
        } finally {
            if (closed) stream.close();
            using.unlock();
        }
    }

    private void awaitPace(int got) {
        given += got;
        if (begun < 0) begun = System.nanoTime();
        long due = begun + Math.round(1e9 * given / stream.sampleRate());
        try {
            for (long left; !closed && (left = due - System.nanoTime()) > 0; )
                Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        if (!using.tryLock()) return; // whoever reads at this moment closes the stream
        try {
            stream.close();
        } catch (IOException e) {
            // it was only read
        } finally {
            using.unlock();
        }
    }
}
