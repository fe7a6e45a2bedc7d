package io.github.syllabary.audio;

import java.io.IOException;

/**
 * The four bytes that begin a frame of MP3.
 *
 * @param part 1 for MPEG-1, 2 and 4 for MPEG-2 and 2.5 with that part of its sample rates
 * @param bytes of the frame, header included
 * @see <a href="http://www.mp3-tech.org/programmer/frame_header.html">MPEG audio frame headers</a>
 */
record Mp3Header(int part, int sampleRate, boolean mono, int bytes) {
    static final int LENGTH = 4;

    private static final int[] RATES = {44100, 48000, 32000};

    /** kbit/s by index, from 1 to 14, of MPEG-1 and of the others. */
    private static final int[][] BITRATES = {
        {32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
        {8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}
    };

    /** The header so many bytes ahead, or null if there is none or one of free format, which is hardly used. */
    static Mp3Header at(SoundInput in, int ahead) throws IOException {
        if (!in.has(ahead + LENGTH) || in.peek(ahead) != 0xff || (in.peek(ahead + 1) & 0xe0) != 0xe0) return null;
        int version = in.peek(ahead + 1) >> 3 & 3;
        boolean layer3 = (in.peek(ahead + 1) & 6) == 2;
        int bitrate = in.peek(ahead + 2) >> 4;
        int rate = in.peek(ahead + 2) >> 2 & 3;
        if (version == 1 || !layer3 || bitrate == 0 || bitrate == 15 || rate == 3) return null;
        int part = version == 3 ? 1 : version == 2 ? 2 : 4;
        int hz = RATES[rate] / part;
        int kilobits = BITRATES[part == 1 ? 0 : 1][bitrate - 1];
        int padding = in.peek(ahead + 2) >> 1 & 1;
        int bytes = (part == 1 ? 144_000 : 72_000) * kilobits / hz + padding;
        return new Mp3Header(part, hz, in.peek(ahead + 3) >> 6 == 3, bytes);
    }

    boolean fits(Mp3Header other) {
        return other != null && part == other.part && sampleRate == other.sampleRate && mono == other.mono;
    }

    /** Samples of a frame, for each channel. */
    int samples() {
        return part == 1 ? 1152 : 576;
    }

    /** Where in its first frame an encoder puts the lengths of the whole, by Xing's convention. */
    int tagAt() {
        return LENGTH + (part == 1 ? mono ? 17 : 32 : mono ? 9 : 17);
    }
}
