package io.github.syllabary.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdxFileTest {

    @ParameterizedTest
    @ValueSource(strings = {"a.idx", "a.idx.gz"})
    void whatIsWrittenIsReadAgain(String name, @TempDir Path folder) throws IOException {
        Tensor volumes = Tensor.zeros(Shape.of(2, 3, 4, 5));
        for (int i = 0; i < 120; i++) volumes.data()[i] = i / 255f;
        IdxFile.ofPixels(volumes).write(folder.resolve(name));
        IdxFile read = IdxFile.read(folder.resolve(name));
        assertEquals(volumes.shape(), read.shape());
        assertEquals(Shape.of(3, 4, 5, 1), read.item(1).shape());
        assertArrayEquals(
                Arrays.copyOfRange(volumes.data(), 60, 120), read.item(1).data());
        assertThrows(IllegalArgumentException.class, () -> read.item(2));
    }

    @ParameterizedTest
    @CsvSource({
        "8, '00 ff', 0, 255",
        "9, '00 ff', 0, -1",
        "11, '01 00 ff ff', 256, -1",
        "12, '00 00 01 00 80 00 00 00', 256, -2147483648",
        "13, '3f 80 00 00 bf 00 00 00', 1, -0.5",
        "14, '3f f0 00 00 00 00 00 00 c0 00 00 00 00 00 00 00', 1, -2",
    })
    void numbersOfAllTypesAreRead(int type, String hex, double first, double second) throws IOException {
        IdxFile file = read("00 00 %02x 01 00 00 00 02 ".formatted(type) + hex);
        assertEquals(first, file.value(0));
        assertEquals(second, file.value(1));
    }

    @ParameterizedTest
    @CsvSource({
        "'', cut off",
        "'00 00 08', cut off",
        "'00 01 08 01 00 00 00 01 00', is not an IDX file",
        "'00 00 07 01 00 00 00 01 00', is not an IDX file",
        "'00 00 08 00', has 0 axes",
        "'00 00 08 ff', has 255 axes",
        "'00 00 08 01 ff ff ff ff', has an extent of -1",
        "'00 00 08 01 00 00 00 00', has an extent of 0",
        "'00 00 08 03 7f ff ff ff 7f ff ff ff 7f ff ff ff', more than 2^31 bytes",
        "'00 00 0e 01 7f ff ff ff', more than 2^31 bytes",
        "'00 00 08 01 7f ff ff f0 00', cut off: 2147483632 bytes", // without taking 2 GB first
        "'00 00 08 01 00 00 00 02 00', cut off",
        "'00 00 08 01 00 00 00 01 00 00', goes on behind",
        "'1f 8b 08 00 00', cut off",
        "'1f 8b 00 00 00 00 00 00 00 00 00 00', not whole gzip",
        "'50 4b 03 04', is not an IDX file",
    })
    void hostileFilesAreRefusedInOneSentence(String hex, String why) {
        IOException e = assertThrows(IOException.class, () -> read(hex));
        assertTrue(e.getMessage().startsWith("hostile: ") && e.getMessage().contains(why), e.getMessage());
    }

    private static IdxFile read(String hex) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(100);
        for (String b : hex.isEmpty() ? new String[0] : hex.split(" ")) bytes.put((byte) Integer.parseInt(b, 16));
        return IdxFile.read(new ByteArrayInputStream(bytes.array(), 0, bytes.position()), "hostile");
    }

    @Test
    void mnistIsReadAsPublished() throws IOException {
        String corpora = System.getenv("SYLLABARY_CORPORA");
        Assumptions.assumeTrue(corpora != null, "SYLLABARY_CORPORA is not set: it names the folder with mnist-10k");
        Path folder = Path.of(corpora, "mnist-10k");
        IdxFile images = IdxFile.read(folder.resolve("t10k-images-idx3-ubyte.gz"));
        IdxFile labels = IdxFile.read(folder.resolve("t10k-labels-idx1-ubyte.gz"));
        assertEquals(Shape.of(10_000, 28, 28), images.shape());
        assertEquals(Shape.of(10_000), labels.shape());
        int[] published = {7, 2, 1, 0, 4, 1, 4, 9, 5, 9};
        for (int i = 0; i < 10; i++) assertEquals(published[i], labels.value(i));
        assertTrue(Files.size(folder.resolve("t10k-images-idx3-ubyte.gz")) < 2_000_000);
    }
}
