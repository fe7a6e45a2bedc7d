package io.github.syllabary.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.syllabary.audio.Sound;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a mirror on this machine, made of the measured corpora as their origins have them. */
class CorpusFetchTest {
    private static final Download.Patience QUICK = new Download.Patience(5000, 2, 1);

    @TempDir
    Path folder;

    private Mirror mirror;

    @BeforeEach
    void serve() throws IOException {
        mirror = new Mirror();
    }

    @AfterEach
    void stop() {
        mirror.close();
    }

    /** The origin is the corpus turned back: WAV files under the names and in the archives that GitHub packs. */
    @ParameterizedTest
    @ValueSource(strings = {"fsdd", "hebrew-yesno-sequences"})
    void aMeasuredCorpusIsRebuiltBitForBit(String name) throws IOException {
        Path measured = measured(name);
        Catalog.Entry entry = Catalog.own().corpus(name);
        mirror(entry, measured);
        Path to = folder.resolve(name);
        CorpusFetch.Result result = fetch(entry, to);
        assertEquals(List.of(), result.different());
        assertEquals(Files.readString(measured.resolve("manifest.tsv")), Files.readString(to.resolve("manifest.tsv")));
        List<Utterance> ours = Corpus.read(measured).utterances();
        List<Utterance> rebuilt = Corpus.read(to).utterances();
        for (int i = 0; i < ours.size(); i += 7) { // the fetch itself has compared the checksums of all
            Sound a = ours.get(i).sound();
            Sound b = rebuilt.get(i).sound();
            assertEquals(a.sampleRate(), b.sampleRate());
            assertArrayEquals(a.samples(), b.samples(), rebuilt.get(i).file().toString());
        }
        assertTrue(Files.readString(to.resolve("SOURCE.md")).contains(entry.licence()));
        assertEquals(1, folder.toFile().list().length, "nothing is left beside it");
    }

