package io.github.syllabary.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoundStreamTest {
    @ParameterizedTest
    @ValueSource(strings = {"pcm16-2.wav", "float64-2.wav", "bits16-3.flac"})
    void piecesOfAnyLengthMakeTheWhole(String file) throws IOException {
        float[] want = Golden.sound(file).samples();
        for (int most : new int[] {1, 7, 256, 5000}) {
            float[] have = new float[want.length + most];
            int at = 0;
            try (SoundStream in = SoundStream.open(trickle(Golden.bytes(file)), file)) {
                assertEquals(want.length, in.samples());
                assertEquals(0, in.read(have, 0, 0));
                for (int n; (n = in.read(have, at, most)) >= 0; at += n) assertTrue(n > 0 && n <= most);
                assertEquals(-1, in.read(have, 0, most));
            }
            assertEquals(want.length, at);
            assertArrayEquals(want, Arrays.copyOf(have, at));
        }
    }

    @Test
    void hoursAreReadInConstantMemory() throws IOException {
        // 8 GB of samples, as RF64 says in front
        long bytes = 1L << 33;
        ByteBuffer head = ByteBuffer.allocate(80).order(ByteOrder.LITTLE_ENDIAN);
        head.put("RF64".getBytes()).putInt(-1).put("WAVEds64".getBytes()).putInt(28);
        head.putLong(bytes + 72).putLong(bytes).putLong(bytes / 2).putInt(0);
        head.put("fmt ".getBytes()).putInt(16).putShort((short) 1).putShort((short) 1);
        head.putInt(16000).putInt(32000).putShort((short) 2).putShort((short) 16);
        head.put("data".getBytes()).putInt(-1);
        InputStream silence = new InputStream() {
            @Override
            public int read() {
                return 0;
            }

            @Override
            public int read(byte[] b, int at, int n) {
                return n;
            }
        };
        float[] x = new float[1 << 16];
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        try (SoundStream in =
                SoundStream.open(new SequenceInputStream(new ByteArrayInputStream(head.array()), silence), "long")) {
            assertEquals(bytes / 2, in.samples());
            long before = threads.getCurrentThreadAllocatedBytes();
            // a quarter of an hour
            for (int n = 0; n < 15 * 60 * 16000; ) n += in.read(x, 0, x.length);
            assertTrue(threads.getCurrentThreadAllocatedBytes() - before < 2_000_000);
        }
        InputStream again = new SequenceInputStream(new ByteArrayInputStream(head.array()), silence);
        assertTrue(assertThrows(IOException.class, () -> Sound.read(again, "long"))
                .getMessage()
                .contains("cut it into pieces"));
    }

    /** One flipped bit in the middle of the samples, which still decodes. */
    @Test
    void aWrongChecksumOfFlacIsNoticed() throws IOException {
        byte[] flac = Golden.bytes("bits16-1.flac");
        flac[30] ^= 1;
        IOException e = assertThrows(IOException.class, () -> Sound.read(new ByteArrayInputStream(flac), "x.flac"));
        assertTrue(e.getMessage().contains("checksum"), e.getMessage());
    }

    /** As from a pipe: a few bytes at a time. */
    private static InputStream trickle(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public int read(byte[] b, int at, int n) {
                return super.read(b, at, Math.min(n, 13));
            }
        };
    }
}
