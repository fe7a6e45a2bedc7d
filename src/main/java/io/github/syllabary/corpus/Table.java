package io.github.syllabary.corpus;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table in a text file: UTF-8, tab-separated (comma-separated in a {@code .csv}), column names in the first row.
 *
 * <p>Names are lower-cased, cells trimmed, empty lines skipped; quotation marks round a cell work as spreadsheets write
 * them. Faults name the file and the line.
 */
record Table(String name, List<String> columns, List<Row> rows) {

    /** One row. {@code cells} has the columns in order, without the empty cells. */
    record Row(String table, long line, Map<String, String> cells) {

        /** The cell, or {@code ""}. */
        String get(String column) {
            return cells.getOrDefault(column, "");
        }

        /** @throws IOException naming the line if the cell is empty */
        String require(String column) throws IOException {
            String cell = get(column);
            if (cell.isEmpty()) throw fault("the " + column + " is empty; every row needs one");
            return cell;
        }

        IOException fault(String what) {
            return Table.fault(table + " line " + line + ": " + what);
        }
    }

    static Table read(Path file, String... required) throws IOException {
        if (!Files.isRegularFile(file)) throw new IOException("no such file " + file);
        return parse(Files.readAllBytes(file), file.toString(), required);
    }

    /**
     * @param name of the file: says what separates the fields, and stands in error messages
     */
    static Table parse(byte[] bytes, String name, String... required) throws IOException {
        boolean commas = name.toLowerCase(Locale.ROOT).endsWith(".csv");
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(commas ? ',' : '\t')
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        List<String> columns = null;
        List<Row> rows = new ArrayList<>();
        long line = 0;
        try (CSVParser parser = CSVParser.parse(new StringReader(Utf8.decode(bytes, name)), format)) {
            for (CSVRecord record : parser) {
                line = parser.getCurrentLineNumber();
                if (columns == null) {
                    columns = header(name, record, required);
                } else {
                    rows.add(row(name, line, columns, record));
                }
            }
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new IOException(
                    name + " line " + (line + 1) + ": a field opens with a quotation mark that is not closed as it "
                            + "should be; double the marks inside it, or leave them out",
                    e);
        }
        if (rows.isEmpty()) throw new IOException(name + " has no rows below the line that names the columns");
        return new Table(name, columns, rows);
    }

    /** Cells in quotation marks may hold line breaks, a message may not. */
    private static IOException fault(String what) {
        return new IOException(Printable.of(what.replaceAll("[\\r\\n]+", " ")));
    }

    private static List<String> header(String table, CSVRecord record, String... required) throws IOException {
        List<String> names =
                record.stream().map(n -> n.toLowerCase(Locale.ROOT)).toList();
        for (String name : required) {
            if (!names.contains(name)) {
                throw fault(table + " has no column '" + name + "' in its first line (found: "
                        + String.join(", ", names) + "); it needs " + String.join(" and ", required));
            }
        }
        for (String name : names) {
            if (!name.isEmpty() && Collections.frequency(names, name) > 1) {
                throw fault(table + " has two columns '" + name + "'; rename one");
            }
        }
        return names;
    }

    private static Row row(String table, long line, List<String> columns, CSVRecord record) throws IOException {
        Map<String, String> cells = new LinkedHashMap<>();
        Row row = new Row(table, line, cells);
        if (record.size() != columns.size()) {
            throw row.fault(record.size() + " fields where the first line names " + columns.size()
                    + "; write one field per column, empty ones included");
        }
        for (int i = 0; i < columns.size(); i++) {
            if (!record.get(i).isEmpty()) cells.put(columns.get(i), record.get(i));
        }
        return row;
    }
}
