package io.github.syllabary.nn;

/** Where the frames of a block are collected. */
final class StreamInput extends StreamStep {

    StreamInput(int frames, int channels) {
        super(Math.multiplyExact(frames, channels));
    }

    @Override
    void advance(BoundLayer none) {}
}
