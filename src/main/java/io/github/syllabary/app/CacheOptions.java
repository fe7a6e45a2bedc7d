package io.github.syllabary.app;

import io.github.syllabary.corpus.ClipCache;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where decoded sound and features are kept from run to run. */
final class CacheOptions {
    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "Keep decoded sound and features here from run to run (default: SYLLABARY_CACHE, if that is"
                    + " set).")
    private Path cache;

    @Option(names = "--no-cache", description = "Decode anew, whatever SYLLABARY_CACHE says.")
    private boolean none;

    /** What is made is kept when the cache is closed. */
    ClipCache open() {
        String usual = System.getenv("SYLLABARY_CACHE");
        if (none) return ClipCache.NONE;
        if (cache != null) return ClipCache.in(cache);
        return usual == null || usual.isEmpty() ? ClipCache.NONE : ClipCache.in(Path.of(usual));
    }
}
