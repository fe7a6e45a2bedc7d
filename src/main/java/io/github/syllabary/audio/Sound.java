package io.github.syllabary.audio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
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

    /**
     * @throws IllegalArgumentException if the rate is not positive
     */
    public Sound {
        if (sampleRate <= 0)
            throw new IllegalArgumentException("a sound of " + sampleRate + " Hz; the rate must be positive");
    }

    /**
     * Reads WAV (8, 16, 24 or 32 bits, 32- or 64-bit float) or FLAC, told apart by content. Several
     * channels become their mean.
     *
     * @throws IOException one sentence with the file's name and the mend, if it cannot be read whole
     */
    public static Sound read(Path file) throws IOException {
        String name = file.toString();
        if (Files.isDirectory(file)) throw new IOException(name + ": is a directory; give a sound file");
        byte[] bytes;
        try {
            if (Files.size(file) > SoundFile.MOST_BYTES) throw SoundFile.tooLong(name);
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new IOException(name + ": no such file; check the path", e);
        } catch (AccessDeniedException e) {
            throw new IOException(name + ": may not be read; change its permissions", e);
        }
        return SoundFile.decode(bytes, name);
    }

    /**
     * As {@link #read(Path)}, to the end of the stream, which stays open.
     *
     * @param name stands in error messages
     */
    public static Sound read(InputStream in, String name) throws IOException {
        byte[] bytes = in.readNBytes(SoundFile.MOST_BYTES);
        if (bytes.length == SoundFile.MOST_BYTES) throw SoundFile.tooLong(name);
        return SoundFile.decode(bytes, name);
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
