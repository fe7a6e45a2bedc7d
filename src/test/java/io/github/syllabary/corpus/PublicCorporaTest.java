package io.github.syllabary.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real corpora, where the machine has them. The counts are those of their manifests by {@code cut | sort -u | wc}. */
class PublicCorporaTest {
    private Path corpora;

    @BeforeEach
    void find() {
        String folder = System.getenv("SYLLABARY_CORPORA");
        assumeTrue(folder != null, "SYLLABARY_CORPORA does not name a folder of corpora");
        corpora = Path.of(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "arabic-commands, 2000, 40, 25, test train validation",
        "asterisk-digits-letters, 249, 249, 3, ''",
        "coffee-commands, 180, 1, 0, test",
        "fsdd, 3000, 10, 6, test train",
        "hebrew-yesno-sequences, 60, 1, 1, test train",
        "klettres-syllables, 504, 462, 6, ''",
        "mandarin-syllables, 4761, 1692, 4, test train",
        "noise, 8, 1, 0, ''",
        "other-speech, 22, 2, 2, ''",
        "speech-commands, 4182, 35, 657, test train validation",
        "wake-words, 720, 3, 0, test train validation",
    })
    void reads(String name, int clips, int labels, int speakers, String splits) throws IOException {
        Path folder = corpora.resolve(name);
        assumeTrue(Files.isDirectory(folder), "no " + name + " here");
        Corpus corpus = Corpus.read(folder);
        assertEquals(clips, corpus.size());
        assertEquals(labels, corpus.labels().size());
        assertEquals(speakers, corpus.speakers().size());
        assertEquals(splits, String.join(" ", corpus.splits()));
        Corpus split = corpus.split(SplitPolicy.seeded(1));
        for (int i = 0; i < clips; i++) {
            String given = corpus.utterances().get(i).split();
            String now = split.utterances().get(i).split();
            boolean cut = given.equals("train") && now.equals("validation") && !corpus.hasSplit("validation");
            assertTrue(now.equals(given) || cut || given.isEmpty(), given + " became " + now);
        }
    }

    @Test
    void picturesAreACorpusToo() throws IOException {
        Path pictures = corpora.resolve("mnist-10k");
        assumeTrue(Files.isDirectory(pictures), "no mnist-10k here");
        Corpus digits = Corpus.read(pictures);
        assertEquals(10_000, digits.size());
        assertEquals(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), List.copyOf(digits.labels()));
        assertEquals(2_000, digits.filter(u -> u.split().equals("test")).size());
    }

    @Test
    void foldersWithoutTheirManifestHaveTheSameLabelsAndSpeakers() throws IOException {
        Path folder = corpora.resolve("arabic-commands");
        assumeTrue(Files.isDirectory(folder), "no arabic-commands here");
        List<Utterance> listed = FolderReader.read(folder);
        Corpus manifest = Corpus.read(folder);
        assertEquals(manifest.labels(), new Corpus(folder, listed).labels());
        assertEquals(manifest.speakers(), new Corpus(folder, listed).speakers());
    }
}
