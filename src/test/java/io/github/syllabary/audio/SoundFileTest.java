package io.github.syllabary.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.JsonArray;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class SoundFileTest {
    private static final List<String> FILES = List.of(
            "pcm8-1.wav",
            "pcm16-1.wav",
            "pcm16-2.wav",
            "pcm24-1.wav",
            "pcm24-3.wav",
            "pcm32-2.wav",
            "float32-2.wav",
            "float64-2.wav",
            "valid12-1.wav",
            "valid20-2.wav",
            "bits8-1.flac",
            "bits12-1.flac",
            "bits16-1.flac",
            "bits16-2.flac",
            "bits16-3.flac",
            "bits20-2.flac",
            "bits24-1.flac",
            "bits24-2.flac",
            "bits24-3.flac");

    @TempDir
    Path dir;

    @TestFactory
    Stream<DynamicTest> everyFormatGivesTheMeanOfItsChannels() throws IOException {
        JsonArray rows = Golden.json("samples.json").getAsJsonArray();
        return FILES.stream()
                .map(file -> dynamicTest(file, () -> {
                    int bits = Math.min(24, Integer.parseInt(file.replaceAll("^\\D+|-.*", "")));
                    int channels = Integer.parseInt(file.replaceAll(".*-|\\..*", ""));
                    Sound sound = Golden.sound(file);
                    assertEquals(rows.size(), sound.samples().length);
                    assertEquals(
                            file.startsWith("float") ? 96000 : file.startsWith("pcm") ? 11025 : 22050,
                            sound.sampleRate());
                    for (int i = 0; i < rows.size(); i++) {
                        double sum = 0;
                        for (int c = 0; c < channels; c++)
                            sum += (rows.get(i).getAsJsonArray().get(c).getAsInt() >> 24 - bits)
                                    / Math.pow(2, bits - 1);
                        assertEquals((float) (sum / channels), sound.samples()[i], 1e-7, "sample " + i);
                    }
                }));
    }

    @Test
    void contentDecidesNotTheName() throws IOException {
        Path file = dir.resolve("flac.wav");
        Files.write(file, Golden.bytes("bits16-1.flac"));
        assertEquals(700, Sound.read(file).samples().length);
    }

    @Test
    void aTagInFrontOfFlacIsSkipped() throws IOException {
        byte[] flac = Golden.bytes("bits16-1.flac");
        ByteBuffer tagged = ByteBuffer.allocate(flac.length + 30)
                .put("ID3".getBytes())
                .put(new byte[6])
                .put((byte) 20);
        tagged.position(30).put(flac);
        assertEquals(
                700, Sound.read(new ByteArrayInputStream(tagged.array()), "x").samples().length);
    }

    @Test
    void unknownChunksArePassedOver() throws IOException {
        byte[] wav = Golden.bytes("pcm16-1.wav");
        ByteBuffer b = ByteBuffer.allocate(wav.length + 12).order(ByteOrder.LITTLE_ENDIAN);
        b.put(wav, 0, 12).put("LIST".getBytes()).putInt(3).put(new byte[4]).put(wav, 12, wav.length - 12);
        assertEquals(700, Sound.read(new ByteArrayInputStream(b.array()), "x").samples().length);
    }

    @Test
    void aPipedWavOfUnknownLengthIsReadToItsEnd() throws IOException {
        byte[] wav = Golden.bytes("pcm16-1.wav");
        for (int unknown : new int[] {-1, 0x7fff_ffff, 0x7fff_f024}) {
            ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).putInt(40, unknown);
            assertEquals(700, Sound.read(new ByteArrayInputStream(wav), "x").samples().length);
        }
    }

    @Test
    void whatIsNoSoundIsRefusedInOneSentence() throws IOException {
        refused("empty", new byte[0], "is empty");
        refused("text", "hello, this is no sound".getBytes(), "is text");
        refused("one byte", new byte[] {7}, "no sound file that is known");
        refused("mp3", "ID3 and so on".getBytes(), "cut off within its tag");
        refused("riff", "RIFF".getBytes(), "without samples");
        refused("avi", "RIFF0000AVI LIST".getBytes(), "AVI video");
        refused("flac", "fLaC".getBytes(), "cut off");
        IOException missing = assertThrows(IOException.class, () -> Sound.read(dir.resolve("nowhere.wav")));
        assertTrue(missing.getMessage().contains("nowhere.wav: no such file"));
        IOException directory = assertThrows(IOException.class, () -> Sound.read(dir));
        assertTrue(directory.getMessage().contains("directory"));
    }

    @Test
    void brokenHeadersAreRefused() throws IOException {
        refused("promise.wav", patched("pcm16-1.wav", 40, 1_000_000), "promises 1000000 bytes of samples, 1400 are");
        refused("nothing.wav", patched("pcm16-1.wav", 40, 0), "holds no samples");
        refused("rate.wav", patched("pcm16-1.wav", 24, 0), "0 Hz");
        refused("channels.wav", patched("pcm16-1.wav", 20, 1), "0 channels");
        refused("law.wav", patched("pcm16-1.wav", 20, 0x1_0007), "encoding 7");
        refused("fmt.wav", patched("pcm16-1.wav", 16, Integer.MAX_VALUE), "without samples");
        int nan = Float.floatToIntBits(Float.NaN);
        refused("nan.wav", patched("float32-2.wav", 58 + 80, nan), "sample 10 is not a finite");
    }

    private static byte[] patched(String file, int at, int value) throws IOException {
        byte[] bytes = Golden.bytes(file);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
        return bytes;
    }

    /** Every cut of every file, and random damage: one sentence or a sound, never anything else. */
    @TestFactory
    Stream<DynamicTest> damagedFilesAreRefusedOrRead() {
        Duration most = Duration.ofSeconds(20);
        return FILES.stream()
                .map(file -> dynamicTest(
                        file,
                        () -> assertTimeoutPreemptively(most, () -> {
                            byte[] whole = Golden.bytes(file);
                            for (int n = 0; n < whole.length; n += 1 + n / 20) {
                                byte[] cut = Arrays.copyOf(whole, n);
                                IOException e = assertThrows(
                                        IOException.class, () -> Sound.read(new ByteArrayInputStream(cut), "cut"));
                                sentence(e, "cut");
                            }
                            Random random = new Random(file.hashCode());
                            for (int i = 0; i < 300; i++) {
                                byte[] damaged = whole.clone();
                                int reach = i % 2 == 0 ? 60 : damaged.length;
                                for (int k = 0; k <= i % 4; k++)
                                    damaged[random.nextInt(reach)] ^= 1 << random.nextInt(8);
                                try {
                                    Sound sound = Sound.read(new ByteArrayInputStream(damaged), "damaged");
                                    for (float v : sound.samples()) assertTrue(Float.isFinite(v));
                                } catch (IOException e) {
                                    sentence(e, "damaged");
                                }
                            }
                        })));
    }

    @Test
    void claimedLengthsCostNoMemory() throws IOException {
        byte[] flac = Golden.bytes("bits16-1.flac");
        // a picture of 16 MB behind the properties, and inside it 2 GB of claims
        byte[] picture = Arrays.copyOf(flac, 60);
        picture[4] = 0;
        Arrays.fill(picture, 42, 60, (byte) 0x7f);
        picture[42] = 6;
        refused("picture.flac", picture, "damaged");
        byte[] endless = flac.clone();
        endless[21] |= 0x0f; // upper bits of the number of samples
        refused("endless.flac", endless, "cut it into pieces");
    }

    private void refused(String name, byte[] bytes, String because) throws IOException {
        Path file = dir.resolve(name);
        Files.write(file, bytes);
        IOException e = assertThrows(IOException.class, () -> Sound.read(file));
        sentence(e, name);
        assertTrue(e.getMessage().contains(because), e.getMessage());
    }

    private static void sentence(IOException e, String name) {
        assertTrue(e.getMessage().contains(name + ": "), e.getMessage());
        assertFalse(e.getMessage().contains("\n") || e.getMessage().contains("Exception"), e.getMessage());
        assertTrue(e.getMessage().contains("; "), e.getMessage());
    }
}
