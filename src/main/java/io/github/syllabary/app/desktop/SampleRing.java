package io.github.syllabary.app.desktop;

/**
 * The last samples of endless audio. One thread appends and never waits; any others read meanwhile, and never see
 * samples that are being overwritten.
 */
final class SampleRing {
    private final float[] ring;
    private final int kept;
    private volatile long end;

    /**
     * @param kept how many of the last samples can be read
     * @param longest how many are ever appended at once
     */
    SampleRing(int kept, int longest) {
        this.kept = kept;
        ring = new float[Math.addExact(kept, longest)];
    }

    /** How many samples there were so far. */
    long end() {
        return end;
    }

    /** The first sample that can be read. */
    long oldest() {
        return Math.max(0, end - kept);
    }

    void append(float[] samples, int from, int n) {
        int longest = ring.length - kept;
        for (int done = 0; done < n; done += longest) appendSome(samples, from + done, Math.min(longest, n - done));
    }

    private void appendSome(float[] samples, int from, int n) {
        int at = (int) (end % ring.length);
        int first = Math.min(n, ring.length - at);
        System.arraycopy(samples, from, ring, at, first);
        System.arraycopy(samples, from + first, ring, 0, n - first);
        end += n; // publishes them; nobody else writes it
    }

    /** Copies {@code out.length} samples from one on; those that are not there, or no longer, are silence. */
    void copy(long from, float[] out) {
        copy(from, out, out.length);
    }

    void copy(long from, float[] out, int n) {
        long until = end;
        long readable = Math.max(0, until - kept);
        int i = 0;
        for (; i < n && from + i < readable; i++) out[i] = 0;
        while (i < n && from + i < until) {
            int at = (int) ((from + i) % ring.length);
            int some = (int) Math.min(Math.min(n - i, ring.length - at), until - from - i);
            System.arraycopy(ring, at, out, i, some);
            i += some;
        }
        for (; i < n; i++) out[i] = 0;
    }
}
