package io.github.syllabary.audio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * A recording of any length, read piece by piece: WAV, AIFF, AU, FLAC, MP3 or Ogg Vorbis, told apart by
 * content. Several channels become their mean.
 *
 * <pre>
 * try (SoundStream in = SoundStream.open(Path.of("hours.flac"))) {
 *   float[] x = new float[4096];
 *   for (int n; (n = in.read(x, 0, x.length)) &gt;= 0; ) spotter.accept(x, 0, n);
 * }</pre>
 *
 * <p>Needs about a megabyte however long the recording is, and eight at most whatever its header claims.
 * Damage may show only at the end, as when a checksum of all samples is wrong. Belongs to one thread.
 */
public final class SoundStream implements AutoCloseable {
    /** What files of the formats read here are called. */
    public static final Set<String> EXTENSIONS =
            Set.of("wav", "wave", "aif", "aiff", "aifc", "au", "snd", "flac", "mp3", "ogg", "oga");

    private final SoundInput input;
    private final SoundDecoder decoder;
    private final InputStream toClose;
    private int at;
    private int end;
    private long given;

    private SoundStream(InputStream in, String name, InputStream toClose) throws IOException {
        input = new SoundInput(in, name);
        decoder = SoundFile.decoder(input);
        this.toClose = toClose;
    }

    /**
     * @throws IOException one sentence with the file's name and the mend, if there is no sound in it
     */
    public static SoundStream open(Path file) throws IOException {
        if (Files.isDirectory(file)) throw new IOException(file + ": is a directory; give a sound file");
        InputStream in;
        try {
            in = Files.newInputStream(file);
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": no such file; check the path", e);
        } catch (AccessDeniedException e) {
            throw new IOException(file + ": may not be read; change its permissions", e);
        }
        try {
            return new SoundStream(in, file.toString(), in);
        } catch (IOException | RuntimeException | Error e) {
            in.close();
            throw e;
        }
    }

    /**
     * As {@link #open(Path)}; the stream stays the caller's to close.
     *
     * @param name stands in error messages
     */
    public static SoundStream open(InputStream in, String name) throws IOException {
        return new SoundStream(in, name, InputStream.nullInputStream());
    }

    /** Whether a file is called as one of the {@link #EXTENSIONS}, in any case; what is in it shows in reading. */
    public static boolean hasSoundName(Path file) {
        String name = file.getFileName().toString();
        return EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /** Hz. */
    public int sampleRate() {
        return decoder.sampleRate();
    }

    /** How many samples the header promises, or −1 if it does not say. */
    public long samples() {
        return decoder.samples();
    }

    /**
     * Reads up to {@code n} samples, nominally in [−1, 1].
     *
     * @return how many, at least one unless {@code n} is 0; −1 at the end
     * @throws IOException one sentence with the file's name and the mend, if the file is damaged, ends
     *     before its promised length, holds no samples or one that is not a finite number
     */
    public int read(float[] samples, int from, int n) throws IOException {
        Objects.checkFromIndexSize(from, n, samples.length);
        if (n == 0) return 0;
        while (at == end) {
            int more = decoder.decode();
            if (more < 0 && given == 0) throw input.error("holds no samples; record it again");
            if (more < 0) return -1;
            at = 0;
            end = more;
        }
        int some = Math.min(n, end - at);
        float[] block = decoder.block();
        for (int i = 0; i < some; i++) {
            float x = block[at + i];
            if (!(Math.abs(x) <= Float.MAX_VALUE))
                throw input.error("sample " + (given + i) + " is not a finite number; export the file again");
            samples[from + i] = x;
        }
        at += some;
        given += some;
        return some;
    }

    @Override
    public void close() throws IOException {
        toClose.close();
    }
}
