package io.github.syllabary.audio;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jflac.FLACDecoder;
import org.jflac.FrameListener;
import org.jflac.frame.Frame;
import org.jflac.metadata.Metadata;
import org.jflac.metadata.StreamInfo;

/**
 * FLAC through jFLAC. Of the metadata only the stream's properties are handed to it: it would believe
 * the lengths that pictures and comments claim to have. The checksum of all samples is compared at the
 * end.
 */
final class FlacDecoder implements SoundDecoder {
    private static final int PROPERTIES = 34;

    private final SoundInput in;
    private final FLACDecoder decoder;
    private final StreamInfo info;
    private final double scale;
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
        if (head == null || (head.get(4) & 0x7f) != 0) throw damaged("its header is cut off", null);
        boolean last = head.get(4) < 0;
        head.put(4, (byte) 0x80).put(5, (byte) 0).putShort(6, (short) PROPERTIES);
        head.get(8 + PROPERTIES - sum.length, sum);
        while (!last) {
            ByteBuffer b = in.take(4, ByteOrder.BIG_ENDIAN);
            if (b == null || !in.skip(b.getInt(0) & 0xff_ffff)) throw damaged("its header is cut off", null);
            last = b.get(0) < 0;
        }
        decoder = new FLACDecoder(new SequenceInputStream(new ByteArrayInputStream(head.array()), in.rest()));
        decoder.addFrameListener(new Strict());
        try {
            decoder.readMetadata();
        } catch (RuntimeException e) {
            throw damaged("its header cannot be decoded", e);
        }
        info = decoder.getStreamInfo();
        if (info.getSampleRate() < 1) throw damaged("its header says 0 Hz", null);
        scale = 1 / (StrictMath.pow(2, info.getBitsPerSample() - 1) * info.getChannels());
        try {
            digest = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    @Override
    public int sampleRate() {
        return info.getSampleRate();
    }

    @Override
    public long samples() {
        return info.getTotalSamples() > 0 ? info.getTotalSamples() : -1;
    }

    @Override
    public float[] block() {
        return block;
    }

    @Override
    public int decode() throws IOException {
        if (ended) return -1;
        long promised = samples();
        Frame f = promised > 0 && given >= promised ? null : next();
        if (f == null) {
            ended = true;
            check(promised);
            return -1;
        }
        if (f.header.channels != info.getChannels() || f.header.bitsPerSample != info.getBitsPerSample())
            throw damaged("its format changes at sample " + given, null);
        int n = f.header.blockSize;
        if (block.length < n) block = new float[n];
        int[][] channels = new int[f.header.channels][];
        for (int c = 0; c < channels.length; c++) channels[c] = decoder.getChannelData()[c].getOutput();
        for (int i = 0; i < n; i++) {
            long total = 0;
            for (int[] channel : channels) total += channel[i];
            block[i] = (float) (total * scale);
        }
        digest(channels, n);
        given += n;
        return n;
    }

    private Frame next() throws IOException {
        try {
            return decoder.readNextFrame();
        } catch (RuntimeException | StackOverflowError e) {
            // jFLAC runs out of its arrays on damaged frames
            throw damaged("a frame cannot be decoded", e);
        }
    }

    /** The checksum is of the samples as whole bytes, little-endian, the channels of an instant together. */
    private void digest(int[][] channels, int n) {
        int width = (info.getBitsPerSample() + 7) / 8;
        int length = n * channels.length * width;
        if (bytes.length < length) bytes = new byte[length];
        int at = 0;
        for (int i = 0; i < n; i++)
            for (int[] channel : channels)
                for (int k = 0, x = channel[i]; k < width; k++, x >>= 8) bytes[at++] = (byte) x;
        digest.update(bytes, 0, length);
    }

    private void check(long promised) throws IOException {
        if (given < promised)
            throw damaged("its header promises " + promised + " samples, " + given + " are there", null);
        // all zeros: the encoder could not go back to write it
        if (!Arrays.equals(sum, new byte[sum.length]) && given > 0 && !Arrays.equals(sum, digest.digest()))
            throw damaged("its samples do not have the checksum of the header", null);
    }

    private IOException damaged(String how, Throwable cause) {
        return in.error("is a damaged FLAC file (" + how + "); copy it again", cause);
    }

    /** Ends decoding at the first damage; left alone, jFLAC searches on, and may never come back from the end. */
    private static final class Strict implements FrameListener {
        @Override
        public void processMetadata(Metadata metadata) {}

        @Override
        public void processFrame(Frame frame) {}

        @Override
        public void processError(String message) {
            throw new IllegalStateException(message);
        }
    }
}
