package io.github.syllabary.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.tensor.RandomKey;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFileTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aPngKeepsEveryOf256Levels(int channels) throws IOException {
        Tensor x = levels(8, 96, channels);
        Tensor back = ImageFile.read(ImageFile.png(x), "levels.png");
        assertEquals(x.shape(), back.shape());
        assertArrayEquals(x.data(), back.data());
    }

    @Test
    void greyLevelsAreNotTakenForLinearLight() throws IOException {
        // BufferedImage.getRGB would say 188
        Tensor half = Tensor.of(Shape.of(1, 1, 1), 128 / 255f);
        assertEquals(128 / 255f, ImageFile.read(ImageFile.png(half), "grey.png").data()[0]);
    }

    @Test
    void aJpegComesCloseInColoursAndGrey(@TempDir Path folder) throws IOException {
        for (int channels : new int[] {1, 3}) {
            Tensor x = Tensor.zeros(Shape.of(16, 16, channels));
            Arrays.fill(x.data(), 0.4f);
            Path file = folder.resolve("even" + channels + ".jpg");
            ImageFile.write(x, file);
            Tensor back = ImageFile.read(file);
            assertEquals(x.shape(), back.shape());
            assertArrayEquals(x.data(), back.data(), 0.01f);
        }
    }

    @Test
    void sixteenBitGreyIsReadInFull() throws IOException {
        BufferedImage deep = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        deep.getRaster().setSample(1, 0, 0, 1000);
        assertArrayEquals(
                new float[] {0, 1000 / 65535f},
                ImageFile.read(png(deep), "deep.png").data());
    }

    @Test
    void whatIsTransparentStandsBeforeWhite() throws IOException {
        BufferedImage glass = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        glass.setRGB(1, 0, 0xFF102030);
        assertArrayEquals(
                new float[] {1, 1, 1, 16 / 255f, 32 / 255f, 48 / 255f},
                ImageFile.read(png(glass), "glass.png").data(),
                1e-6f);
    }

    @Test
    void aPaletteOfGreysIsGrey() throws IOException {
        BufferedImage bits = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY);
        bits.setRGB(1, 0, 0xFFFFFFFF);
        Tensor t = ImageFile.read(png(bits), "bits.png");
        assertEquals(Shape.of(1, 2, 1), t.shape());
        assertArrayEquals(new float[] {0, 1}, t.data());
    }

    @Test
    void greyWeighsColoursAsRec601Does() {
        Tensor grey = Images.grey(Tensor.of(Shape.of(1, 3, 3), 1, 0, 0, 0, 1, 0, 0, 0, 1));
        assertArrayEquals(new float[] {0.299f, 0.587f, 0.114f}, grey.data());
    }

    @Test
    void numbersOutOfRangeAreBlackOrWhiteAndNotANumberIsBlack() {
        BufferedImage image = Images.image(Tensor.of(Shape.of(1, 3, 1), -5, 7, Float.NaN));
        assertArrayEquals(new int[] {0, 255, 0}, image.getRaster().getSamples(0, 0, 3, 1, 0, (int[]) null));
    }

    @Test
    void aClaimOfMorePixelsThanTheBytesCanHoldCostsNothing() {
        byte[] png = ImageFile.png(Tensor.zeros(Shape.of(3, 3, 1)));
        ByteBuffer.wrap(png).putInt(16, 8000).putInt(20, 8000); // width and height
        String message = assertThrows(IOException.class, () -> ImageFile.read(png, "x.png"))
                .getMessage();
        assertTrue(message.startsWith("x.png: says that it has 8000×8000 pixels, and its "), message);
    }

    @Test
    void aCutOffOrDamagedFileIsRefusedInOneSentence() {
        byte[] png = ImageFile.png(levels(40, 40, 3));
        byte[] jpeg = ImageFile.encode(levels(40, 40, 3), Path.of("x.jpg"));
        for (byte[] whole : new byte[][] {png, jpeg}) {
            for (int trial = 0; trial < 300; trial++) {
                byte[] bad = Arrays.copyOf(whole, (int) (RandomKey.uniform(trial, 0) * whole.length));
                for (int i = 0; i < 3 && bad.length > 8; i++)
                    bad[8 + (int) (RandomKey.uniform(trial, 1 + i) * (bad.length - 8))] ^= (byte) (1 + trial % 255);
                try {
                    ImageFile.read(bad, "bad"); // a JPEG may still give a picture
                } catch (IOException e) {
                    assertTrue(e.getMessage().startsWith("bad: "), e.getMessage());
                    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
                }
            }
        }
    }

    @Test
    void aHeaderThatAsksForTooMuchIsRefusedBeforeAnythingIsAllocated() {
        byte[] png = ImageFile.png(levels(2, 2, 1));
        ByteBuffer header = ByteBuffer.wrap(png);
        header.putInt(16, 1 << 30).putInt(20, 1 << 30);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        header.putInt(29, (int) crc.getValue());
        IOException e = assertThrows(IOException.class, () -> ImageFile.read(png, "bomb.png"));
        assertTrue(e.getMessage().contains("at most 67108864"), e.getMessage());
    }

    @Test
    void otherFilesAreRefusedByContent(@TempDir Path folder) throws IOException {
        Path text = Files.writeString(folder.resolve("text.png"), "no picture");
        assertRefused("is neither PNG nor JPEG", text);
        assertRefused("no such file", folder.resolve("nowhere.png"));
        assertRefused("is a folder", folder);
        assertThrows(IOException.class, () -> ImageFile.read("".getBytes(StandardCharsets.UTF_8), "empty"));
        assertThrows(IllegalArgumentException.class, () -> ImageFile.encode(levels(2, 2, 1), Path.of("x.gif")));
    }

    private static void assertRefused(String why, Path file) {
        IOException e = assertThrows(IOException.class, () -> ImageFile.read(file));
        assertTrue(e.getMessage().startsWith(file + ": ") && e.getMessage().contains(why), e.getMessage());
    }

    @Test
    void aVolumeIsAFolderOfItsSlices(@TempDir Path folder) throws IOException {
        Tensor volume = Tensor.zeros(Shape.of(3, 4, 5, 1));
        for (int i = 0; i < 60; i++) volume.data()[i] = i / 255f;
        Volumes.write(volume, folder.resolve("v"));
        Tensor back = Volumes.read(folder.resolve("v"));
        assertEquals(volume.shape(), back.shape());
        assertArrayEquals(volume.data(), back.data());
        Files.delete(folder.resolve("v/slice-0001.png"));
        ImageFile.write(levels(2, 2, 1), folder.resolve("v/slice-0001.png"));
        IOException e = assertThrows(IOException.class, () -> Volumes.read(folder.resolve("v")));
        assertTrue(e.getMessage().contains("slice 1 has shape 2×2×1, the first 4×5×1"), e.getMessage());
    }

    private static Tensor levels(int h, int w, int channels) {
        Tensor x = Tensor.zeros(Shape.of(h, w, channels));
        for (int i = 0; i < x.data().length; i++) x.data()[i] = i % 256 / 255f;
        return x;
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
