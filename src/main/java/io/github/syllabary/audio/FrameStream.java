package io.github.syllabary.audio;

/**
 * Endless audio in, frames out. How the audio is cut into calls does not change a bit of the frames.
 *
 * <p>A stream belongs to one thread and allocates nothing after its construction.
 */
public interface FrameStream {
    /** Takes {@code n} more samples and hands every frame they complete to the sink. */
    void accept(float[] samples, int from, int n, FrameSink sink);

    /** Forgets all audio, as if the next sample were the first. */
    void reset();
}
