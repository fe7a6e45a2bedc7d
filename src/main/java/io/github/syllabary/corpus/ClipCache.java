package io.github.syllabary.corpus;

import io.github.syllabary.audio.Sound;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is made of the utterances of corpora, kept from run to run in a few packed files: sounds decoded and at one
 * rate, features, whatever takes longer to make than to read.
 *
 * <p>Each item is known by a hash of its file's path, length and times of change, its start and end, and by the
 * setting it was made under, in which stands the program's own build. So what has changed is not found and made anew.
 * Any number of runs may share a folder and any number of threads a cache. Where nothing can be written, all works
 * without.
 *
 * @see ClipPack
 */
public final class ClipCache implements AutoCloseable {
    /** Gigabytes of decoded sound are a few days of speech. */
    public static final long USUAL_BYTES = 8L << 30;

    /** Some seventeen minutes at 16 kHz; what is longer is decoded each time, for it would stand in memory twice. */
    private static final int LONGEST_SOUND = 1 << 24;

    /** Keeps nothing. */
    public static final ClipCache NONE = new ClipCache(null, 0);

    /** What is kept of an utterance. */
    @FunctionalInterface
    public interface Maker {
        /** @return from position 0 to the limit */
        ByteBuffer make() throws IOException;
    }

    private static final String BUILD = build();

    private final Path folder;
    private final long mostBytes;
    private final Map<String, ClipPack> packs = new HashMap<>();

    private ClipCache(Path folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    /**
     * @param folder made if it is not there; null for {@link #NONE}
     */
    public static ClipCache in(Path folder) {
        return in(folder, USUAL_BYTES);
    }

    /**
     * @param mostBytes of all files together; those that have not been used for longest are removed
     */
    public static ClipCache in(Path folder, long mostBytes) {
        return folder == null ? NONE : new ClipCache(folder, mostBytes);
    }

    /** Whether anything is kept. */
    public boolean keeps() {
        return folder != null;
    }

    /**
     * The sound of an utterance at a rate in Hz. Very long ones are not kept.
     *
     * @throws IOException as {@link Utterance#sound}
     */
    public Sound sound(Utterance u, int rate) throws IOException {
        if (folder == null) return u.sound().resample(rate);
        Sound[] decoded = new Sound[1];
        ByteBuffer bytes = item(u, "sound " + rate, () -> {
            decoded[0] = u.sound().resample(rate);
            float[] samples = decoded[0].samples();
            if (samples.length > LONGEST_SOUND) return null;
            ByteBuffer made = ByteBuffer.allocate(Float.BYTES * samples.length).order(ByteOrder.LITTLE_ENDIAN);
            made.asFloatBuffer().put(samples);
            return made;
        });
        if (decoded[0] != null) return decoded[0];
        float[] samples = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(samples);
        return new Sound(samples, rate);
    }

    /**
     * What a maker makes of an utterance, or has made of it before.
     *
     * @param setting all that it depends on besides the utterance
     * @param maker its bytes are little-endian; null from it is handed on and not kept
     * @return little-endian
     * @throws IOException the maker's
     */
    public ByteBuffer item(Utterance u, String setting, Maker maker) throws IOException {
        ClipPack pack = folder == null ? null : pack(setting);
        ClipPack.Key key = pack == null ? null : key(u);
        ByteBuffer kept = key == null ? null : pack.find(key);
        if (kept != null) return kept;
        ByteBuffer made = maker.make();
        if (made == null) return null;
        if (key != null) pack.keep(key, made.duplicate());
        return made.order(ByteOrder.LITTLE_ENDIAN);
    }

    private synchronized ClipPack pack(String setting) {
        return packs.computeIfAbsent(
                setting, s -> new ClipPack(folder, hex(BUILD + "\n" + s).substring(0, 32), mostBytes));
    }

    /** Null if the file cannot be looked at; why is said by whoever reads it. */
    private static ClipPack.Key key(Utterance u) {
        try {
            Path archive = Archives.archiveOf(u.file());
            Path file = archive == null ? u.file() : archive;
            BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
            String text = u.file().toAbsolutePath().normalize() + "\n" + a.size() + " " + a.lastModifiedTime() + " "
                    + statusChange(file) + " " + u.start() + " " + u.end();
            ByteBuffer hash = ByteBuffer.wrap(sha256(text));
            return new ClipPack.Key(hash.getLong(), hash.getLong());
        } catch (IOException e) {
            return null;
        }
    }

    /** Also changes when somebody sets the time of change back; only Unix has it. */
    private static Object statusChange(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? Files.getAttribute(file, "unix:ctime")
                : "";
    }

    /** Another build may decode or compute other bits. */
    private static String build() {
        try {
            Path program = Path.of(ClipCache.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<Path> files = Files.walk(program)) {
                long[] all = files.mapToLong(
                                f -> f.toFile().lastModified() + 31 * f.toFile().length())
                        .sorted()
                        .toArray();
                return program + " " + Arrays.hashCode(all);
            }
        } catch (Exception e) {
            return "" + ClipCache.class.getPackage().getImplementationVersion(); // nothing better is known
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(sha256(text));
    }

    /** Makes what this run has added readable for others. */
    @Override
    public synchronized void close() {
        packs.values().forEach(ClipPack::close);
        packs.clear();
    }
}
