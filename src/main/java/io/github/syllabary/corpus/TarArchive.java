package io.github.syllabary.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/**
 * A tar archive whose files are read where they stand, from any thread. A compressed one cannot be read from its
 * middle, so it is first spread out into a temporary file, which goes when the program ends.
 *
 * <p>Needs {@code org.apache.commons:commons-compress}, an optional dependency of the library.
 */
final class TarArchive implements Tree {
    /** A file in a corpus is a clip or a list; what claims to be more is damaged or hostile. */
    private static final int MOST_BYTES = 1 << 30;

    private record Slot(long at, int size) {}

    private final Path archive;
    private final Path plain;
    private final Map<String, Slot> slots;

    private TarArchive(Path archive, Path plain, Map<String, Slot> slots) {
        this.archive = archive;
        this.plain = plain;
        this.slots = slots;
    }

    /** Whether a file is one by its name: {@code .tar}, {@code .tar.gz} or {@code .tgz}. */
    static boolean looksLike(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".tar") || compressed(lower);
    }

    private static boolean compressed(String lower) {
        return lower.endsWith(".tar.gz") || lower.endsWith(".tgz");
    }

    /**
     * Reads the archive's headers.
     *
     * @throws IOException naming the archive if it is damaged, cut off, or has an entry that points out of it
     */
    static TarArchive open(Path archive) throws IOException {
        boolean compressed = compressed(archive.getFileName().toString().toLowerCase(Locale.ROOT));
        try {
            Path plain = compressed ? spread(archive) : archive;
            return new TarArchive(archive, plain, slots(archive, plain));
        } catch (NoClassDefFoundError e) {
            throw new IOException(
                    "cannot read " + archive + ": add org.apache.commons:commons-compress to the class path, or unpack"
                            + " the archive",
                    e);
        }
    }

    private static Map<String, Slot> slots(Path archive, Path plain) throws IOException {
        Map<String, Slot> slots = new TreeMap<>(ORDER);
        long length = Files.size(plain);
        for (TarArchiveEntry e : entries(archive, plain)) {
            if (!e.isFile() || e.isSymbolicLink() || e.isLink() || e.isSparse()) continue;
            String name = EntryName.checked(e.getName(), archive);
            if (hidden(name)) continue;
            if (e.getSize() > MOST_BYTES || e.getDataOffset() < 0 || e.getDataOffset() + e.getSize() > length) {
                throw new IOException(archive + ": is cut off or damaged: its entry " + name + " claims " + e.getSize()
                        + " bytes; copy it again");
            }
            slots.put(name, new Slot(e.getDataOffset(), (int) e.getSize()));
        }
        if (slots.isEmpty()) throw new IOException(archive + ": is not a tar archive with files; copy it again");
        return Collections.unmodifiableMap(slots);
    }

    /** Commons Compress answers damage with unchecked exceptions as well. */
    private static List<TarArchiveEntry> entries(Path archive, Path plain) throws IOException {
        try (TarFile tar = new TarFile(plain, "UTF-8")) {
            return tar.getEntries();
        } catch (IOException | RuntimeException e) {
            throw new IOException(archive + ": is not a whole tar archive (" + e.getMessage() + "); copy it again", e);
        }
    }

    private static boolean hidden(String name) {
        return name.startsWith(".") || name.contains("/.");
    }

    private static Path spread(Path archive) throws IOException {
        Path plain = Files.createTempFile("syllabary", ".tar");
        plain.toFile().deleteOnExit();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(archive), 1 << 16)) {
            Files.copy(Unpacking.bounded(in, archive), plain, StandardCopyOption.REPLACE_EXISTING);
            return plain;
        } catch (IOException e) {
            Files.deleteIfExists(plain);
            throw new IOException(
                    archive + ": cannot be spread out into " + plain.getParent() + " (" + e.getMessage()
                            + "); copy it again, or unpack it where there is room",
                    e);
        }
    }

    @Override
    public Path root() {
        return archive;
    }

    @Override
    public List<String> files() {
        return List.copyOf(slots.keySet());
    }

    @Override
    public boolean has(String name) {
        return slots.containsKey(name);
    }

    long size(String name) throws IOException {
        return slot(name).size;
    }

    private Slot slot(String name) throws IOException {
        Slot slot = slots.get(name);
        if (slot == null) throw new IOException(path(name) + ": no such entry in the archive");
        return slot;
    }

    @Override
    public byte[] bytes(String name) throws IOException {
        Slot slot = slot(name);
        ByteBuffer bytes = ByteBuffer.allocate(slot.size);
        try (FileChannel channel = FileChannel.open(plain)) {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, slot.at + bytes.position()) < 0)
                    throw new IOException(path(name) + ": the archive became shorter; copy it again");
            }
        }
        return bytes.array();
    }
}
