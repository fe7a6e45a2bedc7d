package io.github.syllabary.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FlacDecoderTest {
    private static final String FILE = "bits16-2.flac";

    @Test
    void piecesOfAnyLengthFromTheDiskGiveTheSameSamples() throws IOException {
        byte[] bytes = Golden.bytes(FILE);
        float[] want = Sound.read(new ByteArrayInputStream(bytes), FILE).samples();
        for (int most : new int[] {1, 7, 63})
            assertArrayEquals(want, Sound.read(trickle(bytes, most), FILE).samples());
    }

    @Test
    void everyCutIsNoticed() throws IOException {
        byte[] whole = Golden.bytes(FILE);
        for (int n = 1; n < whole.length; n += 1 + n / 40) {
            byte[] cut = Arrays.copyOf(whole, n);
            assertThrows(IOException.class, () -> Sound.read(new ByteArrayInputStream(cut), "cut"), "cut to " + n);
        }
    }

    @Test
    void aFlippedBitInAFrameIsFoundByTheFramesChecksum() throws IOException {
        byte[] bytes = Golden.bytes(FILE);
        Arrays.fill(bytes, 26, 42, (byte) 0); // the checksum of all samples, which an encoder may leave out
        assertTrue(Sound.read(new ByteArrayInputStream(bytes), FILE).samples().length > 0);
        for (int back = 1; back < 300; back++) {
            byte[] flipped = bytes.clone();
            flipped[bytes.length - back] ^= 4;
            IOException e =
                    assertThrows(IOException.class, () -> Sound.read(new ByteArrayInputStream(flipped), "x.flac"));
            assertTrue(e.getMessage().startsWith("x.flac: is a damaged FLAC file ("), e.getMessage());
        }
    }

    @Test
    void aLengthThatIsNotKnownEndsWithTheFile() throws IOException {
        byte[] bytes = Golden.bytes(FILE);
        int samples = Sound.read(new ByteArrayInputStream(bytes), FILE).samples().length;
        bytes[21] &= (byte) 0xf0; // 36 bits of length
        Arrays.fill(bytes, 22, 26, (byte) 0);
        assertEquals(samples, Sound.read(new ByteArrayInputStream(bytes), FILE).samples().length);
    }

    private static InputStream trickle(byte[] bytes, int most) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] to, int at, int n) {
                return super.read(to, at, Math.min(n, most));
            }
        };
    }
}
