package io.github.syllabary.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * RIFF WAVE: a row of chunks (four letters, a length, that many bytes, padded to even), of which
 * {@code fmt } says how samples are stored and {@code data} holds them.
 */
final class WavFile {
    private static final int PCM = 1;
    private static final int FLOAT = 3;
    private static final int A_LAW = 6;
    private static final int MU_LAW = 7;
    private static final int EXTENSIBLE = 0xfffe;
    private static final int MOST_BYTES = Integer.MAX_VALUE - 64;

    private WavFile() {}

    static boolean looksLike(SoundInput in) throws IOException {
        boolean riff = in.has(0, "RIFF") || in.has(0, "RF64") || in.has(0, "BW64");
        return riff && (!in.has(12) || in.has(8, "WAVE"));
    }

    /** Reads up to the samples. */
    static SoundDecoder open(SoundInput in) throws IOException {
        in.skip(12);
        PcmDecoder.Format format = null;
        long wide = -1;
        while (in.has(8)) {
            boolean samples = in.has(0, "data");
            boolean properties = in.has(0, "fmt ");
            boolean lengths = in.has(0, "ds64");
            long length = in.take(8, ByteOrder.LITTLE_ENDIAN).getInt(4) & 0xffff_ffffL;
            if (samples) {
                if (format == null) throw in.error("has no format before its samples; convert it again");
                // in RF64 and BW64 the length does not fit here, and stands in front
                boolean elsewhere = length == 0xffff_ffffL && wide > 0;
                return new PcmDecoder(in, format, elsewhere ? wide : length, elsewhere);
            }
            long left = length;
            if (properties) {
                format = format(in, length);
            } else if (lengths && length >= 16 && in.has(16)) {
                wide = in.take(16, ByteOrder.LITTLE_ENDIAN).getLong(8);
                left -= 16;
            }
            if (!in.skip(left + (length & 1))) break;
        }
        throw in.error("is a WAV file without samples (cut off or damaged); copy or record it again");
    }

    /** Of the chunk {@code fmt }, which is left to be read. */
    private static PcmDecoder.Format format(SoundInput in, long length) throws IOException {
        ByteBuffer b = ByteBuffer.wrap(in.ahead((int) Math.min(length, 40))).order(ByteOrder.LITTLE_ENDIAN);
        if (b.capacity() < 16) throw in.error("has a format that is cut off; copy or record it again");
        int code = b.getShort(0) & 0xffff;
        // the first half of the 16-byte sub-format is the code again
        if (code == EXTENSIBLE && b.capacity() >= 40) code = b.getShort(24) & 0xffff;
        int bits = b.getShort(14) & 0xffff;
        PcmEncoding encoding =
                switch (code) {
                    case PCM ->
                        bits < 1 || bits > 32 ? null : bits <= 8 ? PcmEncoding.UNSIGNED_8 : PcmEncoding.signed(bits);
                    case FLOAT -> bits == 32 ? PcmEncoding.FLOAT_32 : bits == 64 ? PcmEncoding.FLOAT_64 : null;
                    case A_LAW -> bits == 8 ? PcmEncoding.A_LAW : null;
                    case MU_LAW -> bits == 8 ? PcmEncoding.MU_LAW : null;
                    default -> null;
                };
        if (encoding == null)
            throw in.error(
                    "WAV encoding " + code + " with " + bits + " bits is not supported; convert it to 16-bit PCM");
        return new PcmDecoder.Format(
                encoding, ByteOrder.LITTLE_ENDIAN, b.getShort(2) & 0xffff, b.getInt(4) & 0xffff_ffffL);
    }

    static byte[] encode(Sound sound, WavFormat format) throws IOException {
        float[] x = sound.samples();
        long data = (long) x.length * format.bytes;
        if (data > MOST_BYTES)
            throw new IOException("a sound of " + data + " bytes is too long for one WAV file; write it in pieces");
        ByteBuffer b = ByteBuffer.allocate(44 + (int) data + (int) (data & 1)).order(ByteOrder.LITTLE_ENDIAN);
        b.put(ascii("RIFF")).putInt(b.capacity() - 8).put(ascii("WAVE"));
        b.put(ascii("fmt ")).putInt(16);
        b.putShort((short) (format == WavFormat.FLOAT_32 ? FLOAT : PCM)).putShort((short) 1);
        b.putInt(sound.sampleRate()).putInt(sound.sampleRate() * format.bytes);
        b.putShort((short) format.bytes).putShort((short) (8 * format.bytes));
        b.put(ascii("data")).putInt((int) data);
        for (float v : x) {
            switch (format) {
                case PCM_16 -> b.putShort((short) quantise(v, 0x1p15));
                case PCM_24 -> {
                    long q = quantise(v, 0x1p23);
                    b.putShort((short) q).put((byte) (q >> 16));
                }
                case FLOAT_32 -> b.putFloat(v);
            }
        }
        return b.array();
    }

    private static long quantise(float v, double full) {
        return Math.round(Math.max(-full, Math.min(full - 1, v * full)));
    }

    private static byte[] ascii(String s) {
        return s.getBytes(StandardCharsets.US_ASCII);
    }
}
