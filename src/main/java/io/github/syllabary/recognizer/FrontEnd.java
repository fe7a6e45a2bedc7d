package io.github.syllabary.recognizer;

import io.github.syllabary.tensor.Shape;
import java.util.Map;

/**
 * Turns an input (a sound, a picture, a volume) into the tensor a network takes. Immutable and
 * shareable between threads.
 *
 * @param <I> what comes in
 */
public interface FrontEnd<I> {

    /** Of the tensor it makes, channels last, without a batch axis. */
    Shape shape();

    /**
     * Makes the tensor.
     *
     * @param out receives {@code shape().size()} numbers, row-major, from {@code at} on
     */
    void extract(I input, float[] out, int at);

    /** All numbers behind it as maps, plain strings, numbers and booleans. */
    Map<String, Object> settings();
}
