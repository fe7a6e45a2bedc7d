package io.github.syllabary.app;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.audio.SoundStream;
import java.io.IOException;
import java.nio.file.Path;

/** A sound named on the command line, where {@code -} is standard input. */
final class SoundArgument {
    private SoundArgument() {}

    static Sound read(Path file) throws IOException {
        return isStandardInput(file) ? Sound.read(System.in, "standard input") : Sound.read(file);
    }

    static SoundStream open(Path file) throws IOException {
        return isStandardInput(file) ? SoundStream.open(System.in, "standard input") : SoundStream.open(file);
    }

    private static boolean isStandardInput(Path file) {
        return file.toString().equals("-");
    }
}