    /** Every list says where each clip of the measured corpus is, and what its row of the manifest says. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "arabic-commands",
                "asterisk-digits-letters",
                "coffee-commands",
                "fsdd",
                "hebrew-yesno-sequences",
                "klettres-syllables",
                "mandarin-syllables",
                "noise",
                "other-speech",
                "speech-commands",
                "wake-words"
            })
    void theListsAreThoseOfTheMeasuredCorpora(String name) throws IOException {
        Path measured = measured(name);
        Catalog.Entry entry = Catalog.own().corpus(name);
        List<String> manifest = Files.readAllLines(measured.resolve("manifest.tsv"));
        assertEquals(String.join("\t", entry.columns()), manifest.get(0));
        List<CatalogClip> clips = Catalog.clips(entry);
        assertEquals(manifest.size() - 1, clips.size());
        int duration = entry.columns().indexOf("duration_s");
        for (int i = 0; i < clips.size(); i++) {
            String line = manifest.get(i + 1);
            double seconds = Double.parseDouble(line.split("\t", -1)[duration]);
            assertEquals(line, clips.get(i).line(entry.columns(), seconds));
        }
        for (int i = 0; i < clips.size(); i += 97) {
            Sound sound = Sound.read(measured.resolve(clips.get(i).path()));
            assertEquals(clips.get(i).sha256(), CatalogClip.sha256(CorpusFetch.pcm(sound)));
        }
    }

    @Test
    void everyCorpusSaysItsTermsAndWhatItIsCheckedBy() throws IOException {
        for (Catalog.Entry entry : Catalog.own().corpora()) {
            assertFalse(entry.checked().isBlank(), entry.name());
            assertFalse(entry.about().isBlank(), entry.name());
            for (Catalog.Origin origin : entry.origins())
                assertTrue(origin.url().startsWith("https://"), origin.url());
            if (entry.clips() != null) assertFalse(Catalog.clips(entry).isEmpty(), entry.name());
        }
        String unknown = assertThrows(
                        IllegalArgumentException.class, () -> Catalog.own().corpus("fsd"))
                .getMessage();
        assertTrue(unknown.startsWith("no corpus 'fsd' in the catalogue; nearest: fsdd"), unknown);
    }

    @Test
    void aChangedClipIsRefusedAndKeptOnlyIfAskedFor() throws IOException {
        Catalog.Entry other = Catalog.own().corpus("hebrew-yesno-sequences");
        Map<String, byte[]> files = new HashMap<>();
        for (CatalogClip clip : Catalog.clips(other)) files.put(clip.from(), wav(new float[8000]));
        mirror.put(path(other.origins().get(0)), tarGz("x-1/", files));
        Path to = folder.resolve("yesno");
        String fault = assertThrows(IOException.class, () -> fetch(other, to)).getMessage();
        assertTrue(fault.contains("is not the clip that the catalogue lists; the origin was changed"), fault);
        assertFalse(Files.exists(to));
        CorpusFetch.Result kept = new CorpusFetch(other, to, mirror.address(), true, QUICK, (what, n, of) -> {}).run();
        assertEquals(60, kept.different().size());
    }

    @Test
    void aClipThatIsMissingIsNamed() throws IOException {
        Catalog.Entry entry = Catalog.own().corpus("hebrew-yesno-sequences");
        mirror.put(path(entry.origins().get(0)), tarGz("x-1/", Map.of("waves_yesno/other.wav", new byte[9])));
        String fault = assertThrows(IOException.class, () -> fetch(entry, folder.resolve("h")))
                .getMessage();
        assertTrue(fault.contains("60 clips are not in kaldi-yesno.tar.gz, the first waves_yesno/0_0_0_0_1_1_1_1.wav"));
    }

    @Test
    void whatIsThereAlreadyIsNotTouchedAndTwoRunsDoNotMix() throws IOException {
        Catalog.Entry entry = whole("a.zip", true, "");
        Path to = Files.createDirectory(folder.resolve("there"));
        assertTrue(assertThrows(IOException.class, () -> fetch(entry, to))
                .getMessage()
                .endsWith("exists already; remove it, or give another folder with --to"));
    }

    @Test
    void archivesAreUnpackedBelowTheirFolder() throws IOException {
        Catalog.Entry zip = whole("mini.zip", true, "mini");
        mirror.put("/h/mini.zip", zip(Map.of("mini/yes/1.wav", new byte[5], "__MACOSX/x", new byte[1])));
        assertEquals(1, fetch(zip, folder.resolve("mini")).clips());
        assertTrue(Files.exists(folder.resolve("mini/yes/1.wav")));
        Catalog.Entry tar = whole("a.tar.gz", true, "*/data");
        mirror.put("/h/a.tar.gz", tarGz("repo-123/", Map.of("data/01/7_01_3.wav", new byte[5], "x.py", new byte[1])));
        fetch(tar, folder.resolve("digits"));
        assertEquals(
                Layout.AUDIO_MNIST, CorpusReader.read(folder.resolve("digits")).layout());
        Catalog.Entry file = whole("a.idx", false, "");
        mirror.put("/h/a.idx", new byte[] {1, 2, 3});
        fetch(file, folder.resolve("idx"));
        assertEquals(3, Files.size(folder.resolve("idx/a.idx")));
    }

    /** Files of the catalogue's names and places with pictures of our own in them, since 26 MB are not made for a test. */
    @ParameterizedTest
    @ValueSource(strings = {"mnist", "fashion-mnist"})
    void fourFilesOfPicturesBecomeACorpusWithItsSplits(String name) throws IOException {
        List<Catalog.Origin> files = new ArrayList<>();
        for (Catalog.Origin origin : Catalog.own().corpus(name).origins()) {
            int count = origin.name().startsWith("train") ? 30 : 10;
            byte[] idx = origin.name().contains("images") ? pictures(count) : labels(count);
            mirror.put(path(origin), idx);
            files.add(new Catalog.Origin(origin.name(), origin.url(), idx.length, null, false, "", null));
        }
        assertEquals(4, files.size());
        fetch(new Catalog.Entry(name, name, false, "x", "x", "x", "x", files, null, null, null), folder.resolve(name));
        Corpus corpus = CorpusReader.read(folder.resolve(name)).corpus();
        assertEquals(30, corpus.inSplit("train").utterances().size());
        assertEquals(10, corpus.inSplit("test").utterances().size());
        assertEquals(10, corpus.labels().size());
    }

    /** IDX: two zeros, unsigned bytes, the number of axes, their extents; then the numbers. */
    private static byte[] pictures(int count) throws IOException {
        return idx(ByteBuffer.allocate(16 + count * 784)
                .putInt(0x0803)
                .putInt(count)
                .putInt(28)
                .putInt(28));
    }

    private static byte[] labels(int count) throws IOException {
        ByteBuffer labels = ByteBuffer.allocate(8 + count).putInt(0x0801).putInt(count);
        for (int i = 0; i < count; i++) labels.put((byte) (i % 10));
        return idx(labels);
    }

    private static byte[] idx(ByteBuffer file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(file.array());
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "/tmp/evil", "a/../../evil"})
    void nothingLeavesTheFolder(String name) throws IOException {
        Catalog.Entry entry = whole("evil.tar.gz", true, "");
        mirror.put("/h/evil.tar.gz", tarGz("", Map.of(name, new byte[5])));
        String fault = assertThrows(IOException.class, () -> fetch(entry, folder.resolve("deep/er")))
                .getMessage();
        assertTrue(fault.contains("its entry '" + name + "' points out of the archive"), fault);
        assertFalse(Files.exists(folder.resolve("deep/er")));
        assertFalse(Files.exists(folder.resolve("deep/evil")));
        assertFalse(Files.exists(folder.resolve("evil")));
    }

    @Test
    void whatGrowsOutOfAllProportionIsGivenUp() throws IOException {
        Catalog.Entry entry = whole("bomb.tar.gz", true, "");
        mirror.put("/h/bomb.tar.gz", tarGz("", Map.of("zeros", new byte[64 << 20])));
        String fault = assertThrows(IOException.class, () -> fetch(entry, folder.resolve("bomb")))
                .getMessage();
        assertTrue(fault.contains("out of all proportion"), fault);
    }

    private CorpusFetch.Result fetch(Catalog.Entry entry, Path to) throws IOException {
        return new CorpusFetch(entry, to, mirror.address(), false, QUICK, (what, n, of) -> {}).run();
    }

    private static Path measured(String name) {
        String corpora = System.getenv("SYLLABARY_CORPORA");
        assumeTrue(corpora != null, "SYLLABARY_CORPORA does not name a folder of corpora");
        Path measured = Path.of(corpora, name);
        assumeTrue(Files.isDirectory(measured), "no " + name + " here");
        return measured;
    }

    private static Catalog.Entry whole(String name, boolean unpack, String folder) {
        Catalog.Origin origin = new Catalog.Origin(name, "https://h/" + name, 0, null, unpack, folder, null);
        return new Catalog.Entry("x", "x", false, "x", "x", "x", "x", List.of(origin), null, null, null);
    }

    private static String path(Catalog.Origin origin) {
        URI url = URI.create(origin.url());
        return "/" + url.getHost() + url.getRawPath();
    }

    private void mirror(Catalog.Entry entry, Path measured) throws IOException {
        for (Catalog.Origin origin : entry.origins()) {
            Map<String, byte[]> files = new HashMap<>();
            for (CatalogClip clip : Catalog.clips(entry)) {
                if (!clip.origin().equals(origin.name())) continue;
                Path wav = Files.createTempFile("clip", ".wav");
                Sound.read(measured.resolve(clip.path())).write(wav);
                files.put(clip.from(), Files.readAllBytes(wav));
                Files.delete(wav);
            }
            mirror.put(path(origin), tarGz("repository-0123abc/", files));
        }
    }

    private static byte[] wav(float[] samples) throws IOException {
        Path wav = Files.createTempFile("clip", ".wav");
        new Sound(samples, 8000).write(wav);
        byte[] bytes = Files.readAllBytes(wav);
        Files.delete(wav);
        return bytes;
    }

    static byte[] tarGz(String prefix, Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        OutputStream fast = new GZIPOutputStream(bytes, 1 << 16) {
            {
                def.setLevel(1);
            }
        };
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(fast)) {
            for (String name : new ArrayList<>(files.keySet())) {
                TarArchiveEntry entry = new TarArchiveEntry(prefix + name, true);
                entry.setSize(files.get(name).length);
                out.putArchiveEntry(entry);
                out.write(files.get(name));
                out.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putArchiveEntry(new ZipArchiveEntry(file.getKey()));
                out.write(file.getValue());
                out.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
