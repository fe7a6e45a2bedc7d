package io.github.syllabary.corpus;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One clip of a public corpus.
 *
 * @param origin the name of the {@link Catalog.Origin} it is in
 * @param from its path there
 * @param sha256 of its samples as 16-bit little-endian numbers, in URL-safe Base64
 * @param row its row of the manifest by column, but for its duration
 */
record CatalogClip(String origin, String from, String sha256, Map<String, String> row) {
    private static final String ARCHIVE = "archive";
    private static final String FROM = "from";
    private static final String SHA256 = "sha256";
    private static final String DURATION = "duration_s";

    String path() {
        return row.get(Corpus.PATH);
    }

    static List<CatalogClip> parse(byte[] list, String name, Catalog.Entry entry) throws IOException {
        List<CatalogClip> clips = new ArrayList<>();
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        for (Catalog.Rule rule : entry.rules()) patterns.put(rule.match(), Pattern.compile(rule.match()));
        for (Table.Row row : Table.parse(list, name, Corpus.PATH, SHA256).rows()) {
            Map<String, String> cells = new LinkedHashMap<>(row.cells());
            row.require(SHA256);
            for (Catalog.Rule rule : entry.rules()) {
                if (cells.containsKey(rule.column())) continue;
                Matcher from = patterns.get(rule.match()).matcher(cells.getOrDefault(rule.from(), ""));
                if (!from.matches()) continue;
                StringBuilder to = new StringBuilder();
                from.appendReplacement(to, rule.to()); // replaceAll would find the empty end as well
                cells.put(rule.column(), to.toString());
            }
            String origin = cells.getOrDefault(ARCHIVE, entry.origins().get(0).name());
            if (entry.origins().stream().noneMatch(o -> o.name().equals(origin)))
                throw row.fault("no archive '" + origin + "' in the catalogue");
            if (!cells.containsKey(FROM)) throw row.fault("nothing says where the clip is in " + origin);
            EntryName.checked(row.require(Corpus.PATH), name + " line " + row.line());
            clips.add(new CatalogClip(origin, cells.get(FROM), cells.get(SHA256), cells));
        }
        return clips;
    }

    /** As in the list: of 16-bit samples. */
    static String sha256(short[] samples) {
        byte[] bytes = new byte[2 * samples.length];
        for (int i = 0; i < samples.length; i++) {
            bytes[2 * i] = (byte) samples[i];
            bytes[2 * i + 1] = (byte) (samples[i] >> 8);
        }
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Its line of the manifest. */
    String line(List<String> columns, double seconds) {
        List<String> cells = new ArrayList<>();
        for (String column : columns) {
            cells.add(
                    column.equals(DURATION)
                            // as Python rounds it, of which the measured manifests are
                            ? new BigDecimal(seconds)
                                    .setScale(3, RoundingMode.HALF_EVEN)
                                    .toPlainString()
                            : row.getOrDefault(column, ""));
        }
        return String.join("\t", cells);
    }
}
