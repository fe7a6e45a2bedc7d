package io.github.syllabary.corpus;

import io.github.syllabary.audio.Sound;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * The utterances of a corpus decoded and at one rate, kept in one file from run to run: decoding and rate conversion
 * are what takes time before training begins.
 *
 * <p>The file's name is a hash of everything it depends on: rate, and of each utterance the file with its length and
 * time of change, start and end. So what has changed is not found. It is written beside its place by the run that
 * decodes everything first, and gets its name when it is whole; each sound has a checksum and is decoded anew if that
 * does not hold. Any number of runs may share a folder. Of files that have not been used for longest as many are
 * removed as exceed the bound. Where nothing can be written, all works without.
 *
 * <p>Sounds are read from any thread, each once.
 */
public final class SoundCache implements AutoCloseable {
    /** Gigabytes of decoded sound are a few days of speech. */
    public static final long USUAL_BYTES = 8L << 30;

    /** Changes whenever decoding or rate conversion may give other samples. */
    private static final int VERSION = 1;

    private static final long MAGIC = 0x53594c4c41423031L;
    private static final String ENDING = ".sounds";
    private static final int SLOT = Long.BYTES + 2 * Integer.BYTES;

    private final Corpus corpus;
    private final int rate;
    private final Path file;
    private final long mostBytes;
    private FileChannel kept;
    private ByteBuffer index;
    private Path unfinished;
    private FileChannel writing;
    private long written;
    private int count;

    private SoundCache(Corpus corpus, int rate, Path file, long mostBytes) {
        this.corpus = corpus;
        this.rate = rate;
        this.file = file;
        this.mostBytes = mostBytes;
    }

    /**
     * @param folder of the cache, made if it is not there; null for no cache
     * @param rate Hz
     */
    public static SoundCache open(Path folder, Corpus corpus, int rate, long mostBytes) {
        if (folder == null || corpus.size() == 0) return new SoundCache(corpus, rate, null, 0);
        try {
            Files.createDirectories(folder);
            SoundCache cache = new SoundCache(corpus, rate, folder.resolve(name(corpus, rate) + ENDING), mostBytes);
            if (!cache.find()) cache.begin(folder);
            return cache;
        } catch (IOException e) {
            return new SoundCache(corpus, rate, null, 0); // a missing recording is said when it is read
        }
    }

    /** Whether sounds come from an earlier run. */
    public boolean found() {
        return kept != null;
    }

    /**
     * The sound of an utterance, at the rate.
     *
     * @throws IOException as {@link Utterance#sound}
     */
    public Sound sound(int utterance) throws IOException {
        float[] samples = kept == null ? null : keptSamples(utterance);
        if (samples != null) return new Sound(samples, rate);
        Sound sound = corpus.utterances().get(utterance).sound().resample(rate);
        keep(utterance, sound.samples());
        return sound;
    }

    private static String name(Corpus corpus, int rate) throws IOException {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update((VERSION + " " + SoundCache.class.getPackage().getImplementationVersion() + " " + rate)
                    .getBytes(StandardCharsets.UTF_8));
            for (Utterance u : corpus.utterances()) {
                Path archive = Archives.archiveOf(u.file());
                BasicFileAttributes a =
                        Files.readAttributes(archive == null ? u.file() : archive, BasicFileAttributes.class);
                String part = "\n" + u.file().toAbsolutePath().normalize() + "\n" + a.size() + " "
                        + a.lastModifiedTime() + " " + u.start() + " " + u.end();
                hash.update(part.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(hash.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The file ends with the index (of each sound its place, length and checksum), its checksum and the magic. */
    private boolean find() {
        try {
            FileChannel channel = FileChannel.open(file);
            int length = SLOT * corpus.size() + Integer.BYTES + Long.BYTES;
            ByteBuffer end = channel.size() < length ? null : read(channel, channel.size() - length, length);
            if (end == null
                    || end.getLong(length - Long.BYTES) != MAGIC
                    || end.getInt(SLOT * corpus.size()) != sum(end, SLOT * corpus.size())) {
                channel.close();
                Files.deleteIfExists(file);
                return false;
            }
            Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis())); // used just now
            kept = channel;
            index = end;
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private float[] keptSamples(int utterance) {
        try {
            int slot = SLOT * utterance;
            int n = index.getInt(slot + Long.BYTES);
            ByteBuffer bytes = read(kept, index.getLong(slot), Math.multiplyExact(n, Float.BYTES));
            if (bytes == null || sum(bytes, bytes.capacity()) != index.getInt(slot + Long.BYTES + Integer.BYTES)) {
                Files.deleteIfExists(file); // the disk has changed it; this run decodes, the next keeps anew
                return null;
            }
            float[] samples = new float[n];
            bytes.asFloatBuffer().get(samples);
            return samples;
        } catch (IOException e) {
            return null;
        }
    }

    private static ByteBuffer read(FileChannel channel, long at, int n) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(n).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) if (channel.read(bytes, at + bytes.position()) < 0) return null;
        return bytes.flip();
    }

    private static int sum(ByteBuffer bytes, int n) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.array(), 0, n);
        return (int) crc.getValue();
    }

    private void begin(Path folder) throws IOException {
        unfinished = folder.resolve(UUID.randomUUID() + ".part");
        writing = FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        index = ByteBuffer.allocate(SLOT * corpus.size() + Integer.BYTES + Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    private synchronized void keep(int utterance, float[] samples) {
        if (writing == null) return;
        try {
            ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * samples.length).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(samples);
            if (written + bytes.capacity() > mostBytes) {
                abandon();
                return;
            }
            int slot = SLOT * utterance;
            index.putLong(slot, written);
            index.putInt(slot + Long.BYTES, samples.length);
            index.putInt(slot + Long.BYTES + Integer.BYTES, sum(bytes, bytes.capacity()));
            write(bytes);
            count++;
        } catch (IOException e) {
            abandon(); // no room, most likely; the run does without
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) written += writing.write(bytes, written);
    }

    private void abandon() {
        try {
            if (writing != null) writing.close();
            if (unfinished != null) Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            // removed with the folder, or by hand
        }
        writing = null;
    }

    /** Gives the file its name if every sound has been read. */
    @Override
    public synchronized void close() {
        try {
            if (kept != null) kept.close();
            if (writing == null) return;
            if (count < corpus.size()) {
                abandon();
                return;
            }
            int slots = SLOT * corpus.size();
            index.putInt(slots, sum(index, slots));
            index.putLong(slots + Integer.BYTES, MAGIC);
            write(index.rewind());
            writing.force(false);
            writing.close();
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            writing = null;
            removeOldest(file.getParent());
        } catch (IOException e) {
            abandon();
        }
    }

    private void removeOldest(Path folder) throws IOException {
        record Aged(Path path, long bytes, FileTime used) {}
        List<Aged> files = new ArrayList<>();
        long all = 0;
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path p : entries.filter(p -> p.toString().endsWith(ENDING)).toList()) {
                BasicFileAttributes a = Files.readAttributes(p, BasicFileAttributes.class);
                files.add(new Aged(p, a.size(), a.lastModifiedTime()));
                all += a.size();
            }
        }
        files.sort(Comparator.comparing(Aged::used));
        for (Aged aged : files) {
            if (all <= mostBytes) return;
            if (aged.path.equals(file)) continue;
            Files.deleteIfExists(aged.path);
            all -= aged.bytes;
        }
    }
}
