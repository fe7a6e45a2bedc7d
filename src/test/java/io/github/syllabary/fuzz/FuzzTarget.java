package io.github.syllabary.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Something that reads what strangers wrote: it gives a result, or one sentence, within a bound of memory.
 *
 * @param seeds whole inputs, from which others are made
 * @param longest input that is tried, in bytes
 * @param mostBytes what reading may allocate in all, whatever the input
 * @param mostPerByte and for each byte of the input
 */
public record FuzzTarget(
        String name, List<byte[]> seeds, int longest, long mostBytes, long mostPerByte, Reader reader) {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** What is attacked. */
    @FunctionalInterface
    public interface Reader {
        /**
         * @throws IOException the documented exception of a file
         * @throws Refusal with the documented exception of anything else
         */
        void read(byte[] input) throws IOException;
    }

    /** Wraps the exception that a reader without files documents. */
    public static final class Refusal extends IOException {
        private static final long serialVersionUID = 1;

        public Refusal(IllegalArgumentException e) {
            super(e.getMessage(), e);
        }
    }

    /** As {@link Reader}, of a file with that name. */
    public static Reader file(String fileName, FileReader reader) {
        try {
            Path folder = Files.createTempDirectory("syllabary-fuzz");
            Path file = folder.resolve(fileName);
            folder.toFile().deleteOnExit();
            file.toFile().deleteOnExit(); // the last that is registered goes first
            return input -> {
                Files.write(file, input);
                reader.read(file);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What reads a file. */
    @FunctionalInterface
    public interface FileReader {
        void read(Path file) throws IOException;
    }

    /**
     * Reads an input.
     *
     * @return whether it was read, and not refused
     * @throws AssertionError if anything else happened
     */
    public boolean attack(byte[] input) {
        long most = mostBytes + mostPerByte * input.length;
        long start = THREADS.getCurrentThreadAllocatedBytes();
        boolean read = readOrRefused(input);
        if (THREADS.getCurrentThreadAllocatedBytes() - start <= most) return read;
        // the first time may have loaded classes
        start = THREADS.getCurrentThreadAllocatedBytes();
        readOrRefused(input);
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - start;
        if (bytes > most)
            throw new AssertionError(
                    name + ": " + input.length + " bytes of input took " + bytes + " bytes, more than " + most);
        return read;
    }

    private boolean readOrRefused(byte[] input) {
        try {
            reader.read(input);
            return true;
        } catch (IOException e) {
            String said = e.getMessage();
            if (said == null || said.length() < 15 || said.length() > 2000 || namesAnException(said, input))
                throw new AssertionError(name + ": no sentence: " + said, e);
            if (said.chars().anyMatch(c -> c == '\n' || c == '\r' || c == 0x1b))
                throw new AssertionError(name + ": more than a line, or control characters: " + said, e);
            return false;
        }
    }

    /** Of its own; an input that is quoted may hold the word. */
    private static boolean namesAnException(String said, byte[] input) {
        return said.contains("Exception") && !new String(input, StandardCharsets.ISO_8859_1).contains("Exception");
    }
}
