package io.github.syllabary.app;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where decoded sound is kept from run to run. */
final class CacheOptions {
    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "Keep decoded sound here from run to run (default: SYLLABARY_CACHE, if that is set).")
    private Path cache;

    @Option(names = "--no-cache", description = "Decode anew, whatever SYLLABARY_CACHE says.")
    private boolean none;

    /** Null for nowhere. */
    Path folder() {
        String usual = System.getenv("SYLLABARY_CACHE");
        if (none) return null;
        if (cache != null) return cache;
        return usual == null || usual.isEmpty() ? null : Path.of(usual);
    }
}
