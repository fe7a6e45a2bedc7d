package io.github.syllabary.audio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes of a sound file that can be looked at before they are taken; up to 64 kB of them are held. */
final class SoundInput {
    static final int MOST_AHEAD = 1 << 16;

    /** Most files are short, and what they need is allocated for each. */
    private static final int USUAL_AHEAD = 1 << 13;

    private final InputStream in;
    private final String name;
    private byte[] held = new byte[USUAL_AHEAD];
    private int at;
    private int end;
    private long taken;

    /**
     * @param name of the file, for error messages
     */
    SoundInput(InputStream in, String name) {
        this.in = in;
        this.name = name;
    }

    /** One sentence, the file's name first. */
    IOException error(String sentence) {
        return error(sentence, null);
    }

    IOException error(String sentence, Throwable cause) {
        return new IOException(name + ": " + sentence, cause);
    }

    /** How many bytes were taken or skipped. */
    long taken() {
        return taken;
    }

    /** Whether so many bytes are to come, up to {@link #MOST_AHEAD}. */
    boolean has(int n) throws IOException {
        if (end - at >= n) return true;
        byte[] room = n > held.length ? new byte[MOST_AHEAD] : held;
        System.arraycopy(held, at, room, 0, end - at);
        held = room;
        end -= at;
        at = 0;
        while (end < n) {
            int some = fill(held, end, held.length - end);
            if (some < 0) return false;
            end += some;
        }
        return true;
    }

    /** Whether these characters, read as Latin-1, stand so many bytes ahead. */
    boolean has(int ahead, String characters) throws IOException {
        if (!has(ahead + characters.length())) return false;
        for (int i = 0; i < characters.length(); i++)
            if (held[at + ahead + i] != (byte) characters.charAt(i)) return false;
        return true;
    }

    /** A byte that {@link #has(int)} found, 0 to 255. */
    int peek(int ahead) {
        return held[at + ahead] & 0xff;
    }

    /** A copy of the next bytes, fewer at the end; they are to be read again. */
    byte[] ahead(int most) throws IOException {
        has(most);
        return Arrays.copyOfRange(held, at, at + Math.min(most, end - at));
    }

    /** Takes the next bytes; null if fewer are left. */
    ByteBuffer take(int n, ByteOrder order) throws IOException {
        if (!has(n)) return null;
        ByteBuffer bytes = ByteBuffer.wrap(Arrays.copyOfRange(held, at, at + n)).order(order);
        at += n;
        taken += n;
        return bytes;
    }

    /** Takes up to {@code n} bytes, fewer only at the end. */
    int take(byte[] to, int toAt, int n) throws IOException {
        int done = 0;
        while (done < n) {
            int some = Math.min(n - done, end - at);
            if (some > 0) {
                System.arraycopy(held, at, to, toAt + done, some);
                at += some;
            } else {
                some = fill(to, toAt + done, n - done);
                if (some < 0) break;
            }
            done += some;
        }
        taken += done;
        return done;
    }

    /** Passes over {@code n} bytes; false if the file ends before. */
    boolean skip(long n) throws IOException {
        while (n > 0) {
            if (at == end && !has(1)) return false;
            int some = (int) Math.min(n, end - at);
            at += some;
            taken += some;
            n -= some;
        }
        return true;
    }

    /** What is left, as a stream. */
    InputStream rest() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                if (!SoundInput.this.has(1)) return -1;
                taken++;
                return held[at++] & 0xff;
            }

            @Override
            public int read(byte[] to, int toAt, int n) throws IOException {
                if (n == 0) return 0;
                if (!SoundInput.this.has(1)) return -1;
                return take(to, toAt, Math.min(n, end - at));
            }
        };
    }

    private int fill(byte[] to, int toAt, int n) throws IOException {
        try {
            int some = in.read(to, toAt, n);
            if (some == 0) throw new IOException("nothing came");
            return some;
        } catch (IOException e) {
            throw error("cannot be read to its end (" + e.getMessage() + "); copy or record it again", e);
        }
    }
}
