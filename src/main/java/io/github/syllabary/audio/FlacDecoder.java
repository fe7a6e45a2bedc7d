package io.github.syllabary.audio;

import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * FLAC. Of the metadata only the stream's properties are looked at. The checksums of frames are compared as they come,
 * that of all samples at the end.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9639">RFC 9639, Free Lossless Audio Codec</a>
 */
final class FlacDecoder implements SoundDecoder {
    private static final int PROPERTIES = 34;
    private static final int FEWEST_BITS = 4;
    private static final int FIRST = FlacFrame.FIRST;
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private final SoundInput in;
    private final FlacBits bits;
    private final FlacFrame frame;
    private final int sampleRate;
    private final int channels;
    private final int sampleBits;
    private final long promised;
    private final float scale;
    private final MessageDigest digest;
    private final byte[] sum = new byte[16];
    private byte[] bytes = new byte[0];
    private float[] block = new float[0];
    private long given;
    private boolean ended;

    /**
     * @param in at the letters fLaC
     */
    FlacDecoder(SoundInput in) throws IOException {
        this.in = in;
        ByteBuffer head = in.take(8 + PROPERTIES, ByteOrder.BIG_ENDIAN);
        if (head == null || (head.get(4) & 0x7f) != 0) throw damaged("its header is cut off");
        // behind the lengths of blocks and frames 20 bits, 3, 5 and 36
        long packed = head.getLong(18);
        sampleRate = (int) (packed >>> 44);
        channels = (int) (packed >>> 41 & 7) + 1;
        sampleBits = (int) (packed >>> 36 & 31) + 1;
        promised = packed & (1L << 36) - 1;
        head.get(26, sum);
        boolean last = head.get(4) < 0;
        if (!in.skip((head.getInt(4) & 0xff_ffff) - PROPERTIES)) throw damaged("its header is cut off");
        while (!last) {
            ByteBuffer b = in.take(4, ByteOrder.BIG_ENDIAN);
            if (b == null || !in.skip(b.getInt(0) & 0xff_ffff)) throw damaged("its header is cut off");
            last = b.get(0) < 0;
        }
        if (sampleRate < 1) throw damaged("its header says 0 Hz");
        if (sampleBits < FEWEST_BITS) throw damaged("its header says " + sampleBits + " bits a sample");
        if (sampleBits > FlacFrame.MOST_BITS)
            throw in.error("is FLAC of " + sampleBits + " bits a sample, of which up to " + FlacFrame.MOST_BITS
                    + " are read here; convert it");
        bits = new FlacBits(in.rest());
        frame = new FlacFrame(bits, channels, sampleBits);
        scale = 1f / (1 << sampleBits - 1);
        try {
            digest = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    @Override
    public int sampleRate() {
        return sampleRate;
    }

    @Override
    public long samples() {
        return promised > 0 ? promised : -1;
    }

    @Override
    public float[] block() {
        return block;
    }

    @Override
    public int decode() throws IOException {
        if (ended) return -1;
        if (promised > 0 ? given >= promised : bits.atEnd()) {
            ended = true;
            // all zeros: the encoder could not go back to write it
            if (!Arrays.equals(sum, new byte[sum.length]) && given > 0 && !Arrays.equals(sum, digest.digest()))
                throw damaged("its samples do not have the checksum of the header");
            return -1;
        }
        try {
            String wrong = frame.read();
            if (wrong != null) throw damaged(wrong + " at sample " + given);
        } catch (EOFException e) {
            throw damaged(
                    promised > 0
                            ? "its header promises " + promised + " samples, " + given + " are there"
                            : "its last frame is cut off");
        }
        int n = frame.length();
        if (block.length < n) block = new float[n];
        int[][] samples = frame.samples();
        if (channels == 1) for (int i = 0; i < n; i++) block[i] = samples[0][FIRST + i] * scale;
        else mean(samples, n);
        digest(samples, n);
        given += n;
        return n;
    }

    private void mean(int[][] samples, int n) {
        double s = (double) scale / channels;
        for (int i = 0; i < n; i++) {
            long total = 0;
            for (int[] channel : samples) total += channel[FIRST + i];
            block[i] = (float) (total * s);
        }
    }

    /** The checksum is of the samples as whole bytes, little-endian, the channels of an instant together. */
    private void digest(int[][] samples, int n) {
        int width = (sampleBits + 7) / 8;
        int step = channels * width;
        if (bytes.length < n * step) bytes = new byte[n * step];
        for (int c = 0; c < channels; c++) {
            int[] x = samples[c];
            if (width == 2) for (int i = 0; i < n; i++) SHORTS.set(bytes, i * step + 2 * c, (short) x[FIRST + i]);
            else
                for (int k = 0; k < width; k++)
                    for (int i = 0; i < n; i++) bytes[i * step + c * width + k] = (byte) (x[FIRST + i] >> 8 * k);
        }
        digest.update(bytes, 0, n * step);
    }

    private IOException damaged(String how) {
        return in.error("is a damaged FLAC file (" + how + "); copy it again");
    }
}
