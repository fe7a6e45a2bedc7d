package io.github.syllabary.corpus;

import io.github.syllabary.audio.Sound;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Files inside tar archives, under the archive's path as if it were a folder: {@code shards/0.tar/yes/anna_1.flac}. An
 * archive's headers are read once, and again if it has changed.
 */
public final class Archives {
    private record Opened(TarArchive tar, long size, FileTime modified) {}

    private static final Map<Path, Opened> OPENED = new ConcurrentHashMap<>();

    private Archives() {}

    /**
     * Reads a sound file, which may be an entry of an archive.
     *
     * @throws IOException as {@link Sound#read(Path)}
     */
    public static Sound sound(Path file) throws IOException {
        Path archive = archiveOf(file);
        if (archive == null) return Sound.read(file);
        return Sound.read(new ByteArrayInputStream(entry(archive, file)), file.toString());
    }

    /** The bytes of a file, which may be an entry of an archive. */
    public static byte[] bytes(Path file) throws IOException {
        Path archive = archiveOf(file);
        return archive == null ? Files.readAllBytes(file) : entry(archive, file);
    }

    /** The length in bytes of a file, which may be an entry of an archive. */
    static long size(Path file) throws IOException {
        Path archive = archiveOf(file);
        return archive == null ? Files.size(file) : open(archive).size(inside(archive, file));
    }

    /** The archive that a path leads into, or null if it is that of a plain file. */
    static Path archiveOf(Path file) {
        String text = file.toString().toLowerCase(java.util.Locale.ROOT);
        if (!text.contains(".tar") && !text.contains(".tgz")) return null;
        for (Path p = file.getParent(); p != null; p = p.getParent()) {
            if (p.getFileName() != null && TarArchive.looksLike(p.getFileName().toString()) && Files.isRegularFile(p))
                return p;
        }
        return null;
    }

    static TarArchive open(Path archive) throws IOException {
        BasicFileAttributes now = Files.readAttributes(archive, BasicFileAttributes.class);
        Path key = archive.toAbsolutePath().normalize();
        Opened before = OPENED.get(key);
        if (before == null || before.size != now.size() || !before.modified.equals(now.lastModifiedTime())) {
            synchronized (OPENED) { // several threads want the same archive at once when work begins
                before = OPENED.get(key);
                if (before == null || before.size != now.size() || !before.modified.equals(now.lastModifiedTime())) {
                    before = new Opened(TarArchive.open(archive), now.size(), now.lastModifiedTime());
                    OPENED.put(key, before);
                }
            }
        }
        return before.tar;
    }

    private static byte[] entry(Path archive, Path file) throws IOException {
        return open(archive).bytes(inside(archive, file));
    }

    private static String inside(Path archive, Path file) {
        return archive.relativize(file).toString().replace('\\', '/');
    }
}
