package io.github.syllabary.app;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.audio.SoundStream;
import java.io.IOException;
import java.nio.file.Path;

/** A sound named on the command line, where {@code -} is standard input. */
final class SoundArgument {
    private SoundArgument() {}

    /** Below it the sounds of speech that tell words apart are missing. */
    private static final int LEAST_HZ = 8000;

    /** A sentence for a recording of less than 8 kHz, to a model that hears more; null for any other. */
    static String warning(Path file, int rate, int modelRate) {
        return rate >= Math.min(LEAST_HZ, modelRate)
                ? null
                : "syllabary: " + file + " has " + rate + " Hz, of which speech keeps little; the model hears " + modelRate
                        + " Hz, so take it for what it is worth";
    }

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
