package io.github.syllabary.recognizer;

import io.github.syllabary.corpus.Utterance;
import io.github.syllabary.tensor.Shape;
import java.io.IOException;
import java.util.Map;

/**
 * Turns an input (a sound, a picture, a volume) into the tensor a network takes. Immutable and
 * shareable between threads.
 *
 * <p>It does so in two steps, between which training changes inputs: whatever comes is placed in a window
 * of a fixed number of numbers (samples, pixels), and the window becomes the tensor.
 *
 * @param <I> what comes in
 */
public sealed interface FrontEnd<I> permits SoundFrontEnd, PictureFrontEnd {

    /**
     * The front end of {@link #settings()}.
     *
     * @throws IllegalArgumentException naming the field that is missing, unknown or wrong
     */
    static FrontEnd<?> of(Map<String, ?> settings) {
        return settings.containsKey(PictureFrontEnd.PICTURE)
                ? PictureFrontEnd.of(settings)
                : SoundFrontEnd.of(settings);
    }

    /** Of the tensor it makes, channels last, without a batch axis. */
    Shape shape();

    /** How many channels in a row are of one kind, so that a mean over them means something. */
    default int[] kinds() {
        return new int[] {shape().channels()};
    }

    /** How many numbers a window has. */
    int windowSize();

    /**
     * Reads the input that an example of a corpus names.
     *
     * @throws IOException naming the file if it cannot be read, or is of another kind
     */
    I read(Utterance example) throws IOException;

    /**
     * Brings an input of any size into the window.
     *
     * @param window receives {@link #windowSize} numbers
     */
    void place(I input, float[] window);

    /**
     * The tensor of a window that is already placed.
     *
     * @param out receives {@code shape().size()} numbers, row-major, from {@code at} on
     */
    void extractWindow(float[] window, float[] out, int at);

    /** Both steps; {@code out} as in {@link #extractWindow}. */
    default void extract(I input, float[] out, int at) {
        float[] window = new float[windowSize()];
        place(input, window);
        extractWindow(window, out, at);
    }

    /** Reads the input of an example and places it; both as above. */
    default void readWindow(Utterance example, float[] window) throws IOException {
        place(read(example), window);
    }

    /** All numbers behind it as maps, plain strings, numbers and booleans. */
    Map<String, Object> settings();
}
