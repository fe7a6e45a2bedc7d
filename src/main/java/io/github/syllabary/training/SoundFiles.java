package io.github.syllabary.training;

import io.github.syllabary.audio.SoundStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Recordings in folders of no particular order. */
final class SoundFiles {
    private SoundFiles() {}

    /** Every sound file below a folder, sorted. */
    static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(SoundFiles::isSound).sorted().toList();
        }
    }

    private static boolean isSound(Path file) {
        return Files.isRegularFile(file) && SoundStream.hasSoundName(file);
    }
}
