package io.github.syllabary.corpus;

import io.github.syllabary.audio.Sound;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Programs that decode what a measured corpus was made of with them, to the same samples: SoX for MP3 and Ogg Vorbis
 * (also converted to 16 kHz), FFmpeg for the G.722 of telephone prompts.
 */
final class ForeignDecoder {
    private ForeignDecoder() {}

    static Sound decode(String program, byte[] bytes, String name) throws IOException {
        Path folder = Files.createTempDirectory("syllabary");
        Path in = folder.resolve("in" + name.substring(name.lastIndexOf('.')));
        Path out = folder.resolve("out.wav");
        try {
            Files.write(in, bytes);
            run(command(program, in, out), folder.resolve("said"), name);
            return Sound.read(out);
        } finally {
            for (String file : List.of(in.getFileName().toString(), "out.wav", "said"))
                Files.deleteIfExists(folder.resolve(file));
            Files.deleteIfExists(folder);
        }
    }

    private static List<String> command(String program, Path in, Path out) throws IOException {
        return switch (program) {
            // without dither, which differs from run to run
            case "sox" -> List.of("sox", "-D", "" + in, "-r", "16000", "-c", "1", "-b", "16", "" + out);
            case "ffmpeg" ->
                List.of(
                        "ffmpeg", "-v", "error", "-f", "g722", "-i", "" + in, "-ar", "16000", "-ac", "1", "-y",
                        "" + out);
            default -> throw new IOException("the catalogue names an unknown decoder '" + program + "'");
        };
    }

    private static void run(List<String> command, Path said, String name) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
        } catch (IOException e) {
            String install = command.get(0).equals("sox") ? "sox libsox-fmt-all" : command.get(0);
            throw new IOException(
                    command.get(0) + " is not on this machine, and " + name + " needs it; install it (Debian: apt"
                            + " install " + install + ")",
                    e);
        }
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS))
                throw new IOException(command.get(0) + " does not end on " + name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while decoding " + name, e);
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new IOException(command.get(0) + " cannot decode " + name + ": "
                    + Files.readString(said, StandardCharsets.ISO_8859_1).strip());
        }
    }
}
