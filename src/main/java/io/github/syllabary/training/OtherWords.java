package io.github.syllabary.training;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.Splits;
import io.github.syllabary.corpus.Utterance;
import io.github.syllabary.nn.Parameter;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.recognizer.SoundFrontEnd;
import io.github.syllabary.recognizer.StoredModels;
import io.github.syllabary.tensor.Workers;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a model's embedding makes of speech without the words to be taught, so that what is taught can tell words from
 * everything else: a row of numbers for each window. Kept with a byte a number, it comes with the model.
 *
 * <p>Holds for the model it was made with only; a sum over its weights says so.
 *
 * @param model the sum over the weights of the embedding
 * @param labels by window, what was said; empty if that is not known
 * @param rows by window, as many numbers as the embedding has, 0 or more
 */
public record OtherWords(String model, List<String> labels, float[][] rows) {
    private static final int MAGIC = 0x53594c4f; // "SYLO"
    private static final int MOST_ROWS = 1 << 20;
    private static final double HOP_SECONDS = 0.6;

    /** The ending of the file beside a model's. */
    private static final String KIND = "others";

    /** A sum over all parameters up to the embedding. */
    static String sumOf(Embedding embedding) {
        Fingerprint print = new Fingerprint();
        for (Parameter p : embedding.network().parameters()) print.add(p.values());
        return print.hex();
    }

    /** Whether these were made with the model. */
    public boolean fit(Recognizer recognizer) {
        return model.equals(sumOf(Embedding.of(recognizer)));
    }

    /**
     * Those that come with a model in the box.
     *
     * @return empty if none come with it
     * @throws IOException if they cannot be read
     */
    public static Optional<OtherWords> packedWith(Recognizer recognizer) throws IOException {
        for (String name : StoredModels.names()) {
            byte[] bytes = StoredModels.beside(name, KIND).orElse(null);
            if (bytes == null) continue;
            OtherWords others = read(new ByteArrayInputStream(bytes), name + "." + KIND);
            if (others.fit(recognizer)) return Optional.of(others);
        }
        return Optional.empty();
    }

    /**
     * Makes them of recordings: of a short one the window that holds it, of a longer one a window every 0.6 s; each as
     * it is and once changed, as takes are.
     *
     * @param paths folders or corpora, of which the part for training counts where they have splits
     * @throws IOException if one cannot be read, or all is too short
     */
    public static OtherWords of(Recognizer recognizer, List<Path> paths, long seed, int threads) throws IOException {
        Embedding embedding = Embedding.of(recognizer);
        SoundFrontEnd frontEnd = embedding.frontEnd();
        List<float[]> windows = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (Path path : paths) {
            Corpus corpus = Corpus.read(path);
            if (corpus.hasSplit(Splits.TRAIN)) corpus = corpus.inSplit(Splits.TRAIN);
            for (Utterance u : corpus.utterances()) {
                cut(u.sound().resample(frontEnd.sampleRate()), frontEnd, windows);
                while (labels.size() < 2 * windows.size()) labels.add(u.label());
            }
        }
        if (windows.isEmpty()) throw new IOException("no other speech in " + paths + "; give recordings of some");
        try (Workers workers = new Workers(threads)) {
            return new OtherWords(
                    sumOf(embedding), List.copyOf(labels), TakeRows.of(embedding, windows, seed, workers));
        }
    }

    private static void cut(Sound sound, SoundFrontEnd frontEnd, List<float[]> windows) {
        int n = frontEnd.windowSamples();
        int hop = (int) (HOP_SECONDS * frontEnd.sampleRate());
        if (sound.samples().length < 2 * n) {
            float[] window = new float[n];
            frontEnd.place(sound, window);
            windows.add(window);
            return;
        }
        for (int at = 0; at + n <= sound.samples().length; at += hop)
            windows.add(Arrays.copyOfRange(sound.samples(), at, at + n));
    }

    /** Those that are none of these words, whatever the case of letters. */
    OtherWords without(List<String> words) {
        Set<String> taught = words.stream().map(w -> w.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        int[] kept = IntStream.range(0, rows.length)
                .filter(i -> !taught.contains(labels.get(i).toLowerCase(Locale.ROOT)))
                .toArray();
        return new OtherWords(
                model,
                Arrays.stream(kept).mapToObj(labels::get).toList(),
                Arrays.stream(kept).mapToObj(i -> rows[i]).toArray(float[][]::new));
    }

    /** Writes the rows with 255 steps from 0 to the largest number of each column. */
    public void write(OutputStream to) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        int columns = rows[0].length;
        float[] highest = new float[columns];
        for (float[] row : rows) for (int i = 0; i < columns; i++) highest[i] = Math.max(highest[i], row[i]);
        out.writeInt(MAGIC);
        out.writeUTF(model);
        out.writeInt(rows.length);
        out.writeInt(columns);
        for (String label : labels) out.writeUTF(label);
        for (float h : highest) out.writeFloat(h);
        for (float[] row : rows)
            for (int i = 0; i < columns; i++)
                out.writeByte(highest[i] == 0 ? 0 : Math.round(255 * Math.max(0, row[i]) / highest[i]));
        out.flush();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param name stands in messages
     * @throws IOException if it is no such thing, or cut off
     */
    public static OtherWords read(InputStream from, String name) throws IOException {
        byte[] all = from.readAllBytes();
        String damaged = name + ": holds no other words, or is cut off; copy it again";
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(all))) {
            if (in.readInt() != MAGIC) throw new IOException(damaged);
            String model = in.readUTF();
            int n = in.readInt();
            int columns = in.readInt();
            if (n < 1 || n > MOST_ROWS || columns < 1 || columns > MOST_ROWS) throw new IOException(damaged);
            List<String> labels = new ArrayList<>();
            for (int i = 0; i < n; i++) labels.add(in.readUTF());
            if (in.available() != 4L * columns + (long) n * columns) throw new IOException(damaged);
            float[] steps = new float[columns];
            for (int i = 0; i < columns; i++) steps[i] = in.readFloat() / 255;
            for (float s : steps) if (!(s >= 0 && s <= Float.MAX_VALUE)) throw new IOException(damaged);
            ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes());
            float[][] rows = new float[n][columns];
            for (float[] row : rows) for (int i = 0; i < columns; i++) row[i] = (bytes.get() & 0xff) * steps[i];
            return new OtherWords(model, List.copyOf(labels), rows);
        } catch (EOFException | UTFDataFormatException e) {
            throw new IOException(damaged, e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OtherWords o
                && model.equals(o.model)
                && labels.equals(o.labels)
                && Arrays.deepEquals(rows, o.rows);
    }

    @Override
    public int hashCode() {
        return 31 * model.hashCode() + Arrays.deepHashCode(rows);
    }
}
