package io.github.syllabary.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes a text beside its place and then moves it there, so that no half a file is ever seen. */
final class TextFile {
    private TextFile() {}

    /**
     * @throws IOException one sentence with the file's name, if it cannot be written
     */
    static void write(Path file, String text) throws IOException {
        BinaryFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
