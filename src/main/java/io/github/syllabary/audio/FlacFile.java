package io.github.syllabary.audio;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.util.Arrays;
import org.jflac.FLACDecoder;
import org.jflac.FrameListener;
import org.jflac.frame.Frame;
import org.jflac.metadata.Metadata;
import org.jflac.metadata.StreamInfo;

/**
 * FLAC through jFLAC. Of the metadata only the stream's properties are handed to it: it would
 * believe the lengths that pictures and comments claim to have.
 */
final class FlacFile {
    /** About 4½ hours at 16 kHz; silence packs so well that a small file may hold any length. */
    private static final int MOST_SAMPLES = 1 << 28;

    private static final int INFO_END = 42;

    private FlacFile() {}

    static boolean looksLike(byte[] b) {
        return SoundFile.has(b, start(b), "fLaC");
    }

    /** Where the stream begins: behind a tag that some programs put in front. */
    private static int start(byte[] b) {
        if (!SoundFile.has(b, 0, "ID3") || b.length < 10) return 0;
        return 10 + ((b[6] & 0x7f) << 21 | (b[7] & 0x7f) << 14 | (b[8] & 0x7f) << 7 | b[9] & 0x7f);
    }

    static Sound decode(byte[] bytes, String name) throws IOException {
        int start = start(bytes);
        int frames = skipMetadata(bytes, start);
        if (frames < 0) throw damaged(name, "its header is cut off", null);
        byte[] head = Arrays.copyOfRange(bytes, start, start + INFO_END);
        head[4] |= (byte) 0x80; // this block of metadata is the last
        FLACDecoder decoder = new FLACDecoder(new SequenceInputStream(
                new ByteArrayInputStream(head), new ByteArrayInputStream(bytes, frames, bytes.length - frames)));
        try {
            decoder.readMetadata();
            return decode(decoder, name);
        } catch (RuntimeException | Error e) {
            // jFLAC runs out of its arrays on damaged frames
            if (e instanceof VirtualMachineError) throw e;
            throw damaged(name, "a frame cannot be decoded", e);
        }
    }

    /** Where the first frame begins, or −1. */
    private static int skipMetadata(byte[] b, int start) {
        if (start + INFO_END > b.length || (b[start + 4] & 0x7f) != 0) return -1;
        for (long at = start + 4; at + 4 <= b.length; ) {
            int i = (int) at;
            at += 4 + ((b[i + 1] & 0xff) << 16 | (b[i + 2] & 0xff) << 8 | b[i + 3] & 0xff);
            if (b[i] < 0) return at <= b.length ? (int) at : -1;
        }
        return -1;
    }

    private static Sound decode(FLACDecoder decoder, String name) throws IOException {
        decoder.addFrameListener(new Strict());
        StreamInfo info = decoder.getStreamInfo();
        int channels = info.getChannels();
        double scale = 1 / (StrictMath.pow(2, info.getBitsPerSample() - 1) * channels);
        long promised = info.getTotalSamples();
        if (promised > MOST_SAMPLES) throw tooLong(name);
        float[] samples = new float[1 << 14];
        int n = 0;
        while (promised == 0 || n < promised) {
            Frame f = decoder.readNextFrame();
            if (f == null) break;
            if (f.header.channels != channels || f.header.bitsPerSample != info.getBitsPerSample())
                throw damaged(name, "its format changes at sample " + n, null);
            int more = f.header.blockSize;
            if (n + more > MOST_SAMPLES) throw tooLong(name);
            if (n + more > samples.length) samples = Arrays.copyOf(samples, Math.max(n + more, 2 * samples.length));
            for (int i = 0; i < more; i++) {
                long sum = 0;
                for (int c = 0; c < channels; c++)
                    sum += decoder.getChannelData()[c].getOutput()[i];
                samples[n + i] = (float) (sum * scale);
            }
            n += more;
        }
        if (n < promised)
            throw damaged(name, "its header promises " + promised + " samples, " + n + " are there", null);
        if (n == 0) throw new IOException(name + ": holds no samples; record it again");
        return new Sound(Arrays.copyOf(samples, n), info.getSampleRate());
    }

    private static IOException damaged(String name, String how, Throwable cause) {
        return new IOException(name + ": is a damaged FLAC file (" + how + "); copy it again", cause);
    }

    private static IOException tooLong(String name) {
        return new IOException(name + ": holds more than " + MOST_SAMPLES + " samples; cut it into pieces");
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
