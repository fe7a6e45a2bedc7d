package io.github.syllabary.corpus;

import io.github.syllabary.audio.Sound;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A server on this machine that has the origin of a small public corpus, for processes that fetch it. */
public final class FetchProcess {
    public static final String NAME = "hebrew-yesno-sequences";

    private FetchProcess() {}

    /** The server; closed, it is gone. */
    public static final class Origin implements AutoCloseable {
        private final Mirror mirror;

        private Origin(Mirror mirror) {
            this.mirror = mirror;
        }

        public String address() {
            return mirror.address();
        }

        @Override
        public void close() {
            mirror.close();
        }
    }

    /** @param measured the corpus as it was measured, which is turned back into what its origin has */
    public static Origin origin(Path measured) throws IOException {
        Catalog.Entry entry = Catalog.own().corpus(NAME);
        Mirror mirror = new Mirror();
        for (Catalog.Origin origin : entry.origins()) {
            Map<String, byte[]> files = new HashMap<>();
            for (CatalogClip clip : Catalog.clips(entry)) {
                if (!clip.origin().equals(origin.name())) continue;
                Path wav = Files.createTempFile("clip", ".wav");
                Sound.read(measured.resolve(clip.path())).write(wav);
                files.put(clip.from(), Files.readAllBytes(wav));
                Files.delete(wav);
            }
            URI url = URI.create(origin.url());
            mirror.put("/" + url.getHost() + url.getPath(), CorpusFetchTest.tarGz("repository-0123abc/", files));
        }
        return new Origin(mirror);
    }
}
