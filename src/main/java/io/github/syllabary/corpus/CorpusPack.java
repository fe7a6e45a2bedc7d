package io.github.syllabary.corpus;

import io.github.syllabary.audio.FlacWriter;
import io.github.syllabary.audio.Sound;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Packs a corpus into a few large files instead of many small ones: plain tar archives, each with its part of the
 * manifest before its recordings, read back as a corpus like any other. The same corpus gives the same bytes.
 *
 * <p>WAV and FLAC go in as they are, other formats as FLAC of 16 bits. The order of the utterances stays. A recording
 * that utterances in several shards are parts of stands in each of them.
 */
public final class CorpusPack {
    /** Told how many recordings have been packed. */
    public interface Progress {
        void done(int utterances, int ofUtterances);
    }

    private static final int LONGEST_NAME = 100; // bytes; longer ones need headers that tar programs read differently

    private record Part(List<Utterance> utterances, Map<Path, String> names) {}

    private final Corpus corpus;
    private final Progress progress;
    private int packed;

    private CorpusPack(Corpus corpus, Progress progress) {
        this.corpus = corpus;
        this.progress = progress;
    }

    /**
     * @param out the folder of the shards, which must not exist yet
     * @param shardBytes of recordings after which a shard is closed
     * @return how many shards were written
     * @throws IOException if a recording cannot be read; nothing is left then
     */
    public static int pack(Corpus corpus, Path out, long shardBytes, Progress progress) throws IOException {
        if (Files.exists(out)) throw new IOException(out + " exists already; remove it, or give another folder");
        if (corpus.size() == 0) throw new IOException(corpus.root() + " has no utterances to pack");
        Path work = out.toAbsolutePath().normalize();
        work = work.resolveSibling(work.getFileName() + ".packing");
        clear(work);
        Files.createDirectories(work);
        try {
            CorpusPack pack = new CorpusPack(corpus, progress);
            List<Part> parts = pack.parts(shardBytes);
            for (int i = 0; i < parts.size(); i++) {
                pack.write(parts.get(i), work.resolve(Shards.name(i + 1, parts.size())));
            }
            Files.move(work, out, StandardCopyOption.ATOMIC_MOVE);
            return parts.size();
        } finally {
            clear(work);
        }
    }

    private static void clear(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) Files.delete(file);
        }
        Files.delete(folder);
    }

    private List<Part> parts(long shardBytes) throws IOException {
        List<Part> parts = new ArrayList<>();
        Part part = new Part(new ArrayList<>(), new LinkedHashMap<>());
        Set<String> taken = new HashSet<>();
        long bytes = 0;
        for (Utterance u : corpus.utterances()) {
            if (bytes >= shardBytes) {
                parts.add(part);
                part = new Part(new ArrayList<>(), new LinkedHashMap<>());
                taken.clear();
                bytes = 0;
            }
            part.utterances.add(u);
            if (part.names.containsKey(u.file())) continue;
            part.names.put(u.file(), name(u, taken));
            bytes += Archives.size(u.file());
        }
        parts.add(part);
        return parts;
    }

    /** As the corpus has it, if that is a name for an archive; else the label and a number. */
    private String name(Utterance u, Set<String> taken) {
        Path root = Files.isRegularFile(corpus.root()) && Archives.archiveOf(u.file()) == null
                ? corpus.root().toAbsolutePath().getParent()
                : corpus.root().toAbsolutePath();
        Path file = u.file().toAbsolutePath();
        String extension = kept(file) ? extension(file) : "flac";
        String name = file.startsWith(root) ? root.relativize(file).toString().replace('\\', '/') : "";
        if (!kept(file) && !name.isEmpty()) name = name.replaceFirst("\\.[^.]*$", "") + ".flac";
        boolean fits = !name.isEmpty()
                && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME
                && !name.contains("/.")
                && !name.startsWith(".");
        for (int n = 1; !fits || !taken.add(name); n++) {
            name = "more/" + n + "." + extension;
            fits = true;
        }
        return name;
    }

    private static boolean kept(Path file) {
        String extension = extension(file);
        return extension.equals("wav") || extension.equals("flac");
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private void write(Part part, Path shard) throws IOException {
        try (OutputStream file = Files.newOutputStream(shard);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(file, "UTF-8")) {
            add(tar, "manifest.tsv", manifest(part).getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<Path, String> recording : part.names.entrySet()) {
                add(tar, recording.getValue(), recording(recording.getKey()));
                packed++;
                progress.done(Math.min(packed, corpus.size()), corpus.size());
            }
        } catch (NoClassDefFoundError e) {
            throw new IOException("cannot pack: add org.apache.commons:commons-compress to the class path", e);
        }
    }

    private static byte[] recording(Path file) throws IOException {
        byte[] bytes = Archives.bytes(file);
        if (kept(file)) return bytes;
        Sound sound = Sound.read(new ByteArrayInputStream(bytes), file.toString());
        Path flac = Files.createTempFile("syllabary", ".flac");
        try {
            FlacWriter.write(sound, flac);
            return Files.readAllBytes(flac);
        } finally {
            Files.deleteIfExists(flac);
        }
    }

    /** Without time, owner or anything else of the machine. */
    private static void add(TarArchiveOutputStream tar, String name, byte[] bytes) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(bytes.length);
        entry.setModTime(0);
        entry.setIds(0, 0);
        entry.setNames("", "");
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private static String manifest(Part part) throws IOException {
        Set<String> more = new LinkedHashSet<>();
        for (Utterance u : part.utterances) more.addAll(u.more().keySet());
        more.remove(Corpus.PATH);
        StringBuilder text = new StringBuilder();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter('\t')
                .setRecordSeparator('\n')
                .get();
        try (CSVPrinter rows = new CSVPrinter(text, format)) {
            List<String> head = new ArrayList<>(List.of(Corpus.PATH, "label", "speaker", "split"));
            head.addAll(more);
            rows.printRecord(head);
            for (Utterance u : part.utterances) {
                List<String> cells =
                        new ArrayList<>(List.of(part.names.get(u.file()), u.label(), u.speaker(), u.split()));
                for (String column : more) cells.add(u.more().getOrDefault(column, ""));
                rows.printRecord(cells);
            }
        }
        return text.toString();
    }
}
