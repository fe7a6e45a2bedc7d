package io.github.syllabary.corpus;

import io.github.syllabary.audio.Sound;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program {@code espeak-ng}, run once for each thing it is to say; for voices of {@link Flite} that. */
final class SpeechEngine {
    /** Of the engine's 100: above, some variants clip. */
    private static final int AMPLITUDE = 20;

    static final String USUAL = "espeak-ng";

    private final String program;

    SpeechEngine(String program) {
        this.program = program;
    }

    /** The engine's name and version, in one line. @throws IOException in one sentence if it is not there */
    String version() throws IOException {
        // the line goes on with the place of its data, which says nothing about the sound
        return run("", "--version").strip().replaceFirst("\\s+Data at:.*", "");
    }

    /** What the voice makes of the text, in the engine's own phoneme names. */
    String phonemes(String voice, String text) throws IOException {
        return run(text, "-v", voice, "-q", "-x", "-b", "1", "--stdin").strip();
    }

    /** The same in IPA. */
    String ipa(String voice, String text) throws IOException {
        if (Flite.isVoice(voice)) return Flite.ipa(voice, text);
        return run(text, "-v", voice, "-q", "--ipa", "-b", "1", "--stdin").strip();
    }

    /** A table of voices with a line of names first: of a language, or of {@code variant}. */
    String voices(String of) throws IOException {
        return run("", "--voices=" + of);
    }

    /**
     * Says the text.
     *
     * @param pitch 0 to 99, the engine's usual is 50
     * @param wordsPerMinute 80 to 450, the engine's usual is 175
     */
    Sound say(String voice, String text, int pitch, int wordsPerMinute) throws IOException {
        if (Flite.isVoice(voice)) return Flite.say(voice, text, wordsPerMinute);
        Path wav = Files.createTempFile("syllabary", ".wav");
        try {
            run(
                    text,
                    "-v",
                    voice,
                    "-p",
                    "" + pitch,
                    "-s",
                    "" + wordsPerMinute,
                    "-a",
                    "" + AMPLITUDE,
                    "-b",
                    "1",
                    "-w",
                    wav.toString(),
                    "--stdin");
            return Sound.read(wav);
        } finally {
            Files.deleteIfExists(wav);
        }
    }

    /** Both kinds of output. The text goes through the input in UTF-8: arguments would follow the locale. */
    private String run(String text, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        return output(command, text);
    }

    /** What a program writes that is given a text. */
    static String output(List<String> command, String text) throws IOException {
        String program = command.get(0);
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new IOException(
                    "the speech engine " + program + " is not on this machine; install the package " + USUAL
                            + " (Debian: apt install " + USUAL + ")",
                    e);
        }
        try (var in = process.getOutputStream()) {
            in.write(text.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(String.join(" ", command) + " does not end");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + program + " was speaking", e);
        }
        if (process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + " failed: " + output.strip());
        }
        return output;
    }
}
