package io.github.syllabary.audio;

/** How a sample is stored in a WAV file. */
public enum WavFormat {
    PCM_16(2),
    PCM_24(3),
    FLOAT_32(4);

    final int bytes;

    WavFormat(int bytes) {
        this.bytes = bytes;
    }
}
