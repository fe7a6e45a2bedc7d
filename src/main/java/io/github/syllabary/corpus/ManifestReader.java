package io.github.syllabary.corpus;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a manifest: UTF-8, tab-separated (or comma-separated in a {@code .csv}), a header row, one row per utterance.
 *
 * <p>Columns {@code path} and {@code label} are required; {@code speaker}, {@code split}, {@code start} and
 * {@code end} (seconds inside the file) are understood; any others are kept as they are. Paths are relative to the
 * manifest. Absolute ones and such with {@code ..} are followed as well, since a manifest may describe recordings that
 * stay where they are; every file must exist. Labels are brought to Unicode form C, so that a label typed on one
 * system equals the same label from another.
 */
final class ManifestReader {
    private final Path manifest;
    private final Path folder;
    private final Map<String, Long> lineOfEntry = new HashMap<>();
    private List<String> columns;

    private ManifestReader(Path manifest) {
        this.manifest = manifest;
        this.folder = manifest.getParent() == null ? Path.of("") : manifest.getParent();
    }

    static List<Utterance> read(Path manifest) throws IOException {
        return new ManifestReader(manifest).rows(Utf8.read(manifest));
    }

    private List<Utterance> rows(String text) throws IOException {
        boolean commas = manifest.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".csv");
        CSVFormat format = CSVFormat.DEFAULT.builder()
                .setDelimiter(commas ? ',' : '\t')
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        List<Utterance> utterances = new ArrayList<>();
        long line = 1;
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            for (CSVRecord row : parser) {
                line = parser.getCurrentLineNumber();
                if (columns == null) {
                    columns = header(row);
                } else {
                    utterances.add(utterance(row, line));
                }
            }
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new IOException(
                    manifest + " after line " + line + ": a field opens with a quotation mark that is not closed "
                            + "as it should; double the marks inside, or leave them out", e);
        }
        if (utterances.isEmpty()) throw new IOException(manifest + " has no rows below its header");
        return utterances;
    }

    private List<String> header(CSVRecord row) throws IOException {
        List<String> names = row.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        for (String required : List.of("path", "label")) {
            if (!names.contains(required)) {
                throw new IOException(manifest + " has no column '" + required + "' in its first line (found: "
                        + String.join(", ", names) + "); path and label are required");
            }
        }
        for (int i = 0; i < names.size(); i++) {
            if (names.indexOf(names.get(i)) < i) {
                throw new IOException(manifest + " has the column '" + names.get(i) + "' twice");
            }
        }
        return names;
    }

    private Utterance utterance(CSVRecord row, long line) throws IOException {
        if (row.size() != columns.size()) {
            throw fault(line, row.size() + " fields where the header has " + columns.size()
                    + "; a row has one field per column, empty ones included");
        }
        Map<String, String> more = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!row.get(i).isEmpty()) more.put(columns.get(i), row.get(i));
        }
        String path = more.getOrDefault("path", "");
        String label = Normalizer.normalize(more.getOrDefault("label", ""), Normalizer.Form.NFC);
        String speaker = more.getOrDefault("speaker", "");
        String split = Splits.canonical(more.getOrDefault("split", ""));
        if (path.isEmpty()) throw fault(line, "the path is empty");
        if (label.isEmpty()) throw fault(line, "the label of " + path + " is empty; every row needs one");
        Path file = file(path, line);
        checkTimes(more, line);
        Long before = lineOfEntry.put(file.normalize() + "\t" + more.get("start") + "\t" + more.get("end"), line);
        if (before != null) throw fault(line, path + " stands in line " + before + " already; remove one of them");
        more.keySet().removeAll(List.of("path", "label", "speaker", "split"));
        return new Utterance(file, label, speaker, split, more);
    }

    private Path file(String path, long line) throws IOException {
        try {
            Path file = folder.resolve(path);
            if (Files.isRegularFile(file)) return file;
        } catch (InvalidPathException e) {
            throw fault(line, "'" + path + "' cannot be a file name here: " + e.getReason());
        }
        throw fault(line, "no such file " + path + "; paths are relative to the manifest");
    }

    private void checkTimes(Map<String, String> more, long line) throws IOException {
        double start = seconds(more, "start", 0, line);
        double end = seconds(more, "end", Double.POSITIVE_INFINITY, line);
        if (!(0 <= start && start < end)) {
            throw fault(line, "start " + start + " and end " + end + " enclose nothing; give seconds, start first");
        }
    }

    private double seconds(Map<String, String> more, String column, double absent, long line) throws IOException {
        String value = more.get(column);
        if (value == null) return absent;
        try {
            double seconds = Double.parseDouble(value);
            if (Double.isFinite(seconds)) return seconds;
        } catch (NumberFormatException e) {
            // said below, with the line
        }
        throw fault(line, column + " '" + value + "' is not a number of seconds, such as 1.25");
    }

    private IOException fault(long line, String what) {
        return new IOException(manifest + " line " + line + ": " + what);
    }
}
