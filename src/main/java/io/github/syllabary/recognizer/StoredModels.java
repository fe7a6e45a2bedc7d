package io.github.syllabary.recognizer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The models in the box: recognizers trained on real people, each with a card that says on whom, how well
 * and where it fails. They are an artifact of their own, {@code io.github.syllabary:syllabary:models} (the
 * classifier), so that a program that trains its own need not carry them; the command line has them.
 *
 * <pre>{@code
 * Recognizer digits = Recognizer.named("digits");
 * System.out.println(StoredModels.card("digits"));
 * }</pre>
 */
public final class StoredModels {
    private static final String FOLDER = "/io/github/syllabary/models/";

    /** A line for each: its name, a tab, and what it is. */
    private static final String LIST = "models.tsv";

    /**
     * @param about what it recognises, in one line
     */
    public record Entry(String name, String about) {}

    private StoredModels() {}

    /** All that are there; empty without the artifact. */
    public static List<Entry> list() throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (String line : text(LIST).lines().toList()) {
            int tab = line.indexOf('\t');
            if (tab > 0) entries.add(new Entry(line.substring(0, tab), line.substring(tab + 1)));
        }
        return entries;
    }

    /** Their names, in the order of {@link #list}. */
    public static List<String> names() throws IOException {
        return list().stream().map(Entry::name).toList();
    }

    /**
     * What it was trained on, under which licences, how well it does and where it fails, as Markdown.
     *
     * @throws IOException if there is no such model; the message names those that there are
     */
    public static String card(String name) throws IOException {
        requireKnown(name);
        return text(name + ".md");
    }

    /**
     * The model's ONNX file.
     *
     * @throws IOException if there is no such model; the message names those that there are
     */
    public static byte[] bytes(String name) throws IOException {
        requireKnown(name);
        return resource(name + ".onnx");
    }

    /**
     * What else comes with a model, such as the other words of {@code base}.
     *
     * @param kind the ending of its file: {@code others}
     * @return empty if there is none of this kind
     */
    public static Optional<byte[]> beside(String name, String kind) throws IOException {
        requireKnown(name);
        byte[] bytes = resource(name + "." + kind);
        return bytes.length == 0 ? Optional.empty() : Optional.of(bytes);
    }

    private static void requireKnown(String name) throws IOException {
        List<String> names = names();
        if (names.contains(name)) return;
        throw new IOException("no model '" + name + "' in the box: "
                + (names.isEmpty()
                        ? "its artifact, syllabary-VERSION-models.jar, is not on the class path"
                        : "there are " + String.join(", ", names)));
    }

    private static String text(String file) throws IOException {
        return new String(resource(file), StandardCharsets.UTF_8);
    }

    /** Nothing of what is not there. */
    private static byte[] resource(String file) throws IOException {
        try (InputStream in = StoredModels.class.getResourceAsStream(FOLDER + file)) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }
}
