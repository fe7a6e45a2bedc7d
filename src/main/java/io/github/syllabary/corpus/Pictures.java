package io.github.syllabary.corpus;

import io.github.syllabary.image.IdxFile;
import io.github.syllabary.image.ImageFile;
import io.github.syllabary.tensor.Tensor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Pictures and volumes of corpora: PNG and JPEG files, also inside archives, and the items of IDX files under the path of
 * their file as if it were a folder, {@code t10k-images-idx3-ubyte.gz/41}, counted from 0.
 */
public final class Pictures {
    private record Opened(SoftReference<IdxFile> idx, long size, FileTime modified) {}

    private static final Map<Path, Opened> OPENED = new ConcurrentHashMap<>();

    private Pictures() {}

    /** Whether a path leads to a picture or to an item of an IDX file, by its name. */
    public static boolean isNamedSo(Path file) {
        return ImageFile.isNamedSo(file.toString()) || isItem(file);
    }

    private static boolean isItem(Path file) {
        return file.getParent() != null
                && isIdx(file.getParent().toString())
                && file.getFileName().toString().matches("\\d{1,9}");
    }

    /** Whether a file of that name is an IDX file. */
    static boolean isIdx(String name) {
        return name.toLowerCase(Locale.ROOT).matches(".*[-.]idx\\d?(-ubyte)?(\\.gz)?");
    }

    /**
     * Reads a picture {@code (H, W, C)} or a volume {@code (D, H, W, C)}.
     *
     * @throws IOException naming the file if it cannot be read
     */
    public static Tensor read(Path file) throws IOException {
        if (isItem(file)) return item(file);
        if (Archives.archiveOf(file) == null) return ImageFile.read(file);
        return ImageFile.read(Archives.bytes(file), file.toString());
    }

    private static Tensor item(Path file) throws IOException {
        IdxFile idx = idx(file.getParent());
        int number = Integer.parseInt(file.getFileName().toString());
        if (number >= idx.items())
            throw new IOException(file + ": there are " + idx.items() + " items, counted from 0; give another number");
        Tensor item = idx.item(number);
        if (item.shape().rank() != 3 && item.shape().rank() != 4)
            throw new IOException(file + ": an item of " + item.shape() + " is neither a picture nor a volume");
        return item;
    }

    /** An IDX file, read once and kept as long as there is room. */
    static IdxFile idx(Path file) throws IOException {
        try {
            if (Archives.archiveOf(file) != null) return opened(file, Archives.archiveOf(file));
            return opened(file, file);
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": no such file; check the path", e);
        }
    }

    private static IdxFile opened(Path file, Path onDisk) throws IOException {
        Path key = file.toAbsolutePath().normalize();
        BasicFileAttributes now = Files.readAttributes(onDisk, BasicFileAttributes.class);
        IdxFile kept = kept(key, now);
        if (kept != null) return kept;
        synchronized (OPENED) { // all threads want the same file when work begins
            kept = kept(key, now);
            if (kept != null) return kept;
            IdxFile idx = file.equals(onDisk)
                    ? IdxFile.read(file)
                    : IdxFile.read(new ByteArrayInputStream(Archives.bytes(file)), file.toString());
            OPENED.put(key, new Opened(new SoftReference<>(idx), now.size(), now.lastModifiedTime()));
            return idx;
        }
    }

    private static IdxFile kept(Path key, BasicFileAttributes now) {
        Opened before = OPENED.get(key);
        boolean same = before != null && before.size == now.size() && before.modified.equals(now.lastModifiedTime());
        return same ? before.idx.get() : null;
    }
}
