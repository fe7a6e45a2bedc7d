package io.github.syllabary;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Damages a file in thousands of ways and looks at what a reader makes of it: a result or one exception, in bounded
 * time and memory. {@code mvn -P hostile test} tries a hundred times as many.
 */
public final class Mutations {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int COUNT = Integer.getInteger("syllabary.mutations", 10_000);

    /** What makes trouble in text. */
    private static final String[] PIECES = {
        "\t",
        "\n",
        "\r",
        "\"",
        ",",
        ";",
        ":",
        " ",
        "-",
        "|",
        "/",
        "../",
        "[",
        "]",
        "{",
        "}",
        "#",
        "&a",
        "*a",
        "'",
        "\\",
        "\0",
        "\uFEFF",
        "é",
        "界",
        "-1",
        "0",
        "1e999",
        "NaN",
        "Infinity",
        "99999999999",
        "2147483647",
        "0x7fffffff",
        "null",
        "true",
        "\u0001",
        "𝔘",
        "%s",
        "$1",
        "\u2028"
    };

    /** Reads damaged bytes. */
    public interface Reader {
        void read(byte[] damaged) throws Exception;
    }

    private Mutations() {}

    /**
     * @param mostBytes that reading may allocate in all, each time
     * @param refusal the exception that stands for a refusal; its message is one sentence
     */
    public static void of(
            String name,
            byte[] whole,
            boolean text,
            long mostBytes,
            Class<? extends Exception> refusal,
            Reader reader) {
        assertTimeoutPreemptively(Duration.ofMillis(60_000L + COUNT * 20L), () -> {
            SplittableRandom random = new SplittableRandom(name.hashCode());
            int refused = 0;
            for (int i = 0; i < COUNT; i++) {
                SplittableRandom own = random.split();
                byte[] damaged = text && own.nextInt(4) > 0 ? edited(whole, own) : mutation(whole, own);
                String what = name + ", mutation " + i;
                long before = THREADS.getCurrentThreadAllocatedBytes();
                try {
                    reader.read(damaged);
                } catch (Exception e) {
                    if (!refusal.isInstance(e)) throw new AssertionError(what + ": " + show(damaged, text), e);
                    isASentence(e.getMessage(), what + ": " + show(damaged, text));
                    refused++;
                } catch (StackOverflowError | OutOfMemoryError e) {
                    throw new AssertionError(what + ": " + show(damaged, text), e);
                }
                long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
                assertTrue(bytes < mostBytes, () -> what + " allocated " + bytes + ": " + show(damaged, text));
            }
            assertTrue(refused > 0, name);
        });
    }

    private static void isASentence(String said, String what) {
        assertNotNull(said, what);
        assertTrue(said.length() > 15, what + ": " + said);
        assertFalse(said.contains("Exception") || said.endsWith(" null"), what + ": " + said);
        assertFalse(said.indexOf('\n') >= 0 || said.indexOf('\0') >= 0, what + ": " + said);
    }

    private static String show(byte[] damaged, boolean text) {
        return text ? "\n" + new String(damaged, StandardCharsets.UTF_8) : damaged.length + " bytes";
    }

    /** Flipped bits, overwritten, doubled, missing and foreign bytes; half of the time near the beginning. */
    public static byte[] mutation(byte[] whole, SplittableRandom random) {
        byte[] b = whole.clone();
        int reach = random.nextBoolean() ? Math.min(100, b.length) : b.length;
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(Math.min(reach, b.length));
            switch (random.nextInt(6)) {
                case 0, 1 -> b[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> b[at] = (byte) random.nextInt();
                case 3 -> Arrays.fill(b, at, Math.min(b.length, at + 4), (byte) (random.nextBoolean() ? -1 : 0));
                case 4 -> {
                    int n = Math.min(random.nextInt(64), b.length - at);
                    System.arraycopy(b, random.nextInt(b.length - n + 1), b, at, n);
                }
                default -> b = Arrays.copyOf(b, Math.max(1, random.nextInt(b.length + 40)));
            }
        }
        return b;
    }

    /** Pieces taken out, put in, doubled and replaced. */
    private static byte[] edited(byte[] whole, SplittableRandom random) {
        StringBuilder text = new StringBuilder(new String(whole, StandardCharsets.UTF_8));
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), at + 1 + random.nextInt(random.nextBoolean() ? 3 : 30));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(at, to);
                case 1 -> text.insert(at, text.substring(at, to));
                case 2 -> text.replace(at, to, PIECES[random.nextInt(PIECES.length)]);
                case 3 ->
                    text.insert(at, PIECES[random.nextInt(PIECES.length)].repeat(random.nextInt(20) == 0 ? 2000 : 1));
                default -> text.insert(at, random.nextInt(1000));
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
