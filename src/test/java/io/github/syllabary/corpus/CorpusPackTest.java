package io.github.syllabary.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusPackTest {
    @TempDir
    Path folder;

    private Path corpus;

    @BeforeEach
    void record() throws IOException {
        corpus = folder.resolve("words");
        Clips.tone(corpus, "yes/anna 1.wav", 300, 0.2);
        Clips.tone(corpus, "汉字/ben_1.wav", 400, 0.2);
        Clips.tone(corpus, "long.wav", 500, 1);
        Clips.tone(folder, "elsewhere/" + "x".repeat(120) + ".wav", 600, 0.2);
        Files.writeString(
                corpus.resolve("manifest.tsv"),
                "path\tlabel\tspeaker\tsplit\tstart\tend\tnote\n"
                        + "long.wav\tno\tanna\ttrain\t0.0\t0.25\t\n"
                        + "yes/anna 1.wav\tyes\tanna\ttrain\t\t\t\"says \"\"yes\"\"\"\n"
                        + "汉字/ben_1.wav\t汉字\tben\ttest\t\t\t\n"
                        + "../elsewhere/" + "x".repeat(120) + ".wav\tx\t\t\t\t\t\n"
                        + "long.wav\tno\tben\ttest\t0.5\t0.75\t\n");
    }

    @Test
    void theShardsAreTheSameCorpus() throws IOException {
        for (long shardBytes : new long[] {1, 10_000, 1_000_000}) {
            Path shards = folder.resolve("shards" + shardBytes);
            int n = CorpusPack.pack(Corpus.read(corpus), shards, shardBytes, (done, of) -> {});
            assertEquals(shardBytes == 1 ? 5 : shardBytes == 10_000 ? 3 : 1, n);
            CorpusReader read = CorpusReader.read(shards);
            assertEquals(Layout.SHARDS, read.layout());
            Corpus whole = Corpus.read(corpus);
            assertEquals(whole.size(), read.corpus().size());
            for (int i = 0; i < whole.size(); i++) {
                Utterance a = whole.utterances().get(i);
                Utterance b = read.corpus().utterances().get(i);
                assertEquals(new Utterance(b.file(), a.label(), a.speaker(), a.split(), a.more()), b);
                assertArrayEquals(a.sound().samples(), b.sound().samples());
            }
        }
    }

    @Test
    void theSameCorpusGivesTheSameBytesAndSoDoItsShards() throws IOException {
        CorpusPack.pack(Corpus.read(corpus), folder.resolve("a"), 10_000, (done, of) -> {});
        Files.setLastModifiedTime(corpus.resolve("long.wav"), java.nio.file.attribute.FileTime.fromMillis(0));
        String user = System.setProperty("user.name", "somebody");
        CorpusPack.pack(Corpus.read(folder.resolve("a")), folder.resolve("b"), 10_000, (done, of) -> {});
        CorpusPack.pack(Corpus.read(corpus), folder.resolve("c"), 10_000, (done, of) -> {});
        System.setProperty("user.name", user);
        for (int i = 1; i <= 3; i++) {
            byte[] a = Files.readAllBytes(folder.resolve("a").resolve(Shards.name(i, 3)));
            assertArrayEquals(a, Files.readAllBytes(folder.resolve("c").resolve(Shards.name(i, 3))));
            assertFalse(new String(a, StandardCharsets.ISO_8859_1).contains("somebody"));
        }
        assertEquals(5, Corpus.read(folder.resolve("b")).size());
    }

    @Test
    void aMissingShardIsNamed() throws IOException {
        Path shards = folder.resolve("shards");
        CorpusPack.pack(Corpus.read(corpus), shards, 1, (done, of) -> {});
        Files.delete(shards.resolve(Shards.name(3, 5)));
        assertEquals(
                shards + " has no shard-00003-of-00005.tar; copy that shard, or pack the corpus again",
                assertThrows(IOException.class, () -> Corpus.read(shards)).getMessage());
    }

    @Test
    void nothingIsLeftOfAPackingThatFails() throws IOException {
        Corpus read = Corpus.read(corpus);
        Files.delete(corpus.resolve("汉字/ben_1.wav"));
        assertThrows(IOException.class, () -> CorpusPack.pack(read, folder.resolve("s"), 1, (done, of) -> {}));
        assertEquals(2, folder.toFile().list().length);
    }
}
