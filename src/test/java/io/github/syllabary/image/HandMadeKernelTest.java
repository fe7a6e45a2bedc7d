package io.github.syllabary.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.nn.Convolution.Mode;
import io.github.syllabary.nn.Network;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandMadeKernelTest {

    @Test
    void agreesWithScipy() throws IOException {
        Set<String> names = new LinkedHashSet<>();
        String name = "";
        Tensor x = null;
        String text = new String(
                HandMadeKernelTest.class.getResourceAsStream("kernels.txt").readAllBytes(), StandardCharsets.UTF_8);
        for (String line : text.split("\n")) {
            String[] fields = line.split(" ");
            if (fields[0].equals("case")) {
                name = fields[1];
                names.add(name.replaceFirst(":.*", ""));
                continue;
            }
            float[] numbers = new float[99];
            for (int i = 0; i < 99; i++) numbers[i] = Float.parseFloat(fields[i + 2]);
            Tensor t = Tensor.of(Shape.of(9, 11, 1), numbers);
            if (fields[0].equals("x")) x = t;
            else
                assertArrayEquals(
                        numbers,
                        Filter.correlate(x, HandMadeKernel.of(name).weights(), Mode.SAME)
                                .data(),
                        1e-5f,
                        name);
        }
        assertEquals(new LinkedHashSet<>(HandMadeKernel.NAMES).size(), names.size(), names::toString);
    }

    @Test
    void sobelAnswersWithPositiveNumbersWhereItBecomesBrighterToTheRight() {
        Tensor x = Tensor.zeros(Shape.of(5, 6, 1));
        for (int i = 0; i < 30; i++) x.data()[i] = i % 6 < 3 ? 0 : 1;
        Tensor kernel = HandMadeKernel.of("sobel-x").weights();
        assertEquals(4, Filter.correlate(x, kernel, Mode.VALID).data()[1]);
        assertEquals(-4, Filter.convolve(x, kernel, Mode.VALID).data()[1]); // turned round first
    }

    @Test
    void aLayerWithTheKernelGivesTheSame() {
        Tensor x = Tensor.zeros(Shape.of(6, 7, 1));
        for (int i = 0; i < 42; i++) x.data()[i] = i * i % 13 / 13f;
        HandMadeKernel kernel = HandMadeKernel.of("emboss");
        Network layer = Network.of(x.shape()).conv(1, 3);
        System.arraycopy(kernel.forLayer().data(), 0, layer.parameters().get(0).values(), 0, 9);
        layer.parametersChanged();
        assertArrayEquals(
                Filter.correlate(x, kernel.weights(), Mode.VALID).data(),
                layer.forward(x).data(),
                1e-5f);
    }

    @Test
    void coloursAreFilteredEachByItself() {
        Tensor x = Tensor.zeros(Shape.of(4, 4, 3));
        x.data()[(1 * 4 + 1) * 3 + 2] = 1; // blue alone
        Tensor y = Filter.correlate(x, HandMadeKernel.of("mean").weights(), Mode.FULL);
        assertEquals(Shape.of(6, 6, 3), y.shape());
        for (int i = 0; i < y.data().length; i++) if (i % 3 != 2) assertEquals(0, y.data()[i]);
        assertEquals(1 / 9f, y.data()[(1 * 6 + 1) * 3 + 2], 1e-7);
    }

    @Test
    void aKernelLargerThanThePictureDoesNotFitWithoutPadding() {
        Tensor x = Tensor.zeros(Shape.of(2, 2, 1));
        Tensor kernel = HandMadeKernel.of("laplacian").weights();
        assertThrows(IllegalArgumentException.class, () -> Filter.correlate(x, kernel, Mode.VALID));
        assertEquals(x.shape(), Filter.correlate(x, kernel, Mode.SAME).shape());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sobel | no kernel 'sobel'; known are sobel-x",
                "gaussian:size=0 | size is 0.0; give a whole number from 1 to 255",
                "gaussian:sigma=-1 | sigma is -1.0; give a number from",
                "gaussian:sigma=wide | sigma is 'wide'; give a number",
                "gaussian:5 | '5' is no setting; write name=number",
                "gaussian:width=5 | has no setting 'width'; it has sigma, size",
                "sobel-x:size=5 | has no setting 'size'; it has none",
                "gabor:sigma=1,sigma=2 | 'sigma' is given twice",
                "gaussian:sigma=NaN | sigma is 'NaN'",
            })
    void aWrongNameOrSettingIsSaid(String spec, String why) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> HandMadeKernel.of(spec));
        assertTrue(e.getMessage().contains(why), e.getMessage());
    }

    @Test
    void aTextFileHasARowALine(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("blur.txt"), "# blur\n1/6, 0,  2e-1\n\n 1 -2\t3 # last\n");
        Tensor kernel = HandMadeKernel.named(file.toString()).weights();
        assertEquals(Shape.of(2, 3), kernel.shape());
        assertArrayEquals(new float[] {1 / 6f, 0, 0.2f, 1, -2, 3}, kernel.data());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 2\\n1 x | line 2: 'x' is not a number",
                "\\n1 2 3\\n1 2 | line 3: has 2 numbers, line 2 has 3",
                "1 1/0 | line 1: '1/0' is not a number",
                "# none | holds no numbers",
                "1,,2 | line 1: '' is not a number",
            })
    void whatIsWrongInAFileIsSaidWithItsLine(String text, String why, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("k.txt"), text.replace("\\n", "\n"));
        IOException e = assertThrows(IOException.class, () -> HandMadeKernel.read(file));
        assertTrue(e.getMessage().startsWith(file.toString()) && e.getMessage().contains(why), e.getMessage());
    }
}
