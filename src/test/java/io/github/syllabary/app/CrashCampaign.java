package io.github.syllabary.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.syllabary.corpus.FetchProcess;
import io.github.syllabary.evaluation.OutcomeFile;
import io.github.syllabary.recognizer.Recognizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills processes at random moments and starts them again: {@code mvn -P attack test -Dtest=CrashCampaign
 * -Dcrash.kills=200}, in all. What they leave is never taken for whole, and in the end they give the bits of a process
 * left alone.
 */
class CrashCampaign {
    private static final int KILLS = Integer.getInteger("crash.kills", 10);
    private static final String WORDS = "yi1,er4,san1";

    @TempDir
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(Long.getLong("crash.seed", 1));

    /** Work that is done again and again: how, in which folder, and what must hold of the folder at any time. */
    private record Work(String name, int share, Command command, Check check) {}

    @FunctionalInterface
    private interface Command {
        List<String> in(Path place);
    }

    @FunctionalInterface
    private interface Check {
        /** @param whole the files of a run left alone, by their names */
        void holds(Path place, Map<String, byte[]> whole) throws IOException;
    }

    @Test
    void killedAndStartedAgainGivesTheSame() throws Exception {
        Path corpus = corpus();
        Path model = folder.resolve("model.onnx");
        assertEquals(0, start(train(corpus, model, 1), folder).waitFor());
        List<Work> all = new ArrayList<>(List.of(
                new Work("train", 6, place -> train(corpus, place.resolve("m.onnx"), 8), CrashCampaign::models),
                new Work(
                        "corpus pack",
                        4,
                        place -> command(
                                "corpus", "pack", corpus, "--out", place.resolve("shards"), "--shard-megabytes", "1"),
                        (place, whole) -> allOrNothing(place, "shards", whole)),
                new Work(
                        "evaluate",
                        4,
                        place -> command(
                                "evaluate",
                                model,
                                corpus,
                                "--split",
                                "test",
                                "--report",
                                place.resolve("report"),
                                "--resume"),
                        CrashCampaign::rows),
                new Work(
                        "teach",
                        2,
                        place -> command(
                                "teach", "--takes-from", corpus, "--takes", "3", "--out", place.resolve("t.onnx")),
                        CrashCampaign::models)));
        String corpora = System.getenv("SYLLABARY_CORPORA");
        try (FetchProcess.Origin origin =
                corpora == null ? null : FetchProcess.origin(Path.of(corpora, FetchProcess.NAME))) {
            if (origin != null)
                all.add(new Work(
                        "corpus fetch",
                        4,
                        place -> command(
                                "corpus",
                                "fetch",
                                FetchProcess.NAME,
                                "--to",
                                place.resolve("fetched"),
                                "--from",
                                origin.address()),
                        (place, whole) -> allOrNothing(place, "fetched", whole)));
            else System.out.println("corpus fetch is left out: SYLLABARY_CORPORA does not name a folder of corpora");
            int shares = all.stream().mapToInt(Work::share).sum();
            for (Work work : all) attack(work, Math.max(1, Math.round((float) KILLS * work.share / shares)));
        }
    }

