package io.github.syllabary.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the repository is, and how its files and its launcher are written on a command line. */
final class Home {
    /** The repository's folder; the launcher sets it. */
    static final String PROPERTY = "syllabary.home";

    private Home() {}

    static Path folder() {
        return Path.of(System.getProperty(PROPERTY, "")).toAbsolutePath().normalize();
    }

    /** The corpus that comes with the project. */
    static Path corpus() throws IOException {
        Path corpus = folder().resolve("corpus");
        if (!Files.isRegularFile(corpus.resolve("manifest.tsv")))
            throw new IOException("no corpus in " + corpus
                    + "; the demo runs in the project's folder, or from anywhere as tools/syllabary demo");
        return corpus;
    }

    /** The command as it can be typed in the current folder. */
    static String command() {
        boolean launched = System.getProperty(PROPERTY) != null;
        return launched ? shown(folder().resolve("tools").resolve("syllabary")) : "tools/syllabary";
    }

    /** A path as it can be typed in the current folder, as short as it goes. */
    static String shown(Path path) {
        Path here = Path.of("").toAbsolutePath();
        Path whole = path.toAbsolutePath().normalize();
        Path shown = whole.startsWith(here) && !whole.equals(here) ? here.relativize(whole) : whole;
        return quoted(shown.toString());
    }

    /** An argument as a shell takes it. */
    static String quoted(String argument) {
        boolean plain = argument.matches("[\\p{L}\\p{N}_./\\\\:,=+@%-]+");
        return plain ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
