package io.github.syllabary.spotting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpotterInputTest {
    private static final int RATE = 8000;

    private final List<Detection> found = new ArrayList<>();

    private WordSpotter spotter(int rate) {
        WordSpotter spotter =
                WordSpotter.of(Streams.clicks()).smoothing(1).sampleRate(rate).build();
        spotter.onDetection(found::add);
        return spotter;
    }

    /** Clicks at a quarter and three quarters of a second, and half a sample more than a second. */
    private static byte[] pcm(ByteOrder order) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * RATE + 1).order(order);
        bytes.putShort(2 * 2000, Short.MAX_VALUE);
        bytes.putShort(2 * 6000, Short.MAX_VALUE);
        return bytes.array();
    }

    private static AudioInputStream stream(byte[] bytes, AudioFormat format) {
        return new AudioInputStream(new ByteArrayInputStream(bytes), format, bytes.length / format.getFrameSize());
    }

    @Test
    void bytesMayComeInAnyPieces() throws IOException {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            found.clear();
            SplittableRandom random = new SplittableRandom(1);
            InputStream trickle = new ByteArrayInputStream(pcm(order)) {
                @Override
                public synchronized int read(byte[] into, int at, int n) {
                    return super.read(into, at, Math.min(n, random.nextInt(1, 8)));
                }
            };
            WordSpotter spotter = spotter(RATE);
            SpotterInput.spot(trickle, order, spotter);
            assertEquals(
                    List.of(2080L, 6080L),
                    found.stream().map(Detection::endSample).toList());
            assertThrows(IllegalStateException.class, () -> spotter.accept(new float[1])); // finished
        }
    }

    @ParameterizedTest
    @CsvSource({"8, false, false", "16, true, false", "16, true, true", "24, true, false", "32, true, true"})
    void streamsOfJavaSoundHaveAnyKindOfSamples(int bits, boolean signed, boolean bigEndian) throws IOException {
        int size = bits / 8;
        byte[] bytes = new byte[size * RATE];
        if (!signed) Arrays.fill(bytes, (byte) 0x80);
        byte most = signed ? Byte.MAX_VALUE : (byte) 0xff;
        bytes[size * 2000 + (bigEndian ? 0 : size - 1)] = most;
        SpotterInput.spot(stream(bytes, new AudioFormat(RATE, bits, 1, signed, bigEndian)), spotter(RATE));
        assertEquals(List.of(2080L), found.stream().map(Detection::endSample).toList());
    }

    @Test
    void ofSeveralChannelsTheMeanIsSpottedIn() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4 * RATE).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putShort(4 * 2000, Short.MAX_VALUE); // left alone: half as loud
        for (int side = 0; side < 2; side++) bytes.putShort(4 * 6000 + 2 * side, Short.MAX_VALUE);
        AudioFormat stereo = new AudioFormat(RATE, 16, 2, true, false);
        SpotterInput.spot(stream(bytes.array(), stereo), spotter(RATE));
        assertEquals(List.of(6080L), found.stream().map(Detection::endSample).toList());
    }

    @Test
    void anotherRateOrKindIsRefused() {
        AudioFormat fast = new AudioFormat(16_000, 16, 1, true, false);
        assertRefused("the stream has 16000.0 Hz, the spotter takes 8000 Hz; build it with sampleRate(16000)", fast);
        AudioFormat odd = new AudioFormat(new AudioFormat.Encoding("odd"), RATE, 16, 1, 2, RATE, false);
        assertRefused("samples of the kind " + odd + " cannot be read; give signed PCM of 16 bits", odd);
    }

    private void assertRefused(String message, AudioFormat format) {
        AudioInputStream stream = stream(new byte[100], format);
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> SpotterInput.spot(stream, spotter(RATE)))
                        .getMessage());
    }

    @Test
    void aStreamThatBreaksOffIsReportedAfterWhatItGave() {
        IOException broken = new IOException("unplugged");
        InputStream given = new ByteArrayInputStream(pcm(ByteOrder.LITTLE_ENDIAN), 0, 2 * 4000);
        InputStream breaking = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("one by one is slow");
            }

            @Override
            public int read(byte[] into, int at, int n) throws IOException {
                int read = given.read(into, at, n);
                if (read < 0) throw broken;
                return read;
            }
        };
        WordSpotter spotter = spotter(RATE);
        assertSame(
                broken,
                assertThrows(IOException.class, () -> SpotterInput.spot(breaking, ByteOrder.LITTLE_ENDIAN, spotter)));
        assertEquals(List.of(2080L), found.stream().map(Detection::endSample).toList());
        spotter.accept(new float[1]); // not finished: it can go on
    }
}
