package io.github.syllabary.audio;

import java.io.IOException;

/** The beginning of another source. */
public final class LimitedSource implements SoundSource {
    private final SoundSource source;
    private long left;

    /**
     * @param seconds after which it ends, in the samples of the source
     */
    public LimitedSource(SoundSource source, double seconds) {
        this.source = source;
        left = Math.round(seconds * source.sampleRate());
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public int sampleRate() {
        return source.sampleRate();
    }

    @Override
    public boolean live() {
        return source.live();
    }

    @Override
    public int read(float[] samples, int from, int n) throws IOException {
        if (left == 0 && n > 0) return -1;
        int got = source.read(samples, from, (int) Math.min(n, left));
        left -= Math.max(0, got);
        return got;
    }

    @Override
    public long missed() {
        return source.missed();
    }

    @Override
    public void close() {
        source.close();
    }
}
