package io.github.syllabary.audio;

import java.io.IOException;
import java.io.InputStream;

/**
 * The frames of an MP3 file one behind the other, without what stands around them. The decoder beneath
 * would pass over damage in silence; here it ends the stream and is told by {@link #check}.
 */
final class Mp3Frames extends InputStream {
    private final SoundInput in;
    private final Mp3Header first;
    private byte[] frame = new byte[0];
    private int at;
    private int end;
    private boolean ended;
    private IOException failure;

    Mp3Frames(SoundInput in, Mp3Header first) {
        this.in = in;
        this.first = first;
    }

    /** How many bytes ahead, fewer than {@code within}, a frame stands with another or the end behind it; −1. */
    static int find(SoundInput in, int within) throws IOException {
        for (int ahead = 0; ahead < within && in.has(ahead + Mp3Header.LENGTH); ahead++) {
            Mp3Header header = Mp3Header.at(in, ahead);
            if (header == null) continue;
            int behind = ahead + header.bytes();
            if (header.fits(Mp3Header.at(in, behind)) || in.has(behind) && !in.has(behind + 1)) return ahead;
        }
        return -1;
    }

    /** Throws what ended the stream before its time. */
    void check() throws IOException {
        if (failure != null) throw failure;
    }

    @Override
    public int read() {
        return more() ? frame[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] to, int toAt, int n) {
        if (n == 0) return 0;
        if (!more()) return -1;
        int some = Math.min(n, end - at);
        System.arraycopy(frame, at, to, toAt, some);
        at += some;
        return some;
    }

    private boolean more() {
        if (at < end) return true;
        try {
            if (!ended) ended = !next();
        } catch (IOException e) {
            failure = e;
            ended = true;
        }
        return !ended;
    }

    private boolean next() throws IOException {
        Mp3Header header = Mp3Header.at(in, 0);
        if (!first.fits(header)) {
            if (!in.has(1) || in.has(0, "TAG") || in.has(0, "APETAGEX") || in.has(0, "LYRICS") || in.has(0, "ID3"))
                return false;
            long where = in.taken();
            // some programs fill up with zeros
            while (in.has(1) && in.peek(0) == 0) in.skip(1);
            if (!in.has(1) || in.has(0, "TAG")) return false;
            if (header == null && !in.has(Mp3Header.LENGTH)) throw cutOff();
            throw in.error("is a damaged MP3 file (no frame of the same kind at byte " + where + "); copy it again");
        }
        if (frame.length < header.bytes()) frame = new byte[header.bytes()];
        at = 0;
        end = in.take(frame, 0, header.bytes());
        if (end < header.bytes()) throw cutOff();
        return true;
    }

    private IOException cutOff() {
        return in.error("is cut off within a frame at byte " + in.taken() + "; copy it again");
    }
}
