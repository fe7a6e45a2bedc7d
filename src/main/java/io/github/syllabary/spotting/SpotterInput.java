package io.github.syllabary.spotting;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/**
 * Brings streams of audio to a word spotter, on the calling thread, until they end. A microphone's open
 * {@code TargetDataLine} is one, by {@code new AudioInputStream(line)}, until the line is closed.
 */
public final class SpotterInput {
    private static final int BYTES = 2;
    private static final int FRAMES_A_READ = 1024;

    private SpotterInput() {}

    /**
     * Spots to the end of a stream of signed 16-bit samples of one channel at the spotter's rate, and
     * {@linkplain WordSpotter#finish finishes} the recording. Half a sample at the end is left out. The
     * stream stays open.
     *
     * @throws IOException if the stream throws it; the spotter has taken what came before
     */
    public static void spot(InputStream pcm, ByteOrder order, WordSpotter spotter) throws IOException {
        spot(pcm, order, 1, spotter);
    }

    /**
     * As above for a stream of Java Sound: any kind of samples it can bring to 16 bits; of several
     * channels, their mean.
     *
     * @throws IllegalArgumentException if the stream has another rate than the spotter, or samples of a
     *     kind that Java Sound cannot convert
     */
    public static void spot(AudioInputStream stream, WordSpotter spotter) throws IOException {
        AudioFormat format = stream.getFormat();
        if (format.getSampleRate() != spotter.sampleRate())
            throw new IllegalArgumentException("the stream has " + format.getSampleRate() + " Hz, the spotter takes "
                    + spotter.sampleRate() + " Hz; build it with sampleRate(" + Math.round(format.getSampleRate())
                    + ")");
        int channels = format.getChannels();
        AudioFormat wanted = new AudioFormat(format.getSampleRate(), 8 * BYTES, channels, true, false);
        AudioInputStream converted = stream;
        if (!format.matches(wanted)) {
            if (!AudioSystem.isConversionSupported(wanted, format))
                throw new IllegalArgumentException(
                        "samples of the kind " + format + " cannot be read; give signed PCM of 16 bits");
            converted = AudioSystem.getAudioInputStream(wanted, stream);
        }
        spot(converted, ByteOrder.LITTLE_ENDIAN, channels, spotter);
    }

    private static void spot(InputStream pcm, ByteOrder order, int channels, WordSpotter spotter) throws IOException {
        int frame = BYTES * channels;
        byte[] bytes = new byte[FRAMES_A_READ * frame];
        int held = 0;
        for (int n; (n = pcm.read(bytes, held, bytes.length - held)) >= 0; ) {
            held += n;
            int whole = held - held % frame;
            take(bytes, whole, order, channels, spotter);
            System.arraycopy(bytes, whole, bytes, 0, held - whole);
            held -= whole;
        }
        spotter.finish();
    }

    private static void take(byte[] bytes, int n, ByteOrder order, int channels, WordSpotter spotter) {
        if (channels == 1) {
            spotter.accept(bytes, 0, n, order);
            return;
        }
        float[] mean = new float[n / (BYTES * channels)];
        for (int i = 0; i < mean.length; i++) {
            float sum = 0;
            for (int c = 0; c < channels; c++) sum += Pcm.sample(bytes, BYTES * (i * channels + c), order);
            mean[i] = sum / channels;
        }
        spotter.accept(mean);
    }
}
