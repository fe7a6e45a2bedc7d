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
    private static final int EXTENSIBLE = 0xfffe;

    /** Lengths from here on are written by programs that pipe and cannot know; they mean "to the end". */
    private static final long UNKNOWN = 0x7fff_0000L;

    private WavFile() {}

    static boolean looksLike(byte[] b) {
        boolean riff = SoundFile.has(b, 0, "RIFF") || SoundFile.has(b, 0, "RF64");
        return riff && (b.length < 12 || SoundFile.has(b, 8, "WAVE"));
    }

    static Sound decode(byte[] bytes, String name) throws IOException {
        ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        Format format = null;
        for (long at = 12; at + 8 <= bytes.length; ) {
            long length = b.getInt((int) at + 4) & 0xffff_ffffL;
            long body = at + 8;
            if (SoundFile.has(bytes, (int) at, "data")) {
                if (format == null)
                    throw new IOException(name + ": has no format before its samples; convert it again");
                long held = bytes.length - body;
                if (length > held && length < UNKNOWN)
                    throw new IOException(name + ": is cut off: its header promises " + length + " bytes of samples, "
                            + held + " are there; copy it again");
                return format.decode(b, (int) body, (int) Math.min(length, held), name);
            }
            if (SoundFile.has(bytes, (int) at, "fmt ")) {
                if (body + Math.max(length, 16) > bytes.length) break;
                format = Format.read(b, (int) body, length, name);
            }
            at = body + length + (length & 1);
        }
        throw new IOException(name + ": is a WAV file without samples (cut off or damaged); copy or record it again");
    }

    /** Of the chunk {@code fmt }. */
    private record Format(int code, int channels, int rate, int bits) {

        static Format read(ByteBuffer b, int at, long length, String name) throws IOException {
            int code = b.getShort(at) & 0xffff;
            // the first half of the 16-byte sub-format is the code again
            if (code == EXTENSIBLE && length >= 40) code = b.getShort(at + 24) & 0xffff;
            Format f = new Format(code, b.getShort(at + 2) & 0xffff, b.getInt(at + 4), b.getShort(at + 14) & 0xffff);
            if (f.channels == 0 || f.rate <= 0)
                throw new IOException(name + ": its header says " + f.channels + " channels at " + f.rate
                        + " Hz; the file is damaged, copy it again");
            boolean known = code == PCM ? f.bits > 0 && f.bits <= 32 : code == FLOAT && (f.bits == 32 || f.bits == 64);
            if (!known)
                throw new IOException(name + ": WAV encoding " + code + " with " + f.bits
                        + " bits is not supported; convert it to 16-bit PCM");
            return f;
        }

        Sound decode(ByteBuffer b, int at, int length, String name) throws IOException {
            int width = (bits + 7) / 8;
            int n = length / (width * channels);
            if (n == 0) throw new IOException(name + ": holds no samples; record it again");
            float[] samples = new float[n];
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int c = 0; c < channels; c++, at += width) sum += sample(b, at, width);
                samples[i] = (float) (sum / channels);
                if (!(Math.abs(samples[i]) <= Float.MAX_VALUE))
                    throw new IOException(name + ": sample " + i + " is not a finite number; export the file again");
            }
            return new Sound(samples, rate);
        }

        /** Samples of fewer bits than whole bytes stand in the upper bits. */
        private double sample(ByteBuffer b, int at, int width) {
            if (code == FLOAT) return width == 4 ? b.getFloat(at) : b.getDouble(at);
            return switch (width) {
                case 1 -> ((b.get(at) & 0xff) - 128) * 0x1p-7;
                case 2 -> b.getShort(at) * 0x1p-15;
                case 3 -> (b.getShort(at) & 0xffff | b.get(at + 2) << 16) * 0x1p-23;
                default -> b.getInt(at) * 0x1p-31;
            };
        }
    }

    static byte[] encode(Sound sound, WavFormat format) throws IOException {
        float[] x = sound.samples();
        long data = (long) x.length * format.bytes;
        if (data > SoundFile.MOST_BYTES)
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
