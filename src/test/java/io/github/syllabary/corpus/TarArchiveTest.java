package io.github.syllabary.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.audio.Sound;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarArchiveTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"words.tar", "words.tar.gz", "words.TGZ"})
    void aCorpusIsReadWhereItStands(String name) throws IOException {
        Path tone = Clips.tone(folder, "tone.wav", 440, 0.5);
        Path tar =
                tar(name, "./words/yes/anna_1.wav", "words/no/anna_2.wav", "words/no/ben_1.wav", "words/.hidden.wav");
        CorpusReader read = CorpusReader.read(tar);
        assertEquals(Layout.FOLDERS, read.layout());
        assertEquals(List.of("no", "yes"), read.corpus().labels());
        assertEquals(List.of("anna", "ben"), read.corpus().speakers());
        Utterance u = read.corpus().utterances().get(0);
        assertEquals(tar.resolve("words/no/anna_2.wav"), u.file());
        assertArrayEquals(Sound.read(tone).samples(), u.sound().samples());
        IntStream.range(0, 50).parallel().forEach(i -> assertEquals(0.5, seconds(u)));
    }

    @Test
    void whatGrowsOutOfAllProportionIsGivenUp() throws IOException {
        Path bomb = folder.resolve("bomb.tar.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            for (int i = 0; i < 64; i++) out.write(new byte[1 << 20]);
        }
        assertTrue(fault(bomb).contains("out of all proportion"), fault(bomb));
    }

    @Test
    void manifestsAndPublicLayoutsAreFoundInside() throws IOException {
        Path manifest = tar("m.tar", "c/a.wav", "c/manifest.tsv=path\tlabel\na.wav\tja\n");
        assertEquals(Layout.MANIFEST, CorpusReader.read(manifest).layout());
        assertEquals(List.of("ja"), Corpus.read(manifest).labels());
        Path digits = tar("f.tar", "fsdd-1/recordings/7_jackson_32.wav", "fsdd-1/README.md=Digits");
        assertEquals(Layout.FSDD, CorpusReader.read(digits).layout());
        Path commands = tar("s.tar.gz", "./yes/0cb74144_nohash_1.wav", "./testing_list.txt=yes/0cb74144_nohash_1.wav");
        assertEquals(List.of("test"), Corpus.read(commands).splits());
        Path wrong = tar("w.tar", "a.wav", "manifest.tsv=path\tlabel\nb.wav\tja\n");
        assertEquals(
                wrong.resolve("manifest.tsv") + " line 2: no such file b.wav; paths are relative to the manifest",
                fault(wrong));
    }

    @Test
    void anArchiveThatChangedIsReadAnew() throws IOException {
        Path tar = tar("a.tar", "yes/1.wav");
        assertEquals(List.of("yes"), Corpus.read(tar).labels());
        tar("a.tar", "no/1.wav", "no/2.wav");
        assertEquals(List.of("no"), Corpus.read(tar).labels());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.wav", "/etc/evil.wav", "a/../../evil.wav", "a//b.wav", "C:/evil.wav"})
    void entriesThatPointOutOfTheArchiveAreRefused(String name) throws IOException {
        Path tar = tar("evil.tar", "yes/1.wav", name);
        assertEquals(
                tar + ": its entry '" + name + "' points out of the archive or is no file name; nothing of it is used",
                fault(tar));
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Path tar = folder.resolve("links.tar");
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(Files.newOutputStream(tar))) {
            TarArchiveEntry link = new TarArchiveEntry("yes/2.wav", TarConstants.LF_SYMLINK);
            link.setLinkName("/etc/passwd");
            out.putArchiveEntry(link);
            out.closeArchiveEntry();
        }
        assertTrue(fault(tar).endsWith("is not a tar archive with files; copy it again"), fault(tar));
    }

    @Test
    void cutOffArchivesAreRefused() throws IOException {
        for (String name : List.of("a.tar", "b.tar.gz")) {
            Path tar = tar(name, "yes/1.wav", "yes/2.wav");
            byte[] bytes = Files.readAllBytes(tar);
            Files.write(tar, java.util.Arrays.copyOf(bytes, bytes.length * 2 / 3 - 9000 * (name.length() % 2)));
            assertTrue(fault(tar).startsWith(tar + ": "), fault(tar));
            assertTrue(fault(tar).contains("copy it again"), fault(tar));
        }
    }

    /** A damaged archive is read as far as its headers are sound, or refused with a sentence that names it. */
    @Test
    void damageGivesSentences() throws IOException {
        byte[] whole = Files.readAllBytes(tar("a.tar", "yes/1.wav", "no/0cb74144_nohash_1.wav", "text=a b c"));
        Random random = new Random(5);
        Path tar = folder.resolve("damaged.tar");
        for (int i = 0; i < 500; i++) {
            byte[] bytes = whole.clone();
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                int header = 512 * random.nextInt(bytes.length / 512);
                bytes[header + random.nextInt(512)] = (byte) random.nextInt();
            }
            Files.write(tar, bytes);
            try {
                CorpusReader.read(TarArchive.open(tar).root());
            } catch (IOException e) {
                assertTrue(e.getMessage().startsWith(tar.toString()), e.toString());
            }
        }
    }

    private String fault(Path tar) {
        return assertThrows(IOException.class, () -> Corpus.read(tar)).getMessage();
    }

    private static double seconds(Utterance u) {
        try {
            return u.sound().seconds();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Each a name of a short tone, or {@code name=text}. */
    private Path tar(String name, String... entries) throws IOException {
        byte[] tone = Files.readAllBytes(Clips.tone(folder, "tone.wav", 440, 0.5));
        Path tar = folder.resolve(name);
        OutputStream file = Files.newOutputStream(tar);
        boolean zipped = !name.endsWith(".tar");
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(zipped ? new GZIPOutputStream(file) : file)) {
            for (String entry : entries) {
                String[] part = entry.split("=", 2);
                byte[] bytes = part.length == 2 ? part[1].getBytes() : tone;
                TarArchiveEntry e = new TarArchiveEntry(part[0], true);
                e.setSize(bytes.length);
                out.putArchiveEntry(e);
                out.write(bytes);
                out.closeArchiveEntry();
            }
        }
        return tar;
    }
}
