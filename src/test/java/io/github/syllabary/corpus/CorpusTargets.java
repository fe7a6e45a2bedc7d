package io.github.syllabary.corpus;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.syllabary.fuzz.FuzzTarget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** What reads tables, catalogues and archives of corpora. */
public final class CorpusTargets {
    private CorpusTargets() {}

    public static List<FuzzTarget> all() {
        return List.of(
                text("manifest-tsv", 2000, bytes -> Corpus.parse(bytes, "x.tsv"), MANIFEST, OWN),
                text("manifest-csv", 2000, bytes -> Corpus.parse(bytes, "x.csv"), MANIFEST.replace('\t', ','), QUOTED),
                text("plan", 2000, FuzzTarget.file("plan.tsv", CorpusTargets::plan), PLAN),
                text("kaldi", 1500, bytes -> KaldiReader.read(kaldi(bytes)), KALDI),
                new FuzzTarget("tar", List.of(tar()), 4096, 16 << 20, 2000, FuzzTarget.file("x.tar", file -> {
                    TarArchive archive = TarArchive.open(file);
                    for (String name : archive.files()) archive.bytes(name);
                })));
    }

    private static FuzzTarget text(String name, int longest, FuzzTarget.Reader reader, String... seeds) {
        List<byte[]> all = Arrays.stream(seeds).map(s -> s.getBytes(UTF_8)).toList();
        return new FuzzTarget(name, all, longest, 16 << 20, 2000, reader);
    }

    private static final String MANIFEST = "path\tlabel\tspeaker\tsplit\tstart\tend\tnote\n"
            + "a.wav\tyes\tanna\ttrain\t\t\t\nb.flac\tno\tben\ttest\t0.5\t1.25\tx\nc.mp3\tn\u01d0 h\u01ceo\t\tdev\t\t\t\n";
    private static final String OWN = beginning(Path.of("corpus", "manifest.tsv"), 6);
    private static final String QUOTED = "path,label\r\n\"a, b.wav\",\"say \"\"yes\"\"\"\r\n\r\n\"c\nd.wav\",no\r\n";
    private static final String PLAN =
            "label\ttext\tphonemes\thanzi\tuse\nma1\tma1\t\t\u5988\t\nle5\tle5\t\t\tfiller\n";
    private static final String KALDI =
            "u1 a/1.wav\nu2 a/2.wav\f" + "u1-1 yes\nu2 no\fu1-1 anna\nu2 ben\fu1-1 u1 0.5 1.5\n";

    /** Two files and what marks the end. */
    private static byte[] tar() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, 1024)) {
            for (String name : List.of("yes/a_1.wav", "manifest.tsv")) {
                TarArchiveEntry entry = new TarArchiveEntry(name);
                entry.setSize(name.length());
                tar.putArchiveEntry(entry);
                tar.write(name.getBytes(UTF_8));
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A plan has its voices beside it. */
    private static void plan(Path file) throws IOException {
        Path voices = file.resolveSibling("voices.tsv");
        if (Files.notExists(voices)) {
            Files.writeString(voices, "speaker\tvoice\tsplit\nanna\tcmn\ttrain\n");
            voices.toFile().deleteOnExit();
        }
        SynthesisPlan.read(file);
    }

    /** The header and some rows of a table. */
    private static String beginning(Path table, int rows) {
        try {
            return String.join("\n", Files.readAllLines(table).subList(0, rows)) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of one folder, a form feed between them. */
    private static Tree kaldi(byte[] input) {
        String[] parts = new String(input, ISO_8859_1).split("\f", -1);
        String[] names = {"wav.scp", "text", "utt2spk", "segments"};
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(parts.length, names.length); i++)
            files.put(names[i], parts[i].getBytes(ISO_8859_1));
        files.put("a/1.wav", new byte[0]);
        files.put("a/2.wav", new byte[0]);
        return new Tree() {
            @Override
            public Path root() {
                return Path.of("x");
            }

            @Override
            public List<String> files() {
                return List.copyOf(files.keySet());
            }

            @Override
            public boolean has(String name) {
                return files.containsKey(name);
            }

            @Override
            public byte[] bytes(String name) throws IOException {
                if (!has(name)) throw new IOException("x/" + name + ": no such file; check the path");
                return files.get(name);
            }
        };
    }
}
