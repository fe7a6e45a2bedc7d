package io.github.syllabary.audio;

/** Receives frames one by one. */
@FunctionalInterface
public interface FrameSink {
    /**
     * @param values holds the frame from {@code at} on, {@link Features#channels()} numbers; valid during the call only
     */
    void frame(float[] values, int at);
}
