package io.github.syllabary.corpus;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.Mutations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists, folders and archives that are damaged or made to do harm: a corpus or one sentence, see {@link Mutations}. */
class HostileCorporaTest {
    private static final long MOST_BYTES = 64 << 20;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"manifest.tsv", "manifest.csv"})
    void manifests(String name) throws IOException {
        Clips.tone(folder, "yes/a 1.wav", 300, 0.02);
        Clips.tone(folder, "b.wav", 300, 0.02);
        String text = "path\tlabel\tspeaker\tsplit\tstart\tend\nyes/a 1.wav\tja 是\tanna\ttrain\t\t\n"
                + "b.wav\t\"no, not\"\tben\ttest\t0.001\t0.015\nb.wav\tno\tben\tdev\t0.01\t0.02\n";
        mutate(name, name.endsWith("csv") ? text.replace('\t', ',') : text, folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wav.scp", "text", "utt2spk", "segments"})
    void kaldiFolders(String name) throws IOException {
        Clips.tone(folder, "audio/a.wav", 300, 0.02);
        Map<String, String> files = new LinkedHashMap<>();
        files.put("wav.scp", "rec1 audio/a.wav\nrec2 audio/a.wav\n");
        files.put("text", "anna-1 yes 是\nanna-2 no\nben-1 yes\n");
        files.put("utt2spk", "anna-1 anna\nanna-2 anna\nben-1 ben\n");
        files.put("segments", "anna-1 rec1 0.0 0.01\nanna-2 rec1 0.01 0.02\nben-1 rec2 0.005 -1\n");
        for (Map.Entry<String, String> file : files.entrySet())
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        mutate(name, files.get(name), folder);
    }

    @Test
    void listsOfSpeechCommands() throws IOException {
        for (String clip : List.of("yes/0cb74144_nohash_1.wav", "no/0cb74144_nohash_0.wav", "no/1cb74144_nohash_0.wav"))
            Clips.tone(folder, clip, 300, 0.02);
        mutate("testing_list.txt", "yes/0cb74144_nohash_1.wav\nno/0cb74144_nohash_0.wav\n", folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"words.tar", "words.tar.gz"})
    void archives(String name) throws IOException {
        Path tone = Clips.tone(folder, "tone.wav", 440, 0.02);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(name.endsWith("gz") ? new GZIPOutputStream(bytes) : bytes)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (String entry : List.of("words/yes/anna_1.wav", "words/no/" + "long".repeat(30) + "_1.wav")) {
                TarArchiveEntry header = new TarArchiveEntry(entry);
                header.setSize(Files.size(tone));
                tar.putArchiveEntry(header);
                Files.copy(tone, tar);
                tar.closeArchiveEntry();
            }
        }
        Path archive = folder.resolve(name);
        Mutations.of(name, bytes.toByteArray(), false, MOST_BYTES, IOException.class, damaged -> {
            rewrite(archive, damaged);
            hear(archive);
        });
    }

    @Test
    void archivesThatAreDownloaded() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String entry : List.of("mini/yes/1.wav", "mini/no/2.wav")) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(entry.repeat(100).getBytes(StandardCharsets.UTF_8));
            }
        }
        Path archive = folder.resolve("mini.zip");
        Mutations.of("mini.zip", bytes.toByteArray(), false, MOST_BYTES, IOException.class, damaged -> {
            rewrite(archive, damaged);
            Unpacking.visit(archive, (name, in) -> in.readAllBytes());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"train-images-idx3-ubyte", "train-labels-idx1-ubyte", "labels.txt"})
    void idxFiles(String name) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        byte[] images = new byte[16 + 3 * 16];
        images[2] = 8;
        images[3] = 3;
        images[7] = 3;
        images[11] = 4;
        images[15] = 4;
        files.put("train-images-idx3-ubyte", images);
        files.put("train-labels-idx1-ubyte", new byte[] {0, 0, 8, 1, 0, 0, 0, 3, 0, 1, 1});
        files.put("labels.txt", "coat\nshoe\n".getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, byte[]> file : files.entrySet())
            Files.write(folder.resolve(file.getKey()), file.getValue());
        boolean text = name.endsWith("txt");
        Mutations.of(name, files.get(name), text, MOST_BYTES, IOException.class, damaged -> {
            rewrite(folder.resolve(name), damaged);
            hear(folder);
        });
    }

    @Test
    void catalogues() throws IOException {
        String json =
                "{\"corpora\":[{\"name\":\"a\",\"title\":\"t\",\"licence\":\"l\",\"attribution\":\"b\",\"checked\":"
                        + "\"c\",\"about\":\"x\",\"columns\":[\"path\",\"label\"],\"rules\":[{\"column\":\"label\",\"from\":\"path\","
                        + "\"match\":\"([a-z]+)/.*\",\"to\":\"$1\"}],\"origins\":[{\"name\":\"o\",\"url\":\"https://h/u\","
                        + "\"bytes\":1,\"unpack\":true}]}]}";
        Mutations.of(
                "catalog.json",
                bytes(json),
                true,
                MOST_BYTES,
                IOException.class,
                damaged -> Catalog.parse(Utf8.decode(damaged, "catalog.json"), "catalog.json"));
        Catalog.Entry entry = Catalog.parse(json, "catalog.json").corpora().get(0);
        String list = "path\tsha256\tfrom\tspeaker\nyes/1.wav\tabc\tx/1.wav\tanna\nno/2.wav\tdef\tx/2.wav\tben\n";
        Mutations.of(
                "clips.tsv",
                bytes(list),
                true,
                MOST_BYTES,
                IOException.class,
                damaged -> CatalogClip.parse(damaged, "clips.tsv", entry));
    }

    @Test
    void plansOfSynthesis() throws IOException {
        String plan = Files.readString(Path.of("corpus/plan.tsv"));
        Path file = folder.resolve("plan.tsv");
        Mutations.of("plan.tsv", bytes(plan), true, MOST_BYTES, IOException.class, damaged -> {
            rewrite(file, damaged);
            SynthesisPlan.read(file);
        });
    }

    private void mutate(String name, String text, Path corpus) {
        Path file = folder.resolve(name);
        Mutations.of(name, bytes(text), true, MOST_BYTES, IOException.class, damaged -> {
            rewrite(file, damaged);
            hear(corpus);
        });
    }

    /** To overwrite a file instead has ext4 write it to the disk each time, which takes milliseconds. */
    private static void rewrite(Path file, byte[] bytes) throws IOException {
        Files.deleteIfExists(file);
        Files.write(file, bytes, StandardOpenOption.CREATE_NEW);
    }

    /** Reads the corpus and every clip of it. */
    private static void hear(Path corpus) throws IOException {
        CorpusReader read = CorpusReader.read(corpus);
        for (Utterance u : read.corpus().utterances()) {
            assertTrue(!u.label().isEmpty());
            if (u.isPicture()) u.picture();
            else u.sound();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
