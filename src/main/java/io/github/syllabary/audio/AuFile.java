package io.github.syllabary.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Sun's AU: six big-endian numbers of four bytes, a remark, the samples. */
final class AuFile {
    private AuFile() {}

    static SoundDecoder open(SoundInput in) throws IOException {
        ByteBuffer b = in.take(24, ByteOrder.BIG_ENDIAN);
        long start = b == null ? 0 : b.getInt(4) & 0xffff_ffffL;
        if (start < 24 || !in.skip(start - 24))
            throw in.error("is an AU file without samples (cut off or damaged); copy or record it again");
        int code = b.getInt(12);
        PcmEncoding encoding =
                switch (code) {
                    case 1 -> PcmEncoding.MU_LAW;
                    case 2 -> PcmEncoding.SIGNED_8;
                    case 3 -> PcmEncoding.SIGNED_16;
                    case 4 -> PcmEncoding.SIGNED_24;
                    case 5 -> PcmEncoding.SIGNED_32;
                    case 6 -> PcmEncoding.FLOAT_32;
                    case 7 -> PcmEncoding.FLOAT_64;
                    case 27 -> PcmEncoding.A_LAW;
                    default ->
                        throw in.error("AU encoding " + Integer.toUnsignedString(code)
                                + " is not supported; convert it to 16-bit PCM");
                };
        long channels = b.getInt(20) & 0xffff_ffffL;
        long rate = b.getInt(16) & 0xffff_ffffL;
        return new PcmDecoder(
                in,
                new PcmDecoder.Format(encoding, ByteOrder.BIG_ENDIAN, channels, rate),
                b.getInt(8) & 0xffff_ffffL,
                false);
    }
}
