package io.github.syllabary.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a manifest: a {@link Table} with one row per utterance.
 *
 * <p>Columns {@code path} and {@code label} are required; {@code speaker}, {@code split}, {@code start} and
 * {@code end} (seconds inside the file) are understood; any others are kept as they are. Paths are relative to the
 * manifest. Absolute ones and such with {@code ..} are followed as well, since a manifest may describe recordings that
 * stay where they are; every file must exist. A file may have several rows if their times differ. Labels are brought to
 * Unicode form C, so that a label typed on one system equals the same label from another.
 */
final class ManifestReader {
    private final Map<String, Long> lineOfEntry = new HashMap<>();

    private ManifestReader() {}

    static List<Utterance> read(Path manifest) throws IOException {
        Path folder = manifest.getParent() == null ? Path.of("") : manifest.getParent();
        ManifestReader reader = new ManifestReader();
        List<Utterance> utterances = new ArrayList<>();
        for (Table.Row row : Table.read(manifest, Corpus.PATH, "label").rows())
            utterances.add(reader.utterance(row, existing(row, folder)));
        return utterances;
    }

    /** A manifest in a tree; its paths must lead to files of that tree. */
    static List<Utterance> read(Tree tree, String manifest) throws IOException {
        ManifestReader reader = new ManifestReader();
        List<Utterance> utterances = new ArrayList<>();
        String name = tree.path(manifest).toString();
        for (Table.Row row :
                Table.parse(tree.bytes(manifest), name, Corpus.PATH, "label").rows()) {
            String path = row.require(Corpus.PATH);
            if (!tree.has(path)) throw row.fault("no such file " + path + "; paths are relative to the manifest");
            utterances.add(reader.utterance(row, tree.path(path)));
        }
        return utterances;
    }

    /** Without a look at the files, which are somewhere else; see {@link Corpus#parse}. */
    static List<Utterance> parse(byte[] manifest, String name) throws IOException {
        ManifestReader reader = new ManifestReader();
        List<Utterance> utterances = new ArrayList<>();
        for (Table.Row row : Table.parse(manifest, name, Corpus.PATH, "label").rows()) {
            Utterance u = reader.utterance(row, named(row, Path.of("")));
            Map<String, String> more = new LinkedHashMap<>(u.more());
            more.put(Corpus.PATH, row.get(Corpus.PATH));
            utterances.add(new Utterance(u.file(), u.label(), u.speaker(), u.split(), more));
        }
        return utterances;
    }

    private Utterance utterance(Table.Row row, Path file) throws IOException {
        String label = Normalizer.normalize(row.require("label"), Normalizer.Form.NFC);
        checkTimes(row);
        Long before = lineOfEntry.put(file.normalize() + "\t" + row.get("start") + "\t" + row.get("end"), row.line());
        if (before != null)
            throw row.fault(row.get(Corpus.PATH) + " stands in line " + before + " already; remove one of them");
        Map<String, String> more = new LinkedHashMap<>(row.cells());
        more.keySet().removeAll(List.of(Corpus.PATH, "label", "speaker", "split"));
        return new Utterance(file, label, row.get("speaker"), Splits.canonical(row.get("split")), more);
    }

    private static Path existing(Table.Row row, Path folder) throws IOException {
        Path file = named(row, folder);
        if (Files.isRegularFile(file)) return file;
        throw row.fault("no such file " + row.get(Corpus.PATH) + "; paths are relative to the manifest");
    }

    private static Path named(Table.Row row, Path folder) throws IOException {
        String path = row.require(Corpus.PATH);
        try {
            return folder.resolve(path);
        } catch (InvalidPathException e) {
            throw row.fault("'" + path + "' cannot be a file name here: " + e.getReason());
        }
    }

    private static void checkTimes(Table.Row row) throws IOException {
        double start = seconds(row, "start", 0);
        double end = seconds(row, "end", Double.POSITIVE_INFINITY);
        if (!(0 <= start && start < end)) {
            throw row.fault("start " + start + " and end " + end
                    + " enclose nothing; give seconds from the beginning of the file, start first");
        }
    }

    private static double seconds(Table.Row row, String column, double absent) throws IOException {
        String cell = row.get(column);
        if (cell.isEmpty()) return absent;
        try {
            double seconds = Double.parseDouble(cell);
            if (Double.isFinite(seconds)) return seconds;
        } catch (NumberFormatException e) {
            // the message below says it with the line
        }
        throw row.fault(column + " '" + cell + "' is not a number of seconds such as 1.25");
    }
}
