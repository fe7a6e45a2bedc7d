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
    private static final int BLOCK = 4096;
    private static final int MAX_LPC_ORDER = 12; // the most that the format's streamable subset allows up to 48 kHz

    private FlacWriter() {}

    /**
     * Writes the sound beside the file and moves it there, so that no reader sees half a file.
     *
     * @throws IOException if the sound is empty, the encoder is not on the class path or the file cannot be written
     */
    public static void write(Sound sound, Path file) throws IOException {
        if (sound.samples().length == 0) throw new IOException(file + " would be empty; there is no sound to write");
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
        FLACEncoder encoder = new FLACEncoder();
        StreamConfiguration stream = new StreamConfiguration(1, BLOCK, BLOCK, sound.sampleRate(), 16);
        EncodingConfiguration effort = new EncodingConfiguration();
        effort.setMaxLPCOrder(MAX_LPC_ORDER);
        if (!encoder.setStreamConfiguration(stream) || !encoder.setEncodingConfiguration(effort)) {
            throw new IOException("cannot write " + file + ": FLAC has no rate of " + sound.sampleRate() + " Hz");
        }
        try (FLACFileOutputStream out = new FLACFileOutputStream(file.toFile())) {
            encoder.setOutputStream(out);
            encoder.openFLACStream();
            encoder.addSamples(pcm, pcm.length);
            int whole = encoder.fullBlockSamplesAvailableToEncode();
            if (whole > 0) encoder.encodeSamples(whole, false);
            encoder.encodeSamples(encoder.samplesAvailableToEncode(), true);
        }
    }
}
