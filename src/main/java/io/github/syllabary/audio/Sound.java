package io.github.syllabary.audio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;

/**
 * Mono sound.
 *
 * @param samples nominally in [−1, 1]; the array is the sound's own, not a copy
 * @param sampleRate Hz
 */
public record Sound(float[] samples, int sampleRate) {
    private static final int MOST_SAMPLES = 1 << 28;

    /**
     * @throws IllegalArgumentException if the rate is not positive
     */
    public Sound {
        if (sampleRate <= 0)
            throw new IllegalArgumentException("a sound of " + sampleRate + " Hz; the rate must be positive");
    }

    /**
     * Reads WAV, AIFF, AU, FLAC, MP3 or Ogg Vorbis, told apart by content. Several channels become their
     * mean.
     *
     * @throws IOException one sentence with the file's name and the mend, if it cannot be read whole or
     *     holds more than 2²⁸ samples (a gigabyte, 4½ hours at 16 kHz)
     * @see SoundStream for recordings of any length
     */
    public static Sound read(Path file) throws IOException {
        try (SoundStream in = SoundStream.open(file)) {
            return read(in, file.toString());
        }
    }

    /**
     * As {@link #read(Path)}, to the end of the sound; the stream stays open.
     *
     * @param name stands in error messages
     */
    public static Sound read(InputStream in, String name) throws IOException {
        try (SoundStream sound = SoundStream.open(in, name)) {
            return read(sound, name);
        }
    }

    private static Sound read(SoundStream in, String name) throws IOException {
        // silence packs so well that a small file may hold any length, and headers claim what they like
        float[] samples = new float[(int) Math.max(1, Math.min(in.samples(), 1 << 16))];
        float[] next = new float[1]; // shows the end where a promise was kept, without room behind it
        int n = 0;
        for (int some = 0; some >= 0; n += Math.max(0, some)) {
            if (in.samples() > MOST_SAMPLES || n > MOST_SAMPLES)
                throw new IOException(name + ": holds more than " + MOST_SAMPLES + " samples; cut it into pieces");
            if (n < samples.length) {
                some = in.read(samples, n, samples.length - n);
            } else {
                some = in.read(next, 0, 1);
                if (some < 0) break;
                samples = Arrays.copyOf(samples, Math.max(1 << 12, 2 * n));
                samples[n] = next[0];
            }
        }
        return new Sound(n == samples.length ? samples : Arrays.copyOf(samples, n), in.sampleRate());
    }

    /** The bytes of a WAV file of 16 bits, rounded and clipped. */
    public byte[] wav() throws IOException {
        return WavFile.encode(this, WavFormat.PCM_16);
    }

    /** Writes a WAV file of 16 bits, rounded and clipped. */
    public void write(Path file) throws IOException {
        write(file, WavFormat.PCM_16);
    }

    /** Writes a WAV file beside its place and then moves it there, so that no half a file is ever seen. */
    public void write(Path file, WavFormat format) throws IOException {
        if (Files.isDirectory(file)) throw new IOException(file + ": is a directory; give the name of a file");
        Path target = file.toAbsolutePath();
        Path beside = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Files.write(beside, WavFile.encode(this, format), StandardOpenOption.CREATE_NEW);
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": its directory does not exist; create it first", e);
        } catch (FileSystemException e) {
            throw new IOException(file + ": cannot be written there; check permissions and room on the disk", e);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /**
     * The same sound at another rate: {@code ⌈n·rate/sampleRate⌉} samples, an event stays at its time
     * to within a sample. This sound itself if it has the rate.
     *
     * @see RateConverter the same for endless audio
     */
    public Sound resample(int rate) {
        return rate == sampleRate ? this : new Sound(RateConverter.convert(samples, sampleRate, rate), rate);
    }

    /** Without its mean. */
    public Sound removeDc() {
        double sum = 0;
        for (float x : samples) sum += x;
        float mean = (float) (sum / Math.max(1, samples.length));
        float[] y = new float[samples.length];
        for (int i = 0; i < y.length; i++) y[i] = samples[i] - mean;
        return new Sound(y, sampleRate);
    }

    /**
     * A copy of the samples from {@code from} up to but not including {@code to}.
     *
     * @throws IndexOutOfBoundsException if they are not all in the sound
     */
    public Sound slice(int from, int to) {
        Objects.checkFromToIndex(from, to, samples.length);
        return new Sound(Arrays.copyOfRange(samples, from, to), sampleRate);
    }

    public double seconds() {
        return (double) samples.length / sampleRate;
    }

    /** Root of the mean square; 0 for no samples. */
    public double rms() {
        return SoundTransforms.rms(samples, 0, samples.length);
    }
}
