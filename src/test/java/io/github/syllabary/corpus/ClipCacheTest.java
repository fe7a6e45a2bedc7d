package io.github.syllabary.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipCacheTest {
    private static final long MOST = 10_000_000;

    @TempDir
    Path folder;

    private Path cache;
    private List<Utterance> utterances;

    /** Utterances that had to be made in the last run. */
    private int made;

    @BeforeEach
    void record() throws IOException {
        cache = folder.resolve("cache");
        Path a = Clips.tone(folder, "a.wav", 300, 0.3);
        Path b = Clips.tone(folder, "b.wav", 400, 0.5);
        utterances = List.of(
                new Utterance(a, "a", "", "", Map.of()),
                new Utterance(b, "b", "", "", Map.of()),
                new Utterance(b, "c", "", "", Map.of("start", "0.1", "end", "0.2")));
    }

    @Test
    void aLaterRunFindsTheSameBits() throws IOException {
        assertEquals(3, run("x", utterances));
        assertEquals(0, run("x", utterances));
        assertEquals(1, files(".clips"));
        assertEquals(3, run("y", utterances), "another setting is another item");
        assertEquals(0, run("x", utterances));
        assertEquals(0, files(".part"));
    }

    @Test
    void soundsAreThoseThatAreDecoded() throws IOException {
        for (int run = 0; run < 2; run++) {
            try (ClipCache clips = ClipCache.in(cache, MOST)) {
                for (int rate : new int[] {8000, 16000})
                    for (Utterance u : utterances)
                        assertArrayEquals(
                                u.sound().resample(rate).samples(),
                                clips.sound(u, rate).samples());
            }
        }
        assertEquals(2, files(".clips"));
    }

    /** Training takes some clips, evaluation others, cross-validation all. */
    @Test
    void aRunThatWantsOtherClipsAddsThem() throws IOException {
        assertEquals(1, run("x", utterances.subList(0, 1)));
        assertEquals(2, run("x", utterances));
        assertEquals(0, run("x", utterances.subList(1, 3)));
        assertEquals(2, files(".clips"));
    }

    @Test
    void withinARunAClipIsMadeOnce() throws IOException {
        List<Utterance> twice = new ArrayList<>(utterances);
        twice.addAll(utterances);
        assertEquals(3, run("x", twice));
    }

    @Test
    void aFileThatChangedIsReadAnew() throws IOException {
        run("x", utterances);
        Path a = Clips.tone(folder, "a.wav", 301, 0.31);
        assertEquals(1, run("x", utterances));
        // as long as before and set back to the same time
        assumeTrue(Files.getFileStore(a).supportsFileAttributeView("posix"), "no time of status change here");
        FileTime time = Files.getLastModifiedTime(a);
        Path other = Clips.tone(folder, "other.wav", 302, 0.31);
        Files.setLastModifiedTime(other, time);
        Files.move(other, a, StandardCopyOption.REPLACE_EXISTING);
        assertEquals(time, Files.getLastModifiedTime(a));
        assertEquals(1, run("x", utterances));
    }

    /** Whatever became of the files, the items are right. */
    @Test
    void damageIsNeverTrusted() throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            run("x", utterances);
            run("x", utterances);
            assertEquals(0, made);
            for (Path file : list(".clips")) {
                byte[] bytes = Files.readAllBytes(file);
                if (random.nextInt(4) == 0) bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 20));
                else for (int n = 0; n < 3; n++) bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, bytes);
            }
            run("x", utterances);
        }
    }

    /** Every beginning of a file that is being written, under the name it would have in the end. */
    @Test
    void whatIsHalfWrittenIsNothing() throws IOException {
        run("x", utterances);
        Path file = list(".clips").get(0);
        byte[] whole = Files.readAllBytes(file);
        for (int n = 0; n < whole.length; n += 1 + n / 50) {
            for (Path old : list(".clips")) Files.delete(old);
            Files.write(file, Arrays.copyOf(whole, n));
            assertEquals(3, run("x", utterances), "cut to " + n);
        }
    }

    @Test
    void aRunThatIsKilledLeavesNothingThatIsTrustedOrStays() throws Exception {
        for (int kept = 1; kept <= 2; kept++) {
            Process killed = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Killed.class.getName(),
                            cache.toString(),
                            utterances.get(0).file().toString(),
                            "killed " + kept)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader said = killed.inputReader(StandardCharsets.UTF_8)) {
                assertEquals("kept", said.readLine());
                assertEquals(1, files(".part"));
                assertEquals(0, run("other", List.of()), "while it lives");
                run("x", utterances);
                assertEquals(1, files(".part"), "its file is left alone");
            } finally {
                killed.destroyForcibly().waitFor();
            }
            assertEquals(3, run("killed " + kept, utterances));
            assertEquals(0, files(".part"));
        }
    }

    /** Keeps something and waits to be killed. */
    static final class Killed {
        public static void main(String[] args) throws Exception {
            ClipCache clips = ClipCache.in(Path.of(args[0]), MOST);
            Utterance u = new Utterance(Path.of(args[1]), "a", "", "", Map.of());
            clips.item(u, args[2], () -> ByteBuffer.wrap(new byte[100_000]));
            System.out.println("kept");
            Thread.sleep(60_000);
        }
    }

    @Test
    void runsShareIt() throws Exception {
        ExecutorService runs = Executors.newFixedThreadPool(4);
        List<Future<Integer>> all = runs.invokeAll(Collections.nCopies(12, () -> run("x", utterances)));
        for (Future<Integer> one : all) one.get();
        runs.shutdown();
        assertEquals(1, files(".clips"));
        assertEquals(0, run("x", utterances));
    }

    @Test
    void itStaysWithinItsBound() throws IOException {
        for (int i = 0; i < 10; i++) {
            try (ClipCache clips = ClipCache.in(cache, 70_000)) {
                for (Utterance u : utterances) clips.item(u, "" + i, () -> ByteBuffer.wrap(new byte[10_000]));
            }
        }
        assertEquals(2, files(".clips"), "each has some 30 kB");
        try (ClipCache clips = ClipCache.in(cache, 70_000)) {
            clips.item(utterances.get(0), "large", () -> ByteBuffer.wrap(new byte[70_001]));
        }
        assertEquals(2, files(".clips"), "what alone exceeds it is not kept");
    }

    @Test
    void withoutAFolderAllIsMade() throws IOException {
        assertEquals(3, run(ClipCache.NONE, "x", utterances));
        cache = folder.resolve("a.wav/no");
        assertEquals(3, run("x", utterances));
        cache = folder.resolve("cache");
        Files.delete(folder.resolve("a.wav"));
        assertThrows(IOException.class, () -> {
            try (ClipCache clips = ClipCache.in(cache, MOST)) {
                clips.sound(utterances.get(0), 8000);
            }
        });
    }

    /** @return how many items had to be made */
    private int run(String setting, List<Utterance> wanted) throws IOException {
        try (ClipCache clips = ClipCache.in(cache, MOST)) {
            return run(clips, setting, wanted);
        }
    }

    private int run(ClipCache clips, String setting, List<Utterance> wanted) throws IOException {
        int[] n = {0};
        for (Utterance u : wanted) {
            byte[] right = (setting + u + Files.size(u.file())).repeat(20).getBytes(StandardCharsets.UTF_8);
            ByteBuffer item = clips.item(u, setting, () -> {
                n[0]++;
                return ByteBuffer.wrap(right);
            });
            assertEquals(ByteBuffer.wrap(right), item);
        }
        made = n[0];
        return n[0];
    }

    private int files(String ending) throws IOException {
        return list(ending).size();
    }

    private List<Path> list(String ending) throws IOException {
        try (Stream<Path> all = Files.list(cache)) {
            return all.filter(p -> p.toString().endsWith(ending)).toList();
        }
    }
}
