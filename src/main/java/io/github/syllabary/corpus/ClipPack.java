package io.github.syllabary.corpus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * Items of one setting in the files {@code SETTING-*.clips} of a folder.
 *
 * <p>Each run writes what it had to make into a file of its own beside them, which ends with an index and gets its
 * name when it is whole; nothing that has its name is ever changed. Each item and each index has a checksum: what does
 * not agree is made anew and its file removed. What runs left that were killed is removed by the next one; they hold a
 * lock on it while they live.
 */
final class ClipPack {
    /** What an utterance is known by, 128 bits of a hash. */
    record Key(long high, long low) {}

    private record Place(Segment in, long at, int length, int sum) {}

    /** A file with items. */
    private static final class Segment {
        private final Path file;
        private final FileChannel channel;
        private boolean used;

        Segment(Path file, FileChannel channel) {
            this.file = file;
            this.channel = channel;
        }
    }

    private static final String ENDING = ".clips";
    private static final String UNFINISHED = ".part";
    private static final long MAGIC = 0x53594c4c41423032L;

    /** Of an item in the index: key, place, length, checksum. */
    private static final int ENTRY = 3 * Long.BYTES + 2 * Integer.BYTES;

    /** Behind the index: number of items, checksum, magic. */
    private static final int END = 2 * Integer.BYTES + Long.BYTES;

    /** More files than that are slow to open; the oldest go. */
    private static final int MOST_FILES = 256;

    /** Locks are between processes. */
    private static final Object PROCESS = new Object();

    /** What this process is writing. */
    private static final Set<Path> LIVE = new HashSet<>();

    private final Path folder;
    private final String setting;
    private final long mostBytes;
    private final Map<Key, Place> places = new HashMap<>();
    private final List<Segment> segments = new ArrayList<>();
    private final Map<Key, Place> added = new HashMap<>();
    private Segment writing;
    private long written;
    private boolean broken;

    ClipPack(Path folder, String setting, long mostBytes) {
        this.folder = folder;
        this.setting = setting;
        this.mostBytes = mostBytes;
        try {
            Files.createDirectories(folder);
            inTurn(this::removeUnfinished);
            for (Path file : files(setting)) open(file);
        } catch (IOException e) {
            broken = true; // the run does without
        }
    }

