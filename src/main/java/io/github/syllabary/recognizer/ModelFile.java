package io.github.syllabary.recognizer;

import java.io.IOException;
import java.nio.file.Path;

/** The model file. */
final class ModelFile {
    private ModelFile() {}

    static void save(Recognizer recognizer, Path file) throws IOException {
        throw new IOException(file + ": saving is not built yet");
    }

    static Recognizer load(Path file) throws IOException {
        throw new IOException(file + ": loading is not built yet");
    }
}
