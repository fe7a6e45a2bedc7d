package io.github.syllabary.audio;

import java.io.IOException;

/**
 * Where sound comes from piece by piece: a {@link Microphone} or a {@link FileSource}. One thread reads, any may close.
 *
 * @see Capture reads a source on a thread of its own
 */
public interface SoundSource extends AutoCloseable {
    /** As users know it: the name of a device or of a file. */
    String name();

    /** Hz. */
    int sampleRate();

    /** Whether its sound is lost when nobody reads it in time; a file waits. */
    boolean live();

    /**
     * Waits for sound and reads up to {@code n} mono samples, nominally in [−1, 1].
     *
     * @return how many, at least one unless {@code n} is 0; −1 at the end or once it is closed
     * @throws IOException one sentence, if the sound breaks off or cannot be read
     */
    int read(float[] samples, int from, int n) throws IOException;

    /** About how many samples were lost so far since nobody read them in time. */
    default long missed() {
        return 0;
    }

    /** Ends a read that waits; more than once is fine. */
    @Override
    void close();
}
