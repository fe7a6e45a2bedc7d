package io.github.syllabary.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;

/** Samples that stand one behind the other, the channels of an instant together. */
final class PcmDecoder implements SoundDecoder {
    private static final int MOST_CHANNELS = 0xffff;

    /** Lengths from here on are written by programs that pipe and cannot know; they mean "to the end". */
    private static final long UNKNOWN = 0x7fff_0000L;

    /** How samples are stored. */
    record Format(PcmEncoding encoding, ByteOrder order, long channels, long sampleRate) {}

    private final SoundInput in;
    private final Format format;
    private final long promised;
    private final boolean exact;
    private final int frameBytes;
    private final byte[] bytes;
    private final ByteBuffer buffer;
    private final float[] block;
    private final ShortBuffer shorts; // the same bytes, where they are the usual 16 bits of one channel; else null
    private final short[] samples;
    private long taken;

    /**
     * @param promised bytes of samples, that stand next in the input
     * @param exact whether the promise is to be kept even if it looks like one that nobody can keep
     * @throws IOException if there are no channels, too many, or no sensible rate
     */
    PcmDecoder(SoundInput in, Format format, long promised, boolean exact) throws IOException {
        if (format.channels < 1
                || format.channels > MOST_CHANNELS
                || format.sampleRate < 1
                || format.sampleRate > Integer.MAX_VALUE)
            throw in.error("its header says " + format.channels + " channels at " + format.sampleRate
                    + " Hz; the file is damaged, copy it again");
        this.in = in;
        this.format = format;
        this.promised = promised;
        this.exact = exact || promised < UNKNOWN;
        frameBytes = (int) format.channels * format.encoding.bytes;
        block = new float[Math.max(1, (1 << 14) / frameBytes)];
        bytes = new byte[block.length * frameBytes];
        buffer = ByteBuffer.wrap(bytes).order(format.order);
        shorts = format.encoding == PcmEncoding.SIGNED_16 && format.channels == 1 ? buffer.asShortBuffer() : null;
        samples = new short[shorts == null ? 0 : block.length];
    }

    @Override
    public int sampleRate() {
        return (int) format.sampleRate;
    }

    @Override
    public long samples() {
        return exact ? promised / frameBytes : -1;
    }

    @Override
    public float[] block() {
        return block;
    }

    @Override
    public int decode() throws IOException {
        int want = (int) Math.min(bytes.length, promised - taken);
        int got = in.take(bytes, 0, want);
        taken += got;
        if (got < want && exact)
            throw in.error("is cut off: its header promises " + promised + " bytes of samples, " + taken
                    + " are there; copy it again");
        int n = got / frameBytes;
        if (shorts != null) {
            shorts.get(0, samples, 0, n);
            for (int i = 0; i < n; i++) block[i] = samples[i] * 0x1p-15f;
        } else mean(n);
        return n == 0 ? -1 : n;
    }

    private void mean(int n) {
        int channels = (int) format.channels;
        for (int i = 0, at = 0; i < n; i++) {
            double sum = 0;
            for (int c = 0; c < channels; c++, at += format.encoding.bytes) sum += format.encoding.sample(buffer, at);
            block[i] = (float) (sum / channels);
        }
    }
}
