package io.github.syllabary.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.JavaLayerException;
import javazoom.jl.decoder.Obuffer;

/**
 * MP3 through JLayer. The silence that encoder and decoder put in front, and what
 * fills up the last frame, are cut off as far as the encoder has written how much that is (the tag of
 * LAME, which others write too), as players do.
 *
 * @see <a href="http://gabriel.mp3-tech.org/mp3infotag.html">the tag of LAME</a>
 */
final class Mp3Decoder implements SoundDecoder {
    /** Of every decoder, in samples. */
    private static final int DECODER_DELAY = 529;

    private static final long ENDLESS = Long.MAX_VALUE;

    private final SoundInput in;
    private final Mp3Header first;
    private final Mp3Frames frames;
    private final Bitstream stream;
    private final Decoder decoder = new Decoder();
    private final Mean block;
    private long promisedFrames = -1;
    private int skip;
    private long length = ENDLESS;
    private long decodedFrames;
    private long given;

    /**
     * @param in at the first frame
     */
    Mp3Decoder(SoundInput in) throws IOException {
        this.in = in;
        first = Mp3Header.at(in, 0);
        byte[] frame = in.ahead(first.bytes());
        if (frame.length < first.bytes()) throw in.error("is cut off within its first frame; copy it again");
        if (readTag(frame)) in.skip(frame.length);
        frames = new Mp3Frames(in, first);
        stream = new Bitstream(frames);
        block = new Mean(first);
        decoder.setOutputBuffer(block);
    }

    /** Whether the first frame holds the lengths of the whole, and no sound. */
    private boolean readTag(byte[] frame) {
        ByteBuffer b = ByteBuffer.wrap(frame).order(ByteOrder.BIG_ENDIAN);
        int at = first.tagAt();
        boolean xing = has(b, at, "Xing") || has(b, at, "Info");
        if (has(b, 36, "VBRI") && frame.length >= 54) promisedFrames = b.getInt(50) & 0xffff_ffffL;
        if (!xing) return promisedFrames >= 0;
        int fields = at + 8 <= frame.length ? b.getInt(at + 4) : 0;
        int lame = at + 8 + 4 * (fields & 1) + 2 * (fields & 2) + 25 * (fields & 4) + (fields & 8) / 2;
        if ((fields & 1) != 0 && at + 12 <= frame.length) promisedFrames = b.getInt(at + 8) & 0xffff_ffffL;
        if (promisedFrames >= 0 && lame + 24 <= frame.length && (has(b, lame, "LAME") || has(b, lame, "Lav"))) {
            int delays = b.getInt(lame + 20) & 0xff_ffff;
            int encoderDelay = delays >> 12;
            long sound = promisedFrames * first.samples() - encoderDelay - (delays & 0xfff);
            if (sound > 0) {
                skip = encoderDelay + DECODER_DELAY;
                length = sound;
            }
        }
        return true;
    }

    private static boolean has(ByteBuffer b, int at, String characters) {
        for (int i = 0; i < characters.length(); i++)
            if (at + i >= b.capacity() || b.get(at + i) != characters.charAt(i)) return false;
        return true;
    }

    @Override
    public int sampleRate() {
        return first.sampleRate();
    }

    @Override
    public long samples() {
        return length != ENDLESS ? length : promisedFrames > 0 ? promisedFrames * first.samples() : -1;
    }

    @Override
    public float[] block() {
        return block.samples;
    }

    @Override
    public int decode() throws IOException {
        while (frame()) {
            decodedFrames++;
            int n = first.samples();
            int from = Math.min(n, skip);
            skip -= from;
            n = (int) Math.min(n - from, length - given);
            given += n;
            System.arraycopy(block.samples, from, block.samples, 0, n);
            if (n > 0) return n;
        }
        if (decodedFrames < promisedFrames)
            throw in.error("is cut off: its header promises " + promisedFrames + " frames, " + decodedFrames
                    + " are there; copy it again");
        return -1;
    }

    private boolean frame() throws IOException {
        try {
            Header header = stream.readFrame();
            if (header == null) {
                frames.check();
                return false;
            }
            block.clear_buffer();
            decoder.decodeFrame(header, stream);
            stream.closeFrame();
            return true;
        } catch (JavaLayerException | RuntimeException e) {
            // JLayer runs out of its arrays on damaged frames
            frames.check();
            throw in.error("is a damaged MP3 file (frame " + decodedFrames + " cannot be decoded); copy it again", e);
        }
    }

    /** Takes what JLayer decodes, before it is rounded to 16 bits. */
    private static final class Mean extends Obuffer {
        final float[] samples;
        private final int[] at = new int[2];
        private final float scale;

        Mean(Mp3Header first) {
            samples = new float[first.samples()];
            scale = first.mono() ? 0x1p-15f : 0x1p-16f;
        }

        @Override
        public void appendSamples(int channel, float[] x) {
            for (int i = 0; i < x.length && at[channel] < samples.length; i++) samples[at[channel]++] += x[i] * scale;
        }

        @Override
        public void append(int channel, short x) {
            if (at[channel] < samples.length) samples[at[channel]++] += x * scale;
        }

        @Override
        public void clear_buffer() {
            Arrays.fill(samples, 0);
            Arrays.fill(at, 0);
        }

        @Override
        public void write_buffer(int value) {}

        @Override
        public void close() {}

        @Override
        public void set_stop_flag() {}
    }
}
