package io.github.syllabary.evaluation;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of outcomes, to which rows are appended as they come: a line of JSON that says what was evaluated, then a
 * line for each clip in their order. A run that was broken off goes on behind the last whole line.
 */
public final class OutcomeFile implements OutcomeSink, AutoCloseable {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();
    private static final int ROWS_IN_FLIGHT = 64; // lost at most when the process is killed

    private final Path file;
    private final BufferedWriter out;
    private int rows;

    private OutcomeFile(Path file, BufferedWriter out, int rows) {
        this.file = file;
        this.out = out;
        this.rows = rows;
    }

    /**
     * Begins a file anew.
     *
     * @throws IOException one sentence with the file's name, if it cannot be written
     */
    public static OutcomeFile create(Path file, Evaluated evaluated) throws IOException {
        try {
            BufferedWriter out = Files.newBufferedWriter(file);
            out.write(GSON.toJson(evaluated) + "\n");
            out.flush();
            return new OutcomeFile(file, out, 0);
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": its directory does not exist; create it first", e);
        }
    }

    /**
     * Goes on with a file that was begun, behind its last whole row; begins it anew if it is not there, or not even its
     * first line is whole.
     *
     * @throws IOException if it holds the outcomes of something else, or a row that is damaged
     */
    public static OutcomeFile resume(Path file, Evaluated evaluated) throws IOException {
        if (!Files.exists(file) || cutToWholeLines(file, 0) == 0) return create(file, evaluated);
        int[] rows = {0};
        Scan scan = scan(file, outcome -> {
            if (outcome.clip() != rows[0])
                throw new IOException(file + " line " + (rows[0] + 2) + ": clip " + outcome.clip()
                        + " stands where clip " + rows[0] + " should; start anew");
            rows[0]++;
        });
        if (!scan.evaluated().equals(evaluated))
            throw new IOException(file + " holds the outcomes of another model, corpus or choice of clips ("
                    + scan.evaluated().model() + " on " + scan.evaluated().corpus()
                    + "); give another file, or start anew");
        if (scan.tornEnd()) cutToWholeLines(file, 1);
        return new OutcomeFile(file, Files.newBufferedWriter(file, StandardOpenOption.APPEND), rows[0]);
    }

    /**
     * Takes away what stands behind the last line feed, not counting {@code tail} characters at the end; gives the
     * length that is left.
     *
     * @param tail 1 to take away the last line, its line feed included
     */
    private static long cutToWholeLines(Path file, int tail) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            long end = bytes.length() - tail;
            byte[] block = new byte[8192];
            while (end > 0) {
                int n = (int) Math.min(block.length, end);
                bytes.seek(end - n);
                bytes.readFully(block, 0, n);
                int i = n;
                while (i > 0 && block[i - 1] != '\n') i--;
                end -= n - i;
                if (i > 0) break;
            }
            bytes.setLength(end);
            return end;
        }
    }

    /**
     * Reads a file to its last whole line.
     *
     * @throws IOException naming the line if one is damaged
     */
    public static Evaluated read(Path file, OutcomeSink sink) throws IOException {
        return scan(file, sink).evaluated();
    }

    /** Whether the last line was no row. */
    private record Scan(Evaluated evaluated, boolean tornEnd) {}

    private static Scan scan(Path file, OutcomeSink sink) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            String line = in.readLine();
            Evaluated evaluated = line == null ? null : parse(file, 1, line, Evaluated.class);
            if (evaluated == null || evaluated.labels() == null)
                throw new IOException(file + " holds no outcomes of an evaluation");
            int number = 1;
            for (line = in.readLine(); line != null; ) {
                String next = in.readLine();
                number++;
                try {
                    sink.accept(checked(parse(file, number, line, Outcome.class), evaluated, file, number));
                } catch (DamagedRow e) {
                    if (next != null) throw e;
                    return new Scan(evaluated, true); // a last row that was being written
                }
                line = next;
            }
            return new Scan(evaluated, false);
        }
    }

    private static <T> T parse(Path file, int line, String text, Class<T> type) throws IOException {
        try {
            T value = GSON.fromJson(text, type);
            if (value == null) throw new DamagedRow(file + " line " + line + " is empty; start anew");
            return value;
        } catch (JsonParseException | IllegalArgumentException e) { // the latter for null among the probabilities, too
            throw new DamagedRow(file + " line " + line + " is no row of outcomes; start anew");
        }
    }

    private static Outcome checked(Outcome o, Evaluated evaluated, Path file, int line) throws IOException {
        int n = o.readable() ? evaluated.labels().size() : 0;
        if (o.probabilities() == null
                || o.probabilities().length != n
                || !evaluated.labels().contains(o.label())
                || o.readable() && !evaluated.labels().contains(o.found()))
            throw new DamagedRow(file + " line " + line + " does not fit the labels in the first line; start anew");
        return o;
    }

    private static final class DamagedRow extends IOException {
        private static final long serialVersionUID = 1;

        DamagedRow(String message) {
            super(message);
        }
    }

    /** How many rows it has; the next clip has this number. */
    public int rows() {
        return rows;
    }

    @Override
    public void accept(Outcome outcome) throws IOException {
        try {
            out.write(GSON.toJson(outcome) + "\n");
            if (++rows % ROWS_IN_FLIGHT == 0) out.flush();
        } catch (IOException e) {
            throw new IOException(file + ": cannot be written; check the room on the disk", e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
