package io.github.syllabary.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are to be written after long work. */
final class Targets {
    private Targets() {}

    /**
     * What cannot be saved is said before the work.
     *
     * @throws IOException one sentence, if the file cannot be written
     */
    static void check(Path out) throws IOException {
        Path folder = out.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) throw new IOException("no folder " + folder + "; create it first");
        if (Files.isDirectory(out)) throw new IOException(out + " is a folder; give the model's file in it");
        if (!Files.isWritable(folder)) throw new IOException("no permission to write into " + folder);
    }
}
