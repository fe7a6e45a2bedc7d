package io.github.syllabary.corpus;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The public corpora that are known by name: where they come from, on what terms, and what they hold. It is the file
 * {@code corpus/catalog.json} of the project, with the lists of clips in {@code corpus/catalog/}.
 */
public record Catalog(List<Entry> corpora) {

    /**
     * One corpus.
     *
     * @param measured whether a table of the README is measured on it
     * @param about what it holds, in a sentence or two
     * @param checked what stands behind the checksums
     * @param origins what is downloaded
     * @param clips the list of clips in {@code corpus/catalog/}, or null if the files are kept as they come
     * @param columns of the manifest that is written
     * @param rules how columns follow from others where the list does not say; the first that fits holds
     */
    public record Entry(
            String name,
            String title,
            boolean measured,
            String about,
            String licence,
            String attribution,
            String checked,
            List<Origin> origins,
            String clips,
            List<String> columns,
            List<Rule> rules) {

        public Entry {
            require(name, "name");
            require(title, "title");
            require(licence, "licence");
            require(attribution, "attribution");
            if (origins == null || origins.isEmpty()) throw new JsonParseException(name + " has no origins");
            origins = List.copyOf(origins);
            columns = columns == null ? List.of() : List.copyOf(columns);
            rules = rules == null ? List.of() : List.copyOf(rules);
        }
    }

    /**
     * Something that is downloaded.
     *
     * @param name of the file
     * @param bytes its length, or 0 if that is not known
     * @param sha256 its checksum, or null if there is none: an archive that GitHub packs anew each time has none
     * @param unpack for corpora without a list: whether its files are wanted, not itself
     * @param folder of the archive, below which the files are wanted
     * @param program what decodes it where Java does not: {@code sox} or {@code ffmpeg}
     */
    public record Origin(
            String name, String url, long bytes, String sha256, boolean unpack, String folder, String program) {
        public Origin {
            require(name, "name of an origin");
            require(url, "url");
            folder = folder == null ? "" : folder;
        }
    }

    /** Where {@code from} matches the regular expression, the column is {@code to}, in which {@code $1} are groups. */
    public record Rule(String column, String from, String match, String to) {}

    public Catalog {
        corpora = List.copyOf(corpora);
    }

    /** The catalogue that comes with the program. */
    public static Catalog own() throws IOException {
        try (InputStream in = Catalog.class.getResourceAsStream("catalog.json")) {
            if (in == null)
                throw new IOException("the catalogue of corpora is missing from the program; build it again");
            return parse(Utf8.decode(in.readAllBytes(), "catalog.json"), "catalog.json");
        }
    }

    static Catalog parse(String json, String name) throws IOException {
        try {
            Catalog catalog = new Gson().fromJson(json, Catalog.class);
            if (catalog == null) throw new IOException(name + " is empty");
            return catalog;
        } catch (RuntimeException e) {
            Throwable cause = e;
            while (cause.getCause() != null) cause = cause.getCause();
            String message = cause instanceof NullPointerException || cause.getMessage() == null
                    ? "a list or a field of it is missing"
                    : cause.getMessage();
            String said = message.lines().findFirst().orElse(""); // behind it stands where Gson explains itself
            throw new IOException(name + " is not a catalogue of corpora: " + said, e);
        }
    }

    /** @throws IllegalArgumentException naming those closest to it, if there is no such corpus */
    public Entry corpus(String name) {
        for (Entry entry : corpora) if (entry.name.equals(name)) return entry;
        List<String> names = corpora.stream().map(Entry::name).toList();
        throw new IllegalArgumentException("no corpus '" + name + "' in the catalogue; nearest: "
                + String.join(", ", Nearness.nearest(name, names, 3)));
    }

    private static void require(String value, String field) {
        if (value == null || value.isEmpty()) throw new JsonParseException("a " + field + " is missing");
    }

    /** The clips of an entry that has a list. */
    static List<CatalogClip> clips(Entry entry) throws IOException {
        String file = "catalog/" + entry.clips();
        try (InputStream in = Catalog.class.getResourceAsStream(file)) {
            if (in == null)
                throw new IOException("the list " + file + " is missing from the class path; add the artifact"
                        + " syllabary with the classifier models");
            return CatalogClip.parse(in.readAllBytes(), file, entry);
        }
    }
}
