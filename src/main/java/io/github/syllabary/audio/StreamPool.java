package io.github.syllabary.audio;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** Computes whole clips by streams, which are kept for the next clip, so that their memory is. */
final class StreamPool {
    private final ConcurrentLinkedQueue<FrameStream> idle = new ConcurrentLinkedQueue<>();
    private final Supplier<FrameStream> make;
    private final int channels;

    StreamPool(Supplier<FrameStream> make, int channels) {
        this.make = make;
        this.channels = channels;
    }

    /** As {@link Features#extract}. */
    void extract(float[] samples, int from, int n, float[] out, int outAt) {
        FrameStream kept = idle.poll();
        FrameStream stream = kept == null ? make.get() : kept;
        int[] at = {outAt};
        stream.accept(samples, from, n, (values, valuesAt) -> {
            System.arraycopy(values, valuesAt, out, at[0], channels);
            at[0] += channels;
        });
        stream.reset();
        idle.add(stream);
    }
}
