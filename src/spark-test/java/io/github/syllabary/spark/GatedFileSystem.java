package io.github.syllabary.spark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * A file system of its own on the local disk, {@code gated:///…}. Whoever opens a file in a folder {@code behind} waits
 * until there is a file {@code gate} beside that folder, and leaves there a file {@code waiting-} with its process id.
 */
public final class GatedFileSystem extends RawLocalFileSystem {
    @Override
    public URI getUri() {
        return URI.create("gated:///");
    }

    @Override
    public String getScheme() {
        return "gated";
    }

    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
        java.nio.file.Path file = java.nio.file.Path.of(path.toUri().getPath());
        if (file.getParent().endsWith("behind")) awaitGate(file.getParent().getParent());
        return super.open(path, bufferSize);
    }

    private static void awaitGate(java.nio.file.Path folder) throws IOException {
        java.nio.file.Path waiting =
                folder.resolve("waiting-" + ProcessHandle.current().pid());
        if (!Files.exists(waiting)) Files.createFile(waiting);
        try {
            while (!Files.exists(folder.resolve("gate"))) Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
