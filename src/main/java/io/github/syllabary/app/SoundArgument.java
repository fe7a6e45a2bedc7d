package io.github.syllabary.app;

import io.github.syllabary.audio.Sound;
import io.github.syllabary.audio.SoundStream;
import java.io.IOException;
import java.nio.file.Path;

/** A sound named on the command line, where {@code -} is standard input. */
final class SoundArgument {
    /** Below it the sounds of speech that tell words apart are missing. */
    private static final int LEAST_HZ = 8000;

    private SoundArgument() {}

    /** A sentence for a recording of less than 8 kHz, to a model that hears more; null for any other. */
    static String warning(Path file, int rate, int modelRate) {
        return rate >= Math.min(LEAST_HZ, modelRate)
                ? null
                : "syllabary: " + file + " has " + rate + " Hz, at which much of speech is missing; the model hears "
                        + modelRate + " Hz, so give a recording of " + LEAST_HZ + " Hz or more";
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
