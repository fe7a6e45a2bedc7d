package io.github.syllabary.audio;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bits of a FLAC stream, the highest of a byte first, and the checksums of whole bytes since a mark. */
final class FlacBits {
    private static final int BUFFER = 1 << 14;
    private static final int CRC_8 = 0x107;
    private static final int CRC_16 = 0x18005;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** What a byte adds to CRC-16 when 0, 256, 512 or 768 further ones stand behind it: at {@code 256·behind + byte}. */
    private static final int[] SUMS = new int[4 * 256];

    static {
        for (int b = 0; b < SUMS.length; b++) {
            int sum = b < 256 ? b << 8 : SUMS[b - 256];
            for (int i = 0; i < 8; i++) sum = sum << 1 ^ ((sum & 0x8000) == 0 ? 0 : CRC_16);
            SUMS[b] = sum;
        }
    }

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private int marked; // the first byte that is not yet in the checksum
    private int sum16;
    private int sum8;
    private boolean ended;

    /** The next bits, from the highest down. Behind those that count may stand true ones, but no others. */
    private long window;

    private int bits; // how many count

    FlacBits(InputStream in) {
        this.in = in;
    }

    /** Whether the stream ends here. */
    boolean atEnd() throws IOException {
        return bits == 0 && at == end && !refill();
    }

    /** Up to 31 bits as an unsigned number. */
    int unsigned(int n) throws IOException {
        if (n == 0) return 0;
        need(n);
        int x = (int) (window >>> 64 - n);
        drop(n);
        return x;
    }

    /** Up to 32 bits as a number in two's complement. */
    int signed(int n) throws IOException {
        if (n == 0) return 0;
        need(n);
        int x = (int) (window >> 64 - n);
        drop(n);
        return x;
    }

    /** How many zeros stand before the next one, which is taken too. */
    int unary() throws IOException {
        int zeros = 0;
        while (true) {
            need(1);
            int some = Math.min(bits, Long.numberOfLeadingZeros(window));
            zeros += some;
            if (some < bits) {
                drop(some + 1);
                return zeros;
            }
            window = 0;
            bits = 0;
        }
    }

    /**
     * Rice codes: the quotient by 2ᵏ in unary, the remainder in k bits, positive and negative numbers in turns.
     *
     * @param k up to 30
     */
    void rice(int k, int[] to, int from, int until) throws IOException {
        // in variables of its own: fields would be stored and loaded for every number
        long w = window;
        int have = bits;
        int next = at;
        for (int i = from; i < until; i++) {
            if (end - next >= Long.BYTES) {
                // 56 bits or more; the rest of the eight bytes comes again
                w |= (long) LONGS.get(buffer, next) >>> have;
                next += 63 - have >> 3;
                have |= 56;
            }
            int zeros = Long.numberOfLeadingZeros(w);
            int code;
            if (zeros + 1 + k <= have) {
                // the one that ends the zeros is still in front of the remainder
                code = (zeros - 1 << k) + (int) (w << zeros >>> 63 - k);
                w = w << zeros << k + 1;
                have -= zeros + 1 + k;
            } else {
                window = w;
                bits = have;
                at = next;
                int quotient = unary();
                code = (quotient << k) + unsigned(k);
                w = window;
                have = bits;
                next = at;
            }
            to[i] = code >>> 1 ^ -(code & 1);
        }
        window = w;
        bits = have;
        at = next;
    }

    /** Passes over what is left of a byte. */
    void align() {
        drop(bits & 7);
    }

    /** Begins the checksums here, at a whole byte. */
    void mark() {
        marked = at - bits / 8;
        sum16 = 0;
        sum8 = 0;
    }

    /** A byte that goes into {@link #sum8}. */
    int header() throws IOException {
        int b = unsigned(8);
        sum8 ^= b;
        for (int i = 0; i < 8; i++) sum8 = sum8 << 1 ^ ((sum8 & 0x80) == 0 ? 0 : CRC_8);
        return b;
    }

    /** CRC-8 of the bytes of the header since the mark. */
    int sum8() {
        return sum8;
    }

    /** CRC-16 of the whole bytes since the mark. */
    int sum16() {
        sumUpTo(at - bits / 8);
        return sum16;
    }

    private void drop(int n) {
        window <<= n;
        bits -= n;
    }

    private void need(int n) throws IOException {
        while (bits < n) {
            if (at == end && !refill()) throw new EOFException();
            window |= (buffer[at++] & 0xffL) << 56 - bits;
            bits += 8;
        }
    }

    /** What is in the window but not yet taken stays in the buffer, for the checksum. */
    private boolean refill() throws IOException {
        if (ended) return false;
        int ahead = (bits + 7) / 8;
        sumUpTo(at - ahead);
        System.arraycopy(buffer, at - ahead, buffer, 0, end - at + ahead);
        end -= at - ahead;
        at = ahead;
        marked = 0;
        int some = in.read(buffer, end, buffer.length - end);
        ended = some < 0;
        if (!ended) end += some;
        return !ended;
    }

    private void sumUpTo(int to) {
        int s = sum16;
        int i = marked;
        for (; i + 4 <= to; i += 4)
            s = SUMS[768 + (s >> 8 ^ buffer[i] & 0xff)]
                    ^ SUMS[512 + ((s ^ buffer[i + 1]) & 0xff)]
                    ^ SUMS[256 + (buffer[i + 2] & 0xff)]
                    ^ SUMS[buffer[i + 3] & 0xff];
        for (; i < to; i++) s = s << 8 & 0xffff ^ SUMS[s >> 8 ^ buffer[i] & 0xff];
        sum16 = s;
        marked = Math.max(marked, to);
    }
}