    /** On a disk of 64 KiB made for this, which takes root; then on one that may only be read. */
    @Test
    void aFullDiskAndAFolderThatMayNotBeWrittenAreASentence() throws Exception {
        Path corpus = corpus();
        Path disk = Files.createDirectory(folder.resolve("disk"));
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()) == 0;
        assumeTrue(mounted, "a small disk can be mounted by root only");
        try {
            Path kept = disk.resolve("m.onnx");
            Files.writeString(kept, "an earlier model");
            for (List<String> command : List.of(
                    train(corpus, kept, 2),
                    command("corpus", "pack", corpus, "--out", disk.resolve("shards")),
                    command("evaluate", "digits", corpus, "--report", disk.resolve("report")))) {
                refused(command, "room");
                assertEquals("an earlier model", Files.readString(kept));
                assertTrue(Files.notExists(disk.resolve("shards")));
            }
            assertEquals(0, run("mount", "-o", "remount,ro", disk.toString()));
            for (List<String> command : List.of(
                    train(corpus, kept, 2),
                    command("corpus", "pack", corpus, "--out", disk.resolve("packed")),
                    command("evaluate", "digits", corpus, "--report", disk.resolve("page")))) refused(command, "");
            assertEquals("an earlier model", Files.readString(kept));
        } finally {
            run("umount", disk.toString());
        }
    }

    private void refused(List<String> command, String word) throws Exception {
        Path place = folder.resolve("refused");
        Files.deleteIfExists(log(place));
        assertEquals(Failures.COULD_NOT_RUN, start(command, place).waitFor(), () -> command + ": " + log(place));
        List<String> said = Files.readAllLines(log(place)).stream()
                .filter(line -> line.startsWith("syllabary: "))
                .toList();
        assertTrue(!said.isEmpty(), command + " says nothing");
        String last = said.get(said.size() - 1);
        assertTrue(last.contains(word) && !last.contains("internal error"), command + " says " + last);
        System.out.println(last);
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private void attack(Work work, int kills) throws Exception {
        Path alone = Files.createDirectory(folder.resolve("alone-" + work.name));
        long start = System.nanoTime();
        assertEquals(0, start(work.command.in(alone), alone).waitFor(), work.name + ": " + said(alone));
        long millis = (System.nanoTime() - start) / 1_000_000;
        Map<String, byte[]> whole = files(alone);
        int done = 0;
        int ends = 0;
        for (int round = 0; done < kills; round++) {
            Path place = Files.createDirectory(folder.resolve(work.name + "-" + round));
            // up to four kills one after the other, then a run to the end
            for (int k = random.nextInt(1, 5); k > 0 && done < kills; k--) {
                Process process = start(work.command.in(place), place);
                boolean ended = process.waitFor(random.nextLong(millis / 8, millis + 1), TimeUnit.MILLISECONDS);
                process.destroyForcibly().waitFor(); // SIGKILL
                if (ended) break;
                done++;
                work.check.holds(place, whole);
            }
            if (!isWhole(place, whole)) {
                Process process = start(work.command.in(place), place);
                assertEquals(0, process.waitFor(), work.name + ": " + said(place));
            }
            Map<String, byte[]> got = files(place);
            for (Map.Entry<String, byte[]> file : whole.entrySet())
                assertArrayEquals(file.getValue(), got.get(file.getKey()), work.name + ": " + file.getKey());
            ends++;
        }
        System.out.printf(
                Locale.ROOT,
                "%-12s %d times killed within %.1f s, %d times ended with the same %d files%n",
                work.name,
                done,
                millis / 1000.0,
                ends,
                whole.size());
    }

    /** A run that was killed when it had done everything: started again, pack and fetch say so and refuse. */
    private static boolean isWhole(Path place, Map<String, byte[]> whole) throws IOException {
        return files(place).keySet().containsAll(whole.keySet())
                && (Files.exists(place.resolve("shards")) || Files.exists(place.resolve("fetched")));
    }

    private static void models(Path place, Map<String, byte[]> whole) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".onnx")).toList()) Recognizer.load(file);
        }
    }

    private static void allOrNothing(Path place, String name, Map<String, byte[]> whole) throws IOException {
        if (!Files.exists(place.resolve(name))) return;
        Map<String, byte[]> got = files(place);
        for (String file : whole.keySet()) assertArrayEquals(whole.get(file), got.get(file), file);
    }

    /** Whole rows in their order, and no page before all of them are there. */
    private static void rows(Path place, Map<String, byte[]> whole) throws IOException {
        Path report = place.resolve("report");
        Path rows = report.resolve("outcomes-model.jsonl");
        if (!Files.exists(rows) || Files.size(rows) == 0) return;
        byte[] all = whole.get("report/outcomes-model.jsonl");
        byte[] some = Files.readAllBytes(rows);
        assertArrayEquals(Arrays.copyOf(all, some.length), some, "rows");
        if (Files.readString(rows).contains("\n")) OutcomeFile.read(rows, outcome -> {});
        if (Files.exists(report.resolve("index.html")))
            assertArrayEquals(whole.get("report/index.html"), Files.readAllBytes(report.resolve("index.html")));
    }

    /** Three words of the corpus that comes with the project, by some voices. */
    private Path corpus() throws IOException {
        List<String> words = List.of(WORDS.split(","));
        Path own = Path.of("corpus").toAbsolutePath();
        List<String> lines = Files.readAllLines(own.resolve("manifest.tsv"));
        Path made = Files.createDirectory(folder.resolve("corpus"));
        List<String> kept = new ArrayList<>(List.of(lines.get(0)));
        Map<String, Integer> taken = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            if (!words.contains(cells[1]) || taken.merge(cells[1] + cells[3], 1, Integer::sum) > 8) continue;
            Path to = made.resolve(cells[0]);
            Files.createDirectories(to.getParent());
            Files.copy(own.resolve(cells[0]), to);
            kept.add(line);
        }
        Files.write(made.resolve("manifest.tsv"), kept);
        assertTrue(kept.size() > 30);
        return made;
    }

    private static List<String> train(Path corpus, Path out, int epochs) {
        return command(
                "train", corpus, "--recipe", "mel-10k", "--epochs", epochs, "--threads", 1, "--out", out, "--resume");
    }

    private static List<String> command(Object... args) {
        return Stream.of(args).map(Object::toString).toList();
    }

    private static Process start(List<String> arguments, Path place) throws IOException {
        // short work: the first compiler is enough, and the same bits
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log(place).toFile())
                .start();
    }

    private static Path log(Path place) {
        return place.resolveSibling(place.getFileName() + ".log");
    }

    private static String said(Path place) throws IOException {
        return Files.readString(log(place));
    }

    private static Map<String, byte[]> files(Path place) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(place)) {
            for (Path file : all.filter(Files::isRegularFile).toList())
                files.put(place.relativize(file).toString(), Files.readAllBytes(file));
        }
        return files;
    }
}
