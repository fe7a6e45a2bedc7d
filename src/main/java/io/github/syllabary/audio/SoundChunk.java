package io.github.syllabary.audio;

/**
 * A piece of a {@link Capture}.
 *
 * @param position of its first sample, counted from the first captured, those that were dropped too: a chunk that
 *     does not begin where the one before ended comes after a gap
 * @param samples mono, nominally in [−1, 1]; nobody else's
 */
public record SoundChunk(long position, float[] samples) {
    /** Of the sample after its last. */
    public long end() {
        return position + samples.length;
    }
}
