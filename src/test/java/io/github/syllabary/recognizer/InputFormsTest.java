package io.github.syllabary.recognizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.syllabary.audio.Sound;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One recording in the forms that devices give it in is recognised alike. */
class InputFormsTest {
    private static Recognizer digits;
    private static Sound said;

    /** At 8 kHz, so that all rates can hold it. */
    @BeforeAll
    static void read() throws IOException {
        digits = Recognizer.named("digits");
        said = Sound.read(Path.of("corpus/ni3_hao3/annie.flac")).resample(8000);
    }

    @ParameterizedTest
    @CsvSource({
        "8000,1",
        "8000,2",
        "8000,8",
        "11025,1",
        "16000,1",
        "22050,2",
        "32000,1",
        "44100,1",
        "44100,2",
        "48000,1",
        "48000,8",
        "88200,2",
        "96000,1",
        "96000,8",
        "176400,1",
        "192000,1",
        "192000,8"
    })
    void ratesAndChannelsMakeNoDifference(int rate, int channels) throws IOException {
        float[] x = said.resample(rate).samples();
        Sound read = Sound.read(new ByteArrayInputStream(wav(x, rate, channels)), "x.wav");
        assertEquals(rate, read.sampleRate());
        Recognition reference = digits.recognize(said);
        assertEquals(reference.label(), digits.recognize(read).label());
        assertArrayEquals(digits.probabilities(said), digits.probabilities(read), 0.02f);
    }

    /** 24 bits, the same in every channel. */
    private static byte[] wav(float[] x, int rate, int channels) {
        int data = x.length * channels * 3;
        ByteBuffer wav = ByteBuffer.allocate(44 + data).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + data);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1);
        wav.putShort((short) channels).putInt(rate).putInt(rate * channels * 3);
        wav.putShort((short) (channels * 3)).putShort((short) 24);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(data);
        for (float v : x) {
            int q = Math.max(-(1 << 23), Math.min((1 << 23) - 1, Math.round(v * (1 << 23))));
            for (int c = 0; c < channels; c++)
                wav.put((byte) q).put((byte) (q >> 8)).put((byte) (q >> 16));
        }
        return wav.array();
    }
}
