package io.github.syllabary.corpus;

import io.github.syllabary.audio.FlacWriter;
import io.github.syllabary.audio.Sound;
import io.github.syllabary.audio.SoundTransforms;
import io.github.syllabary.tensor.RandomKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;

/**
 * Composes long recordings in which it is known when each word is said: every word and every piece of other audio
 * once, in an order and with pauses that follow from the seed.
 *
 * <p>Each piece is faded in and out over 5 ms. With a ratio of signal to noise, all pieces are brought to the same
 * level first and noise runs under everything that many decibels below; noise is quiet in most collections. Each
 * recording has one of the noises, in turn, from a place that follows from the seed.
 *
 * @param words to be said, each with its label
 * @param among what else is heard; may be empty
 * @param noise recordings to run under all; may be empty
 * @param snrDb level of a piece above the noise; not looked at without noise
 * @param recordingSeconds a recording is closed when it is that long
 * @param sampleRate of what is written, in Hz
 */
public record StreamComposer(
        List<Utterance> words,
        List<Utterance> among,
        List<Utterance> noise,
        double snrDb,
        double recordingSeconds,
        int sampleRate,
        long seed) {
    /** What the times are written into, a manifest. */
    public static final String TIMES = "times.tsv";

    private static final String HEADER = "path\tlabel\tspeaker\tsplit\tstart\tend\tkind";
    private static final double SHORTEST_PAUSE = 0.1;
    private static final double LONGEST_PAUSE = 0.6;
    private static final double FADE_SECONDS = 0.005;
    private static final double LEVEL = 0.05;

    /** A piece and whether it is one of the words. */
    private record Piece(Utterance utterance, boolean word) {}

    /**
     * Writes the recordings as FLAC and {@value #TIMES} with a row for each piece; those that are no words are
     * {@value Corpus#UNKNOWN} there.
     *
     * @param folder exists
     * @param progress told how many pieces of how many are placed
     * @return how many recordings there are
     * @throws IOException naming the file that cannot be read or written
     */
    public int writeTo(Path folder, BiConsumer<Integer, Integer> progress) throws IOException {
        List<Piece> pieces = order();
        SplittableRandom random = RandomKey.generator(RandomKey.derive(seed, 1));
        List<String> rows = new ArrayList<>(List.of(HEADER));
        int recordings = 0;
        float[] x = new float[0];
        int n = 0;
        String name = "";
        for (int i = 0; i < pieces.size(); i++) {
            if (n == 0) name = String.format(Locale.ROOT, "stream_%03d.flac", recordings + 1);
            Utterance u = pieces.get(i).utterance();
            float[] samples = levelled(u.sound().resample(sampleRate).samples().clone());
            int start = n + pause(random);
            int end = Math.addExact(start, samples.length);
            if (end > x.length) x = Arrays.copyOf(x, Math.max(end, 2 * x.length));
            System.arraycopy(samples, 0, x, start, samples.length);
            n = end;
            rows.add(row(name, pieces.get(i), start, end));
            progress.accept(i + 1, pieces.size());
            if (n < recordingSeconds * sampleRate && i + 1 < pieces.size()) continue;
            float[] whole = Arrays.copyOf(x, n + sampleRate);
            addNoise(whole, recordings);
            FlacWriter.write(new Sound(whole, sampleRate), folder.resolve(name));
            recordings++;
            Arrays.fill(x, 0);
            n = 0;
        }
        Files.writeString(folder.resolve(TIMES), String.join("\n", rows) + "\n");
        return recordings;
    }

    private List<Piece> order() {
        List<Piece> pieces = new ArrayList<>();
        words.forEach(u -> pieces.add(new Piece(u, true)));
        among.forEach(u -> pieces.add(new Piece(u, false)));
        SplittableRandom random = RandomKey.generator(RandomKey.derive(seed, 0));
        // Fisher and Yates
        for (int i = pieces.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            Piece p = pieces.get(i);
            pieces.set(i, pieces.get(j));
            pieces.set(j, p);
        }
        return pieces;
    }

    private int pause(SplittableRandom random) {
        return (int) (random.nextDouble(SHORTEST_PAUSE, LONGEST_PAUSE) * sampleRate);
    }

    private float[] levelled(float[] x) {
        double rms = SoundTransforms.rms(x, 0, x.length);
        if (!noise.isEmpty() && rms > 0) SoundTransforms.gain(x, 0, x.length, (float) (LEVEL / rms));
        int fade = Math.min(x.length / 2, (int) (FADE_SECONDS * sampleRate));
        for (int i = 0; i < fade; i++) {
            x[i] *= (i + 0.5f) / fade;
            x[x.length - 1 - i] *= (i + 0.5f) / fade;
        }
        return x;
    }

    private void addNoise(float[] x, int recording) throws IOException {
        if (noise.isEmpty()) return;
        float[] source =
                noise.get(recording % noise.size()).sound().resample(sampleRate).samples();
        double rms = SoundTransforms.rms(source, 0, source.length);
        if (!(rms > 0))
            throw new IOException(noise.get(recording % noise.size()).file() + ": is silent; give noise");
        float scale = (float) (LEVEL / rms) * SoundTransforms.decibels(-snrDb);
        int at = (int) (RandomKey.uniform(RandomKey.derive(seed, 2), recording) * source.length);
        for (int i = 0; i < x.length; i++) x[i] += scale * source[(int) ((at + (long) i) % source.length)];
    }

    private String row(String name, Piece piece, int start, int end) {
        Utterance u = piece.utterance();
        return String.join(
                "\t",
                name,
                piece.word() ? u.label() : Corpus.UNKNOWN,
                u.speaker(),
                u.split(),
                String.format(Locale.ROOT, "%.4f", (double) start / sampleRate),
                String.format(Locale.ROOT, "%.4f", (double) end / sampleRate),
                u.more().getOrDefault("kind", ""));
    }
}
