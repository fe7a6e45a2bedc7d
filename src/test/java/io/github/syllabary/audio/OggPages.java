package io.github.syllabary.audio;

/** Pages of Ogg, whose checksums hide damage from the decoder beneath unless they are made right again. */
final class OggPages {
    private OggPages() {}

    static void mendChecksums(byte[] b) {
        for (int at = 0; at + 27 < b.length; ) {
            int next = end(b, at);
            if (next < 0) return;
            for (int i = 22; i < 26; i++) b[at + i] = 0;
            int crc = 0;
            for (int i = at; i < next; i++) {
                crc ^= b[i] << 24;
                for (int k = 0; k < 8; k++) crc = crc < 0 ? crc << 1 ^ 0x04c11db7 : crc << 1;
            }
            for (int i = 0; i < 4; i++) b[at + 22 + i] = (byte) (crc >> 8 * i);
            at = next;
        }
    }

    /** How many pages have a flag: 2 the first, 4 the last of a stream. */
    static int count(byte[] b, int flag) {
        int n = 0;
        for (int at = 0; at >= 0 && at + 27 < b.length; at = end(b, at)) if ((b[at + 5] & flag) != 0) n++;
        return n;
    }

    private static int end(byte[] b, int at) {
        if (b[at] != 'O' || b[at + 1] != 'g' || at + 27 + (b[at + 26] & 0xff) > b.length) return -1;
        int length = 27 + (b[at + 26] & 0xff);
        for (int i = 0; i < (b[at + 26] & 0xff); i++) length += b[at + 27 + i] & 0xff;
        return at + length > b.length ? -1 : at + length;
    }
}
