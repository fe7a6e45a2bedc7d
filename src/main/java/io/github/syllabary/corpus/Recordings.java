package io.github.syllabary.corpus;

import io.github.syllabary.audio.SoundStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads recordings of which labels matter little, such as noise and other speech, in whatever form they lie there. */
public final class Recordings {
    private Recordings() {}

    /**
     * The recordings of all these places, each a manifest, a folder with one, or any folder whose sound files,
     * however deep, are taken with the name of the folder they lie in as label.
     *
     * @throws IOException naming the place that is not there, cannot be read or holds no sound
     */
    public static List<Utterance> read(List<Path> places) throws IOException {
        List<Utterance> all = new ArrayList<>();
        for (Path place : places) {
            boolean bare = Files.isDirectory(place)
                    && !Files.isRegularFile(place.resolve("manifest.tsv"))
                    && !Files.isRegularFile(place.resolve("manifest.csv"));
            all.addAll(bare ? walk(place) : Corpus.read(place).utterances());
        }
        return all;
    }

    private static List<Utterance> walk(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Recordings::isSound).sorted().toList();
        }
        if (files.isEmpty()) throw new IOException(folder + " holds no sound files; give recordings");
        List<Utterance> utterances = new ArrayList<>();
        for (Path file : files) {
            Path parent = file.toAbsolutePath().normalize().getParent().getFileName();
            String label = parent == null ? Corpus.UNKNOWN : parent.toString();
            utterances.add(new Utterance(file, label, "", "", Map.of()));
        }
        return utterances;
    }

    private static boolean isSound(Path file) {
        return Files.isRegularFile(file) && SoundStream.hasSoundName(file);
    }
}
