package io.github.syllabary.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import net.sourceforge.javaflacencoder.EncodingConfiguration;
import net.sourceforge.javaflacencoder.FLACEncoder;
import net.sourceforge.javaflacencoder.FLACFileOutputStream;
import net.sourceforge.javaflacencoder.StreamConfiguration;

/**
 * Writes FLAC of 16 bits, one channel. The same samples give the same bytes.
 *
 * <p>Needs {@code net.sourceforge.javaflacencoder:java-flac-encoder}, an optional dependency of the library.
 */
public final class FlacWriter {
    /** Samples; speech changes faster than the 4096 that suit music, which took 7 % more room. */
    private static final int BLOCK = 1024;

    /** The encoder fails on some last blocks below this, in samples. */
    private static final int LEAST_BLOCK = 64;

    private static final int MOST_HERTZ = 655350;
    private static final int MAX_LPC_ORDER = 12; // the most that the format's streamable subset allows up to 48 kHz

    private FlacWriter() {}

    /**
     * Writes the sound beside the file and moves it there, so that no reader sees half a file.
     *
     * @throws IOException if the sound is empty or beyond 655350 Hz, the encoder is not on the class path or the file
     *     cannot be written
     */
    public static void write(Sound sound, Path file) throws IOException {
        if (sound.samples().length == 0) throw new IOException(file + " would be empty; there is no sound to write");
        if (sound.sampleRate() > MOST_HERTZ) {
            throw new IOException(file + " cannot be " + sound.sampleRate() + " Hz; FLAC goes up to " + MOST_HERTZ);
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            encode(sound, unfinished);
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoClassDefFoundError e) {
            throw new IOException(
                    "cannot write " + file + ": the FLAC encoder is missing; add "
                            + "net.sourceforge.javaflacencoder:java-flac-encoder to the class path",
                    e);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void encode(Sound sound, Path file) throws IOException {
        int[] pcm = new int[sound.samples().length];
        for (int i = 0; i < pcm.length; i++) {
            pcm[i] = Math.max(-32768, Math.min(32767, Math.round(sound.samples()[i] * 32768f)));
        }
        int block = BLOCK;
        while (pcm.length > BLOCK && pcm.length % block > 0 && pcm.length % block < LEAST_BLOCK) block -= 16;
        EncodingConfiguration effort = new EncodingConfiguration();
        effort.setMaxLPCOrder(MAX_LPC_ORDER);
        if (pcm.length < LEAST_BLOCK) effort.setSubframeType(EncodingConfiguration.SubframeType.VERBATIM);
        FLACEncoder encoder = new FLACEncoder();
        encoder.setStreamConfiguration(new StreamConfiguration(1, block, block, sound.sampleRate(), 16));
        encoder.setEncodingConfiguration(effort);
        try (FLACFileOutputStream out = new FLACFileOutputStream(file.toFile())) {
            encoder.setOutputStream(out);
            encoder.openFLACStream();
            encoder.addSamples(pcm, pcm.length);
            // the encoder cannot be asked for a last block of no samples
            int rest = pcm.length % block;
            if (pcm.length > rest) encoder.encodeSamples(pcm.length - rest, rest == 0);
            if (rest > 0) encoder.encodeSamples(rest, true);
        }
    }
}
