package io.github.syllabary.training;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.audio.SoundTransforms;
import io.github.syllabary.tensor.Workers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Recordings of any length at one rate, of which pieces are wanted again and again. They are decoded once,
 * into a temporary file of 16-bit samples that goes away with the store, so that hours of audio cost no
 * memory. Reading is open to all threads.
 */
final class SoundStore implements AutoCloseable {

    /** Something that can be decoded. */
    interface Source {
        Sound read() throws IOException;
    }

    /**
     * One recording.
     *
     * @param at in bytes
     * @param length in samples
     * @param speech where in it the speech is
     * @param level rms there
     */
    record Recording(long at, int length, SpeechBounds speech, double level) {}

    /** Longer clips are not of one word: all of them is speech. */
    private static final int LONGEST_WORD_CLIP_SECONDS = 6;

    private final int sampleRate;
    private final FileChannel file;
    private final List<Recording> recordings = new ArrayList<>();
    private final Fingerprint print = new Fingerprint();
    private String sum;
    private long bytes;

    SoundStore(int sampleRate) throws IOException {
        this.sampleRate = sampleRate;
        Path temporary = Files.createTempFile("syllabary", ".pcm");
        file = FileChannel.open(
                temporary, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    /**
     * Takes in recordings in their order, decoding a few at a time.
     *
     * @param done told how many have been read
     * @throws IOException if one cannot be read, or the temporary file not written
     */
    void add(List<? extends Source> sources, Workers workers, IntConsumer done) throws IOException {
        int some = 2 * workers.threads();
        for (int first = 0; first < sources.size(); first += some) {
            int n = Math.min(some, sources.size() - first);
            float[][] decoded = new float[n][];
            int from = first;
            try {
                workers.run(n, (i, worker) -> decoded[i] = decode(sources.get(from + i)));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            for (float[] samples : decoded) append(samples);
            done.accept(first + n);
        }
    }

    private float[] decode(Source source) {
        try {
            return source.read().resample(sampleRate).samples();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void append(float[] samples) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Math.min(1 << 16, Math.max(2, 2 * samples.length)));
        int kept = 0;
        for (int done = 0; done < samples.length; ) {
            buffer.clear();
            for (; done < samples.length && buffer.remaining() >= 2; done++) buffer.putShort(pcm(samples[done]));
            buffer.flip();
            print.add(buffer.duplicate());
            while (buffer.hasRemaining()) kept += file.write(buffer, bytes + kept);
        }
        boolean word = samples.length <= LONGEST_WORD_CLIP_SECONDS * sampleRate;
        SpeechBounds speech = word ? SpeechBounds.find(samples, sampleRate) : new SpeechBounds(0, samples.length);
        double level = SoundTransforms.rms(samples, speech.from(), speech.length());
        print.add(samples.length);
        recordings.add(new Recording(bytes, samples.length, speech, level));
        bytes += kept;
    }

    private static short pcm(float x) {
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(x * 32768f)));
    }

    int sampleRate() {
        return sampleRate;
    }

    int size() {
        return recordings.size();
    }

    Recording recording(int i) {
        return recordings.get(i);
    }

    /** Copies samples of a recording; outside it there is silence. */
    void read(int i, int from, int n, float[] to, int at) {
        Recording r = recordings.get(i);
        int start = Math.max(0, from);
        int end = (int) Math.min(r.length, (long) from + n);
        if (start >= end) {
            Arrays.fill(to, at, at + n, 0);
            return;
        }
        ByteBuffer buffer = ByteBuffer.allocate(2 * (end - start));
        try {
            while (buffer.hasRemaining())
                if (file.read(buffer, r.at + 2L * start + buffer.position()) < 0)
                    throw new IOException("the temporary file of decoded audio is cut off; train again");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ShortBuffer samples = buffer.flip().asShortBuffer();
        Arrays.fill(to, at, at + start - from, 0);
        for (int k = 0; k < end - start; k++) to[at + start - from + k] = samples.get(k) / 32768f;
        Arrays.fill(to, at + end - from, at + n, 0);
    }

    void addTo(Fingerprint other) {
        if (sum == null) sum = print.hex(); // all recordings are there by now
        other.add(sampleRate).add(sum);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
