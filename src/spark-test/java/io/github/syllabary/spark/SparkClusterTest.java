package io.github.syllabary.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.Utterance;
import io.github.syllabary.evaluation.CorpusRun;
import io.github.syllabary.evaluation.Evaluated;
import io.github.syllabary.evaluation.Outcome;
import io.github.syllabary.evaluation.OutcomeFile;
import io.github.syllabary.recognizer.Recognizer;
import io.github.syllabary.training.Recipe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Jobs submitted to a standalone cluster, against the local run. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SparkClusterTest {
    private static final int CLIPS = 240;

    @TempDir
    static Path folder;

    private static Cluster cluster;
    private static Process lost;
    private static Path model;
    private static Recognizer recognizer;

    @BeforeAll
    static void start() throws IOException {
        cluster = new Cluster(Files.createDirectory(folder.resolve("cluster")));
        cluster.worker("first");
        lost = cluster.worker("second");
        model = folder.resolve("syllables.onnx");
        Recipe recipe = Recipe.of("mel");
        List<String> labels = Corpus.read(Path.of("corpus")).labels();
        recognizer =
                new Recognizer(recipe.frontEnd(), recipe.network(labels.size()).initialise(7), labels, Map.of());
        recognizer.save(model);
    }

    @AfterAll
    static void stop() {
        if (cluster != null) cluster.close();
    }

    @Test
    @Order(1)
    void nothingIsLostOrCountedTwiceWhenAWorkerDies() throws Exception {
        Path corpus = Files.createDirectory(folder.resolve("corpus"));
        List<String> paths = clips(corpus);
        Files.writeString(corpus.resolve(paths.get(7)), "no sound");
        Path rows = folder.resolve("rows");
        Process job = cluster.submit(
                "evaluate",
                "evaluate",
                "gated://" + model,
                "gated://" + corpus,
                "--out",
                "gated://" + rows,
                "--outcomes",
                folder.resolve("remote.jsonl").toString());
        // half of the clips are behind the gate: the tasks of the others come to an end, and both workers wait
        Cluster.await("both workers", () -> count(corpus, "waiting-") == 2 || !job.isAlive());
        assertTrue(job.isAlive(), () -> cluster.log("evaluate"));
        assertTrue(count(rows.resolve("_temporary/0"), "task_") > 0, "no task has come to an end");
        Cluster.kill(lost);
        Files.createFile(corpus.resolve("gate"));
        assertEquals(1, cluster.result(job), () -> cluster.log("evaluate"));
        assertTrue(cluster.output("evaluate").contains("1 clip could not be read"), cluster.output("evaluate"));
        assertSameOutcomes(local(corpus), outcomes(folder.resolve("remote.jsonl")), "gated:");
    }

    @Test
    @Order(2)
    void shardsGiveWhatTheirFilesGive() throws Exception {
        Path corpus = Files.createDirectory(folder.resolve("loose"));
        List<String> paths = clips(corpus);
        Path shards = Files.createDirectory(folder.resolve("shards"));
        pack(corpus, paths.subList(0, 100), shards.resolve("corpus-0.tar"));
        pack(corpus, paths.subList(100, CLIPS), shards.resolve("corpus-1.tar"));
        Path remote = folder.resolve("shards.jsonl");
        Process job = cluster.submit(
                "shards",
                "evaluate",
                model.toString(),
                shards.toString(),
                "--out",
                folder.resolve("shard-rows").toString(),
                "--outcomes",
                remote.toString());
        assertEquals(0, cluster.result(job), () -> cluster.log("shards"));
        assertSameOutcomes(local(corpus), outcomes(remote), "");
    }

    @Test
    @Order(3)
    void whatCannotRunIsSaidInOneSentence() throws Exception {
        Process job = cluster.submit("missing", "evaluate", "nowhere.onnx", "corpus", "--out", "rows");
        assertEquals(2, cluster.result(job));
        assertTrue(
                cluster.log("missing").contains("syllabary: nowhere.onnx: no such file; check the path\n"),
                cluster.log("missing"));
        assertTrue(!cluster.log("missing").contains("\tat io.github.syllabary"), cluster.log("missing"));
    }

    /** Copies clips of our own corpus, the second half into a folder {@code behind}, with a manifest. */
    private static List<String> clips(Path folder) throws IOException {
        Files.createDirectory(folder.resolve("before"));
        Files.createDirectory(folder.resolve("behind"));
        List<String> paths = new ArrayList<>();
        StringBuilder manifest = new StringBuilder("path\tlabel\tspeaker\n");
        for (Utterance u : Corpus.read(Path.of("corpus")).utterances().subList(0, CLIPS)) {
            String path = (paths.size() < CLIPS / 2 ? "before/" : "behind/") + paths.size() + ".flac";
            Files.copy(u.file(), folder.resolve(path));
            manifest.append(path).append('\t').append(u.label()).append('\t').append(u.speaker() + "\n");
            paths.add(path);
        }
        Files.writeString(folder.resolve("manifest.tsv"), manifest);
        return paths;
    }

    private static void pack(Path corpus, List<String> paths, Path shard) throws IOException {
        List<String> lines = Files.readAllLines(corpus.resolve("manifest.tsv"));
        StringBuilder manifest = new StringBuilder(lines.get(0) + "\n");
        for (String line : lines)
            if (paths.contains(line.split("\t")[0])) manifest.append(line).append('\n');
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(shard))) {
            put(tar, "manifest.tsv", manifest.toString().getBytes(StandardCharsets.UTF_8));
            for (String path : paths) put(tar, path, Files.readAllBytes(corpus.resolve(path)));
        }
    }

    private static void put(TarArchiveOutputStream tar, String name, byte[] bytes) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private static List<Outcome> local(Path corpus) throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        for (Utterance u : Corpus.read(corpus).utterances())
            outcomes.add(CorpusRun.outcome(recognizer, outcomes.size(), u, u::sound));
        return outcomes;
    }

    private static List<Outcome> outcomes(Path file) throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        Evaluated evaluated = OutcomeFile.read(file, outcomes::add);
        assertEquals(recognizer.labels(), evaluated.labels());
        return outcomes;
    }

    private static void assertSameOutcomes(List<Outcome> local, List<Outcome> remote, String scheme) {
        assertEquals(CLIPS, remote.size());
        for (int i = 0; i < CLIPS; i++) {
            Outcome a = local.get(i);
            Outcome b = remote.get(i);
            String name = Path.of(a.file()).getFileName().toString();
            assertTrue(b.file().startsWith(scheme) && b.file().endsWith("/" + name), b.file() + " for " + a.file());
            assertArrayEquals(a.probabilities(), b.probabilities());
            assertEquals(figures(a), figures(b));
            assertEquals(a.readable(), b.readable(), b.file());
        }
    }

    private static List<Object> figures(Outcome o) {
        return List.of(o.clip(), o.label(), o.speaker(), o.seconds(), o.loudness(), o.snr(), o.found());
    }

    private static long count(Path folder, String start) {
        if (!Files.isDirectory(folder)) return 0;
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().startsWith(start))
                    .count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
