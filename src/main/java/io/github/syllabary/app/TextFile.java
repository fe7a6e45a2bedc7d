package io.github.syllabary.app;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Small text files: read with a sentence for what is wrong, written beside their place and then moved there. */
final class TextFile {
    private TextFile() {}

    /** The lines that are not empty, without blanks around them. */
    static List<String> lines(Path file) throws IOException {
        try {
            return Files.readString(file)
                    .lines()
                    .map(line -> line.replace("\uFEFF", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": no such file; check the path", e);
        } catch (CharacterCodingException e) {
            throw new IOException(file + ": is not UTF-8; save it as UTF-8", e);
        } catch (FileSystemException e) {
            throw new IOException(file + ": cannot be read; check its permissions", e);
        }
    }

    /**
     * @throws IOException one sentence with the file's name, if it cannot be written
     */
    static void write(Path file, String text) throws IOException {
        BinaryFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
