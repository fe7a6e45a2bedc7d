package io.github.syllabary.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.TargetDataLine;

/**
 * An open input, which has been listening since it was opened. Several channels become their mean.
 *
 * <p>Java Sound does not say when a device has gone: reads then give nothing, for ever. So one that gives nothing for
 * {@value #LOST_AFTER_MILLIS} ms counts as lost.
 *
 * @see InputDevice#open
 */
public final class Microphone implements SoundSource {
    private static final long LOST_AFTER_MILLIS = 2000;

    /** Of the system's buffer: how long this program may be held up before sound is lost. */
    private static final double BUFFER_SECONDS = 2;

    private static final int MOST_FRAMES_A_READ = 4096;
    private static final int POLL_MILLIS = 10;

    private final String name;
    private final TargetDataLine line;
    private final AudioFormat format;
    private final PcmEncoding encoding;
    private final int frameBytes;
    private final byte[] bytes;
    private final ByteBuffer buffer;
    private final long bufferNanos;
    private long lastRead;
    private volatile long missed;
    private volatile boolean closed;

    private Microphone(String name, TargetDataLine line, AudioFormat format) {
        this.name = name;
        this.line = line;
        this.format = format;
        encoding = LineFormats.encoding(format);
        frameBytes = format.getFrameSize();
        bytes = new byte[MOST_FRAMES_A_READ * frameBytes];
        buffer = ByteBuffer.wrap(bytes).order(format.isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        bufferNanos = Math.round(1e9 * line.getBufferSize() / frameBytes / format.getSampleRate());
        lastRead = System.nanoTime();
    }

    /** In a format with all its numbers, whose samples can be read. */
    static Microphone open(InputDevice device, AudioFormat format) throws LineUnavailableException {
        DataLine.Info info = new DataLine.Info(TargetDataLine.class, format);
        TargetDataLine line =
                (TargetDataLine) AudioSystem.getMixer(device.mixer()).getLine(info);
        try {
            line.open(format, (int) (BUFFER_SECONDS * format.getSampleRate()) * format.getFrameSize());
            line.start();
            return new Microphone(device.name(), line, format);
        } catch (LineUnavailableException | RuntimeException e) {
            line.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int sampleRate() {
        return Math.round(format.getSampleRate());
    }

    /** How it was opened, such as {@code 48000 Hz, stereo, 16 bits}. */
    public String formatText() {
        return LineFormats.text(format);
    }

    @Override
    public boolean live() {
        return true;
    }

    @Override
    public long missed() {
        return missed;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IOException if the device has gone
     */
    @Override
    public int read(float[] samples, int from, int n) throws IOException {
        Objects.checkFromIndexSize(from, n, samples.length);
        if (n == 0) return 0;
        int wanted = Math.min(n, MOST_FRAMES_A_READ) * frameBytes;
        for (long begun = System.nanoTime(); ; ) {
            if (closed) return -1;
            // only what is there: a read that has to wait sleeps for a quarter of the line's buffer
            int ready = Math.min(line.available(), wanted) / frameBytes * frameBytes;
            int got = ready > 0 ? line.read(bytes, 0, ready) : 0;
            if (got >= frameBytes) return decoded(samples, from, got / frameBytes);
            if (closed) return -1;
            if (!line.isOpen() || got < 0 || System.nanoTime() - begun > LOST_AFTER_MILLIS * 1_000_000)
                throw Capture.lost(name);
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return -1;
            }
        }
    }

    private int decoded(float[] samples, int from, int frames) {
        long now = System.nanoTime();
        long late = now - lastRead - bufferNanos;
        // the line's buffer held no more than it can
        if (late > 0) missed += Math.round(late * 1e-9 * format.getSampleRate());
        lastRead = now;
        int channels = format.getChannels();
        for (int i = 0, at = 0; i < frames; i++) {
            double sum = 0;
            for (int c = 0; c < channels; c++, at += encoding.bytes) sum += encoding.sample(buffer, at);
            float x = (float) (sum / channels);
            samples[from + i] = Math.abs(x) <= Float.MAX_VALUE ? x : 0;
        }
        return frames;
    }

    @Override
    public void close() {
        if (closed) return;
        closed = true;
        line.stop();
        line.close();
    }
}
