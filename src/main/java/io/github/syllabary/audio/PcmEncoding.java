package io.github.syllabary.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How one sample is stored; of integers with fewer bits than whole bytes the upper ones are in use. */
enum PcmEncoding {
    SIGNED_8(1),
    UNSIGNED_8(1),
    SIGNED_16(2),
    SIGNED_24(3),
    SIGNED_32(4),
    FLOAT_32(4),
    FLOAT_64(8),
    A_LAW(1),
    MU_LAW(1);

    private static final double[] A_LAWS = new double[256];
    private static final double[] MU_LAWS = new double[256];

    static {
        // ITU-T G.711: a sign, three bits of exponent, four of mantissa, the middle of each step
        for (int i = 0; i < 256; i++) {
            int a = i ^ 0x55;
            int exponent = a >> 4 & 7;
            int size = ((a & 0x0f) << 4) + (exponent == 0 ? 8 : 0x108) << Math.max(0, exponent - 1);
            A_LAWS[i] = ((a & 0x80) != 0 ? size : -size) * 0x1p-15;
            int u = ~i;
            size = (((u & 0x0f) << 3) + 0x84 << (u >> 4 & 7)) - 0x84;
            MU_LAWS[i] = ((u & 0x80) != 0 ? -size : size) * 0x1p-15;
        }
    }

    final int bytes;

    PcmEncoding(int bytes) {
        this.bytes = bytes;
    }

    /** Signed integers of 1 to 32 bits. */
    static PcmEncoding signed(int bits) {
        return switch ((bits + 7) / 8) {
            case 1 -> SIGNED_8;
            case 2 -> SIGNED_16;
            case 3 -> SIGNED_24;
            default -> SIGNED_32;
        };
    }

    /** The sample that begins at a place, in the buffer's byte order. */
    double sample(ByteBuffer b, int at) {
        return switch (this) {
            case SIGNED_8 -> b.get(at) * 0x1p-7;
            case UNSIGNED_8 -> ((b.get(at) & 0xff) - 128) * 0x1p-7;
            case SIGNED_16 -> b.getShort(at) * 0x1p-15;
            case SIGNED_24 -> {
                boolean big = b.order() == ByteOrder.BIG_ENDIAN;
                int low = big ? b.get(at + 2) & 0xff | (b.get(at + 1) & 0xff) << 8 : b.getShort(at) & 0xffff;
                yield (low | b.get(big ? at : at + 2) << 16) * 0x1p-23;
            }
            case SIGNED_32 -> b.getInt(at) * 0x1p-31;
            case FLOAT_32 -> b.getFloat(at);
            case FLOAT_64 -> b.getDouble(at);
            case A_LAW -> A_LAWS[b.get(at) & 0xff];
            case MU_LAW -> MU_LAWS[b.get(at) & 0xff];
        };
    }
}
