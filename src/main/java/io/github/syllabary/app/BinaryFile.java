package io.github.syllabary.app;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes bytes beside their place and then moves them there, so that no half a file is ever seen. */
final class BinaryFile {
    private BinaryFile() {}

    /**
     * @throws IOException one sentence with the file's name, if it cannot be written
     */
    static void write(Path file, byte[] bytes) throws IOException {
        if (Files.isDirectory(file)) throw new IOException(file + ": is a directory; give the name of a file");
        Path target = file.toAbsolutePath();
        Path beside = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Files.write(beside, bytes, StandardOpenOption.CREATE_NEW);
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": its directory does not exist; create it first", e);
        } catch (FileSystemException e) {
            throw new IOException(file + ": cannot be written there; check permissions and room on the disk", e);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
