package io.github.syllabary.audio;

import java.io.IOException;
import java.util.Arrays;

/**
 * One frame of FLAC after another: a header with its checksum, a subframe for each channel (a prediction from the
 * samples before, and what it is off by in Rice codes), the checksum of all.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9639">RFC 9639, Free Lossless Audio Codec</a>
 */
final class FlacFrame {
    /** Where the first sample stands in each channel's array. */
    static final int FIRST = FlacPrediction.BEFORE;

    /** The difference of two channels has one bit more, and is to fit an int as well. */
    static final int MOST_BITS = 24;

    private static final int SYNC = 0x3ffe;
    private static final int[] BITS = {0, 8, 12, -1, 16, 20, 24, -1};
    private static final int LEFT_SIDE = 8;
    private static final int SIDE_RIGHT = 9;
    private static final int MID_SIDE = 10;

    private final FlacBits in;
    private final int channels;
    private final int bits;
    private final int[][] samples;
    private int n;

    /**
     * @param channels as the stream's header says, and so
     * @param bits of a sample, up to {@value #MOST_BITS}
     */
    FlacFrame(FlacBits in, int channels, int bits) {
        this.in = in;
        this.channels = channels;
        this.bits = bits;
        samples = new int[channels][FIRST];
    }

    /** Of each channel, {@link #length} from {@link #FIRST} on. */
    int[][] samples() {
        return samples;
    }

    int length() {
        return n;
    }

    /**
     * Reads the next frame.
     *
     * @return what is wrong with it, or null
     * @throws java.io.EOFException if it is not there whole
     */
    String read() throws IOException {
        in.mark();
        int sync = in.header() << 8 | in.header();
        int lengthAndRate = in.header();
        int channelsAndBits = in.header();
        int assignment = channelsAndBits >> 4;
        int width = BITS[channelsAndBits >> 1 & 7];
        // the last bit of the first two bytes says whether all blocks have one length
        if (sync >> 2 != SYNC || (sync & 2) != 0) return "a frame does not begin as one";
        if ((channelsAndBits & 1) != 0 || lengthAndRate < 16 || (lengthAndRate & 15) == 15)
            return "a frame has a header that cannot be";
        if (assignment > MID_SIDE || width < 0 || !skipNumber()) return "a frame has a header that cannot be";
        n = length(lengthAndRate >> 4);
        int rate = lengthAndRate & 15;
        for (int i = rate < 12 ? 0 : rate == 12 ? 1 : 2; i > 0; i--) in.header();
        int sum = in.sum8();
        if (in.unsigned(8) != sum) return "a frame's header does not have its checksum";
        if ((assignment < LEFT_SIDE ? assignment + 1 : 2) != channels || width != 0 && width != bits)
            return "its format changes";
        for (int c = 0; c < channels; c++) {
            if (samples[c].length < FIRST + n) samples[c] = new int[FIRST + n];
            boolean side = c == 1 ? assignment == LEFT_SIDE || assignment == MID_SIDE : assignment == SIDE_RIGHT;
            if (!subframe(samples[c], side ? bits + 1 : bits)) return "a frame cannot be decoded";
        }
        in.align();
        sum = in.sum16();
        if (in.unsigned(16) != sum) return "a frame does not have its checksum";
        if (assignment >= LEFT_SIDE) bothSides(assignment);
        return null;
    }

    /** The number of the frame or of its first sample, in the manner of UTF-8 with up to seven bytes. */
    private boolean skipNumber() throws IOException {
        int ones = Integer.numberOfLeadingZeros(~(in.header() << 24));
        if (ones == 1 || ones == 8) return false;
        for (int i = 1; i < ones; i++) if (in.header() >> 6 != 2) return false;
        return true;
    }

    private int length(int code) throws IOException {
        if (code == 1) return 192;
        if (code < 6) return 144 << code;
        if (code == 6) return in.header() + 1;
        return code == 7 ? (in.header() << 8 | in.header()) + 1 : 1 << code;
    }

    private boolean subframe(int[] x, int width) throws IOException {
        if (in.unsigned(1) != 0) return false;
        int kind = in.unsigned(6);
        int wasted = in.unsigned(1) == 0 ? 0 : in.unary() + 1;
        width -= wasted;
        if (width < 1) return false;
        int until = FIRST + n;
        if (kind == 0) Arrays.fill(x, FIRST, until, in.signed(width));
        else if (kind == 1) verbatim(x, FIRST, until, width);
        else if (kind >= 8 && kind <= 12) {
            if (!fixed(x, kind - 8, width)) return false;
        } else if (kind < 32 || !linear(x, kind - 31, width)) return false;
        if (wasted > 0) for (int i = FIRST; i < until; i++) x[i] <<= wasted;
        return true;
    }

    private void verbatim(int[] x, int from, int until, int width) throws IOException {
        for (int i = from; i < until; i++) x[i] = in.signed(width);
    }

    private boolean fixed(int[] x, int order, int width) throws IOException {
        if (order > n) return false;
        verbatim(x, FIRST, FIRST + order, width);
        if (!residual(x, order)) return false;
        FlacPrediction.fixed(order, x, FIRST + order, FIRST + n);
        return true;
    }

    private boolean linear(int[] x, int order, int width) throws IOException {
        if (order > n) return false;
        verbatim(x, FIRST, FIRST + order, width);
        int precision = in.unsigned(4) + 1;
        int shift = in.signed(5);
        if (precision == 16 || shift < 0) return false;
        int[] c = new int[order];
        int sizes = 0;
        for (int i = 0; i < order; i++) {
            c[i] = in.signed(precision);
            sizes += Math.abs(c[i]);
        }
        if (!residual(x, order)) return false;
        boolean wide = (long) sizes << width - 1 > Integer.MAX_VALUE;
        FlacPrediction.linear(c, shift, wide, x, FIRST + order, FIRST + n);
        return true;
    }

    /** What the prediction is off by, from sample {@code order} on; each part has a Rice parameter of its own. */
    private boolean residual(int[] x, int order) throws IOException {
        int method = in.unsigned(2);
        if (method > 1) return false;
        int parameterBits = 4 + method;
        int parts = 1 << in.unsigned(4);
        int part = n / parts;
        if (part * parts != n || part < order) return false;
        for (int p = 0, from = FIRST + order; p < parts; p++) {
            int until = FIRST + part * (p + 1);
            int k = in.unsigned(parameterBits);
            if (k == (1 << parameterBits) - 1) verbatim(x, from, until, in.unsigned(5));
            else in.rice(k, x, from, until);
            from = until;
        }
        return true;
    }

    private void bothSides(int assignment) {
        int[] a = samples[0];
        int[] b = samples[1];
        for (int i = FIRST; i < FIRST + n; i++) {
            int first = a[i];
            int second = b[i];
            switch (assignment) {
                case LEFT_SIDE -> b[i] = first - second;
                case SIDE_RIGHT -> a[i] = first + second;
                default -> {
                    // the mean lost its last bit, which is that of the difference
                    int twice = first << 1 | second & 1;
                    a[i] = twice + second >> 1;
                    b[i] = twice - second >> 1;
                }
            }
        }
    }
}
