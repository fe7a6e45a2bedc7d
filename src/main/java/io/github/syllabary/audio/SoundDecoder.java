package io.github.syllabary.audio;

import java.io.IOException;

/** One format being read, block after block. */
interface SoundDecoder {
    /** Hz. */
    int sampleRate();

    /** How many samples the header promises, or −1. */
    long samples();

    /**
     * The next samples are {@link #block()} up to the number returned, the mean of all channels.
     *
     * @return how many, or −1 at the end
     * @throws IOException one sentence, if the file is damaged or ends too early
     */
    int decode() throws IOException;

    float[] block();
}
