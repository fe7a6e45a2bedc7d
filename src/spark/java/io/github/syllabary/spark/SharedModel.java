package io.github.syllabary.spark;

import io.github.syllabary.recognizer.Recognizer;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;

/** A recognizer that travels as the bytes of its file and is read once on each executor. */
final class SharedModel implements Serializable {
    private static final long serialVersionUID = 1;

    private final byte[] bytes;
    private final String name;
    private transient Recognizer recognizer;

    SharedModel(byte[] bytes, String name) {
        this.bytes = bytes;
        this.name = name;
    }

    synchronized Recognizer recognizer() {
        if (recognizer != null) return recognizer;
        try {
            recognizer = Recognizer.read(bytes, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the driver has read it before
        }
        return recognizer;
    }
}
