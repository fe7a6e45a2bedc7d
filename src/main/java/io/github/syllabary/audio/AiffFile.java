package io.github.syllabary.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * AIFF and AIFF-C: a row of chunks as in WAV, big-endian, of which {@code COMM} says how samples are
 * stored and {@code SSND} holds them.
 */
final class AiffFile {
    private AiffFile() {}

    static boolean looksLike(SoundInput in) throws IOException {
        return in.has(0, "FORM") && (!in.has(12) || in.has(8, "AIFF") || in.has(8, "AIFC"));
    }

    /** Reads up to the samples. */
    static SoundDecoder open(SoundInput in) throws IOException {
        boolean compressed = in.has(8, "AIFC");
        in.skip(12);
        PcmDecoder.Format format = null;
        long frames = 0;
        while (in.has(8)) {
            boolean samples = in.has(0, "SSND");
            boolean properties = in.has(0, "COMM");
            long length = in.take(8, ByteOrder.BIG_ENDIAN).getInt(4) & 0xffff_ffffL;
            if (samples) {
                if (format == null) throw in.error("has no format before its samples; convert it again");
                ByteBuffer offset = length < 8 ? null : in.take(8, ByteOrder.BIG_ENDIAN);
                long before = offset == null ? 0 : offset.getInt(0) & 0xffff_ffffL;
                if (offset == null || before > length - 8 || !in.skip(before)) break;
                // programs that pipe leave the number of frames open too
                long held = length - 8 - before;
                long counted = frames * format.channels() * format.encoding().bytes;
                return new PcmDecoder(in, format, frames == 0 ? held : Math.min(held, counted), false);
            }
            long left = length;
            if (properties) {
                int most = compressed ? 22 : 18;
                ByteBuffer b = length < most ? null : in.take(most, ByteOrder.BIG_ENDIAN);
                if (b == null) break;
                left -= most;
                frames = b.getInt(2) & 0xffff_ffffL;
                format = format(in, b, compressed);
            }
            if (!in.skip(left + (length & 1))) break;
        }
        throw in.error("is an AIFF file without samples (cut off or damaged); copy or record it again");
    }

    private static PcmDecoder.Format format(SoundInput in, ByteBuffer b, boolean compressed) throws IOException {
        int bits = b.getShort(6) & 0xffff;
        String kind =
                compressed ? StandardCharsets.ISO_8859_1.decode(b.slice(18, 4)).toString() : "NONE";
        boolean whole = bits >= 1 && bits <= 32;
        PcmEncoding encoding =
                switch (kind) {
                    case "NONE", "twos", "sowt", "in24", "in32" -> whole ? PcmEncoding.signed(bits) : null;
                    case "raw " -> PcmEncoding.UNSIGNED_8;
                    case "fl32", "FL32" -> PcmEncoding.FLOAT_32;
                    case "fl64", "FL64" -> PcmEncoding.FLOAT_64;
                    case "alaw", "ALAW" -> PcmEncoding.A_LAW;
                    case "ulaw", "ULAW" -> PcmEncoding.MU_LAW;
                    default -> null;
                };
        if (encoding == null)
            throw in.error("AIFF encoding '" + kind.replaceAll("[^ -~]", "?") + "' with " + bits
                    + " bits is not supported; convert it to 16-bit PCM");
        ByteOrder order = kind.equals("sowt") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        return new PcmDecoder.Format(encoding, order, b.getShort(0) & 0xffff, rate(b));
    }

    /** A number of 80 bits: sign and exponent in two bytes, then the mantissa with its leading one. */
    private static long rate(ByteBuffer b) {
        int exponent = (b.getShort(8) & 0xffff) - 16383;
        if (exponent < 0 || exponent > 40) return 0;
        return Math.round((b.getLong(10) >>> 1) * StrictMath.pow(2, exponent - 62));
    }
}
