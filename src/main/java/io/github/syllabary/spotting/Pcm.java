package io.github.syllabary.spotting;

import java.nio.ByteOrder;

/** Samples of 16 bits as numbers in [−1, 1). */
final class Pcm {
    static final float FULL_SCALE = 32768;

    private Pcm() {}

    /** The sample whose two bytes stand from {@code at} on. */
    static float sample(byte[] bytes, int at, ByteOrder order) {
        int low = order == ByteOrder.LITTLE_ENDIAN ? 0 : 1;
        return (bytes[at + 1 - low] << 8 | bytes[at + low] & 0xff) / FULL_SCALE;
    }
}