    private List<Path> files(String beginning) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> f.getFileName().toString().startsWith(beginning)
                            && f.toString().endsWith(ENDING))
                    .toList();
        }
    }

    /** What one run at a time may do in the folder. */
    private interface Turn {
        void run() throws IOException;
    }

    private void inTurn(Turn turn) throws IOException {
        Path file = folder.resolve("lock");
        synchronized (PROCESS) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                turn.run();
            }
        }
    }

    private void removeUnfinished() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path part : all.filter(f -> f.toString().endsWith(UNFINISHED)).toList()) {
                if (LIVE.contains(part)) continue; // to open it would be to lose the lock on it
                try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
                        FileLock lock = life(channel)) {
                    if (lock != null) Files.deleteIfExists(part);
                } catch (IOException e) {
                    // another run has just finished it, or it is somebody else's
                }
            }
        }
    }

    /** Held by whoever writes a file; on a byte that none reaches, so that it hinders no reading. */
    private static FileLock life(FileChannel channel) throws IOException {
        return channel.tryLock(Long.MAX_VALUE - 1, 1, false);
    }

    private void open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file);
        Map<Key, Place> found = index(new Segment(file, channel));
        if (found == null) {
            channel.close();
            Files.deleteIfExists(file);
            return;
        }
        places.putAll(found);
    }

    /** Null if it is damaged or something else. */
    private Map<Key, Place> index(Segment segment) throws IOException {
        long size = segment.channel.size();
        ByteBuffer end = size < END ? null : read(segment.channel, size - END, END);
        if (end == null || end.getLong(2 * Integer.BYTES) != MAGIC) return null;
        long items = end.getInt(0);
        long data = size - END - items * ENTRY;
        if (items < 0 || data < 0 || items * ENTRY > Integer.MAX_VALUE) return null;
        ByteBuffer index = read(segment.channel, data, (int) (items * ENTRY));
        if (index == null || sum(index) != end.getInt(Integer.BYTES)) return null;
        Map<Key, Place> found = new HashMap<>();
        while (index.hasRemaining()) {
            Key key = new Key(index.getLong(), index.getLong());
            found.put(key, new Place(segment, index.getLong(), index.getInt(), index.getInt()));
        }
        segments.add(segment);
        return found;
    }

    /** Null if it is not there, or no longer as it was. */
    ByteBuffer find(Key key) {
        Place place;
        synchronized (this) {
            place = places.get(key);
        }
        if (place == null) return null;
        try {
            ByteBuffer bytes = read(place.in.channel, place.at, place.length);
            if (bytes != null && sum(bytes) == place.sum) {
                use(place.in);
                return bytes;
            }
            Files.deleteIfExists(place.in.file); // the disk has changed it
        } catch (IOException e) {
            // made anew
        }
        synchronized (this) {
            places.remove(key, place);
        }
        return null;
    }

    private void use(Segment segment) throws IOException {
        synchronized (segment) {
            if (segment.used || segment == writing) return;
            segment.used = true;
        }
        try {
            Files.setLastModifiedTime(segment.file, FileTime.fromMillis(System.currentTimeMillis()));
        } catch (IOException e) {
            // removed meanwhile, or of somebody else; it can be read all the same
        }
    }

    private static ByteBuffer read(FileChannel channel, long at, int n) throws IOException {
        if (n < 0 || at < 0 || at + n > channel.size()) return null;
        ByteBuffer bytes = ByteBuffer.allocate(n).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) if (channel.read(bytes, at + bytes.position()) < 0) return null;
        return bytes.flip();
    }

    private static int sum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate());
        return (int) crc.getValue();
    }

    synchronized void keep(Key key, ByteBuffer bytes) {
        if (broken || places.containsKey(key) || written + bytes.remaining() > mostBytes) return;
        try {
            if (writing == null) begin();
            Place place = new Place(writing, written, bytes.remaining(), sum(bytes));
            write(bytes);
            places.put(key, place);
            added.put(key, place);
        } catch (IOException e) {
            abandon(); // no room, most likely
        }
    }

    private void begin() throws IOException {
        Path part = folder.resolve(setting + "-" + UUID.randomUUID() + UNFINISHED);
        inTurn(() -> {
            FileChannel channel = FileChannel.open(
                    part, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
            writing = new Segment(part, channel);
            LIVE.add(part);
            life(channel);
        });
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) written += writing.channel.write(bytes, written);
    }

    private void abandon() {
        broken = true;
        places.values().removeIf(place -> place.in == writing);
        added.clear();
        if (writing == null) return;
        try {
            synchronized (PROCESS) {
                writing.channel.close();
                LIVE.remove(writing.file);
            }
            Files.deleteIfExists(writing.file);
        } catch (IOException e) {
            // the next run removes it
        }
        writing = null;
    }

    synchronized void close() {
        try {
            if (writing != null) finish();
        } catch (IOException e) {
            abandon();
        }
        for (Segment segment : segments) {
            try {
                segment.channel.close();
            } catch (IOException e) {
                // it was only read
            }
        }
        places.clear();
    }

    private void finish() throws IOException {
        ByteBuffer index =
                ByteBuffer.allocate(Math.multiplyExact(ENTRY, added.size())).order(ByteOrder.LITTLE_ENDIAN);
        added.forEach((key, p) -> index.putLong(key.high)
                .putLong(key.low)
                .putLong(p.at)
                .putInt(p.length)
                .putInt(p.sum));
        index.flip();
        ByteBuffer end = ByteBuffer.allocate(END).order(ByteOrder.LITTLE_ENDIAN);
        end.putInt(added.size()).putInt(sum(index)).putLong(MAGIC).flip();
        write(index);
        write(end);
        writing.channel.force(false);
        inTurn(this::publish);
    }

    /** Gives the file its name, unless other runs have meanwhile made all of it too. */
    private void publish() throws IOException {
        Path part = writing.file;
        Path file = part.resolveSibling(part.getFileName().toString().replace(UNFINISHED, ENDING));
        Set<Path> known = new HashSet<>();
        for (Segment segment : segments) known.add(segment.file);
        Set<Key> missing = new HashSet<>(added.keySet());
        for (Path other : files(setting)) {
            if (known.contains(other)) continue;
            try (FileChannel channel = FileChannel.open(other)) {
                Map<Key, Place> found = index(new Segment(other, channel));
                if (found != null) missing.removeAll(found.keySet());
            }
        }
        writing.channel.close();
        LIVE.remove(part);
        if (missing.isEmpty()) Files.delete(part);
        else Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        writing = null;
        removeOldest(file);
    }

    private void removeOldest(Path but) throws IOException {
        record Aged(Path path, long bytes, FileTime used) {}
        List<Aged> files = new ArrayList<>();
        long all = 0;
        for (Path p : files("")) {
            BasicFileAttributes a = Files.readAttributes(p, BasicFileAttributes.class);
            files.add(new Aged(p, a.size(), a.lastModifiedTime()));
            all += a.size();
        }
        files.sort(Comparator.comparing(Aged::used));
        int left = files.size();
        for (Aged aged : files) {
            if (all <= mostBytes && left <= MOST_FILES) return;
            if (aged.path.equals(but)) continue;
            Files.deleteIfExists(aged.path);
            all -= aged.bytes;
            left--;
        }
    }
}
