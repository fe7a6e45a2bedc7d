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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of golden/formats, against what ffmpeg makes of them. */
class SoundFormatsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "alaw.wav",
                "mulaw.wav",
                "rf64.wav",
                "double.wav",
                "pcm16.aiff",
                "pcm24.aiff",
                "sowt.aifc",
                "float.aifc",
                "alaw.aifc",
                "mulaw.au",
                "pcm24.au",
                "float.au",
                "mono.mp3",
                "stereo.mp3",
                "low.mp3",
                "bare.mp3",
                "tagged.mp3",
                "mono.ogg",
                "stereo.ogg",
                "low.ogg"
            })
    void givesWhatFfmpegDecodes(String file) throws IOException {
        Sound want = sound(file + ".flac", bytes(file + ".flac"));
        Sound have = sound(file, bytes(file));
        assertEquals(want.sampleRate(), have.sampleRate());
        int n = have.samples().length;
        // ffmpeg leaves what fills up the last frame of MP3
        if (file.endsWith("mp3")) assertTrue(n <= want.samples().length);
        else assertEquals(want.samples().length, n);
        double worst = 0;
        double error = 0;
        for (int i = 0; i < n; i++) {
            double off = have.samples()[i] - want.samples()[i];
            worst = Math.max(worst, Math.abs(off));
            error += off * off / n;
        }
        // the reference is rounded to 16 bits; MPEG allows an rms of 2^-11 / √12
        if (file.endsWith("mp3")) assertTrue(Math.sqrt(error) < 0x1p-14, "rms of the difference " + Math.sqrt(error));
        else assertTrue(worst < 1.01 * 0x1p-15, "differs by " + worst * 32768 + " steps of 16 bits");
        assertTrue(have.rms() > 0.01);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mono.mp3", "stereo.mp3", "mono.ogg", "pcm16.aiff", "mulaw.au", "rf64.wav"})
    void everyCutIsNoticed(String file) throws IOException {
        byte[] whole = bytes(file);
        for (int n = 0; n < whole.length; n += 1 + n / 40) {
            byte[] cut = Arrays.copyOf(whole, n);
            IOException e = assertThrows(IOException.class, () -> sound("cut", cut), "cut to " + n);
            assertTrue(e.getMessage().startsWith("cut: ") && e.getMessage().contains("; "), e.getMessage());
        }
    }

    /** Whatever Java decodes: these sums were written down on 17 and are checked on all. */
    @ParameterizedTest
    @CsvSource({
        "mono.mp3, -1069329479423924368",
        "stereo.mp3, -7892208840020603043",
        "low.mp3, 3367517214287409599",
        "bare.mp3, 5159928941808077140",
        "tagged.mp3, -1069329479423924368",
        "mono.ogg, 2257152703628909741",
        "stereo.ogg, -1269844456487775379",
        "low.ogg, 896554874833891021"
    })
    void everyJavaDecodesTheSameBits(String file, long hash) throws IOException {
        assertEquals(hash, LogMelTest.hash(sound(file, bytes(file)).samples()));
    }

    @Test
    void silenceThatTheEncoderPutInFrontIsCutOff() throws IOException {
        for (String file : new String[] {"mono.mp3", "stereo.mp3", "low.mp3", "tagged.mp3", "mono.ogg", "stereo.ogg"})
            assertEquals(0.4, sound(file, bytes(file)).seconds(), 1e-9, file);
    }

    @Test
    void piecesOfAnyLengthMakeTheWhole() throws IOException {
        for (String file : new String[] {"stereo.mp3", "stereo.ogg"}) {
            float[] want = sound(file, bytes(file)).samples();
            float[] have = new float[want.length];
            try (SoundStream in = SoundStream.open(new ByteArrayInputStream(bytes(file)), file)) {
                int at = 0;
                for (int n; (n = in.read(have, at, Math.min(37, have.length - at))) > 0; ) at += n;
                assertEquals(want.length, at);
            }
            assertArrayEquals(want, have);
        }
    }

    private static Sound sound(String name, byte[] bytes) throws IOException {
        return Sound.read(new ByteArrayInputStream(bytes), name);
    }

    static byte[] bytes(String name) throws IOException {
        try (InputStream in = SoundFormatsTest.class.getResourceAsStream("/golden/formats/" + name)) {
            return in.readAllBytes();
        }
    }
}
