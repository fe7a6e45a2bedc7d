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
    private final Path folder;
    private final Map<String, Long> lineOfEntry = new HashMap<>();

    private ManifestReader(Path manifest) {
        this.folder = manifest.getParent() == null ? Path.of("") : manifest.getParent();
    }

    static List<Utterance> read(Path manifest) throws IOException {
        ManifestReader reader = new ManifestReader(manifest);
        List<Utterance> utterances = new ArrayList<>();
        for (Table.Row row : Table.read(manifest, "path", "label").rows()) utterances.add(reader.utterance(row));
        return utterances;
    }

    private Utterance utterance(Table.Row row) throws IOException {
        String path = row.require("path");
        String label = Normalizer.normalize(row.require("label"), Normalizer.Form.NFC);
        Path file = file(row, path);
        checkTimes(row);
        Long before = lineOfEntry.put(file.normalize() + "\t" + row.get("start") + "\t" + row.get("end"), row.line());
        if (before != null) throw row.fault(path + " stands in line " + before + " already; remove one of them");
        Map<String, String> more = new LinkedHashMap<>(row.cells());
        more.keySet().removeAll(List.of("path", "label", "speaker", "split"));
        return new Utterance(file, label, row.get("speaker"), Splits.canonical(row.get("split")), more);
    }

    private Path file(Table.Row row, String path) throws IOException {
        try {
            Path file = folder.resolve(path);
            if (Files.isRegularFile(file)) return file;
        } catch (InvalidPathException e) {
            throw row.fault("'" + path + "' cannot be a file name here: " + e.getReason());
        }
        throw row.fault("no such file " + path + "; paths are relative to the manifest");
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
