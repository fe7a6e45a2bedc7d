package io.github.syllabary.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.Control;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineListener;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.TargetDataLine;

/** What a fake microphone hears, by the clock. */
final class FakeLine implements TargetDataLine {
    private final FakeMixer mixer;
    private AudioFormat format;
    private int bufferBytes;
    private long started;
    private long read;
    private volatile boolean open;

    FakeLine(FakeMixer mixer, AudioFormat format) {
        this.mixer = mixer;
        this.format = format;
    }

    @Override
    public void open(AudioFormat wanted, int bytes) throws LineUnavailableException {
        if (mixer.microphone.end() == FakeMicrophone.End.BUSY)
            throw new LineUnavailableException("device or resource busy");
        format = wanted;
        bufferBytes = Integer.MAX_VALUE; // as long as tests may be held up
        open = true;
        mixer.open.add(this);
    }

    @Override
    public void open(AudioFormat wanted) throws LineUnavailableException {
        open(wanted, 1 << 14);
    }

    @Override
    public void open() throws LineUnavailableException {
        open(format);
    }

    @Override
    public void start() {
        started = System.nanoTime();
    }

    private long heard() {
        long frames = (long) ((System.nanoTime() - started) * 1e-9 * format.getSampleRate() * mixer.microphone.pace());
        int sound = mixer.microphone.sound().length;
        return mixer.microphone.end() == FakeMicrophone.End.SILENCE ? frames : Math.min(frames, sound);
    }

    @Override
    public int available() {
        if (mixer.microphone.end() == FakeMicrophone.End.CLOSED && read >= mixer.microphone.sound().length) close();
        if (!open) return 0;
        return (int) Math.min(bufferBytes, (heard() - read) * format.getFrameSize());
    }

    @Override
    public int read(byte[] bytes, int at, int n) {
        int frames = Math.min(n, available()) / format.getFrameSize();
        ByteBuffer buffer = ByteBuffer.wrap(bytes)
                .order(format.isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN)
                .position(at);
        float[] sound = mixer.microphone.sound();
        for (int i = 0; i < frames; i++, read++) {
            float x = read < sound.length ? sound[(int) read] : 0;
            for (int c = 0; c < format.getChannels(); c++) put(buffer, x);
        }
        return frames * format.getFrameSize();
    }

    private void put(ByteBuffer b, float x) {
        int upper = (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, Math.round(x * 0x1p31)));
        switch (format.getSampleSizeInBits()) {
            case 8 -> b.put((byte) (upper >> 24));
            case 16 -> b.putShort((short) (upper >> 16));
            case 24 -> {
                byte[] three = {(byte) (upper >> 8), (byte) (upper >> 16), (byte) (upper >> 24)};
                for (int i = 0; i < 3; i++) b.put(three[format.isBigEndian() ? 2 - i : i]);
            }
            default -> b.putInt(upper);
        }
    }

    @Override
    public void close() {
        open = false;
        mixer.open.remove(this);
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public AudioFormat getFormat() {
        return format;
    }

    @Override
    public int getBufferSize() {
        return bufferBytes;
    }

    @Override
    public void stop() {}

    @Override
    public void drain() {}

    @Override
    public void flush() {}

    @Override
    public boolean isRunning() {
        return open;
    }

    @Override
    public boolean isActive() {
        return open;
    }

    @Override
    public int getFramePosition() {
        return (int) read;
    }

    @Override
    public long getLongFramePosition() {
        return read;
    }

    @Override
    public long getMicrosecondPosition() {
        return (long) (1e6 * read / format.getSampleRate());
    }

    @Override
    public float getLevel() {
        return -1;
    }

    @Override
    public Line.Info getLineInfo() {
        return new DataLine.Info(TargetDataLine.class, format);
    }

    @Override
    public Control[] getControls() {
        return new Control[0];
    }

    @Override
    public boolean isControlSupported(Control.Type control) {
        return false;
    }

    @Override
    public Control getControl(Control.Type control) {
        throw new IllegalArgumentException();
    }

    @Override
    public void addLineListener(LineListener listener) {}

    @Override
    public void removeLineListener(LineListener listener) {}
}
