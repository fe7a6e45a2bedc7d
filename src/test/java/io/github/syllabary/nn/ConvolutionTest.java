package io.github.syllabary.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.nn.Convolution.Mode;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ConvolutionTest {

    @Test
    void twoDiceGiveTheDistributionOfTheirSum() {
        // index = number of eyes, so that eyes add up
        float[] eyes = new float[7];
        Arrays.fill(eyes, 1, 7, 1 / 6f);
        Tensor die = Tensor.of(Shape.of(7), eyes);
        float[] sum = Convolution.convolve(die, die, Mode.FULL).data();
        int[] waysOutOf36 = {0, 0, 1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1};
        assertEquals(waysOutOf36.length, sum.length);
        for (int s = 0; s < sum.length; s++) assertEquals(waysOutOf36[s] / 36.0, sum[s], 1e-7, "sum " + s);
    }

    @Test
    void agreesWithScipy() throws IOException {
        List<Golden> cases = Golden.read("convolution.txt");
        assertTrue(cases.size() > 25);
        for (Golden golden : cases) {
            Mode mode = Mode.valueOf(golden.title().toUpperCase(Locale.ROOT));
            Tensor f = golden.get("f");
            Tensor g = golden.get("g");
            assertSame(golden.get("convolve"), Convolution.convolve(f, g, mode), golden.title() + f.shape());
            assertSame(golden.get("correlate"), Convolution.correlate(f, g, mode), golden.title() + f.shape());
        }
    }

    private static void assertSame(Tensor want, Tensor have, String what) {
        assertEquals(want.shape(), have.shape(), what);
        assertArrayEquals(want.data(), have.data(), 1e-6f, what);
    }

    @Test
    void rotationReversesEveryAxis() {
        Tensor g = Tensor.of(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
        assertArrayEquals(
                new float[] {6, 5, 4, 3, 2, 1}, Convolution.rotate180(g).data());
        assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, g.data());
    }

    @Test
    void spareRoomBehindATensorIsNotRead() {
        Tensor f = new Tensor(Shape.of(2), new float[] {1, 2, Float.NaN});
        assertArrayEquals(new float[] {2, 1}, Convolution.rotate180(f).data());
        assertArrayEquals(
                new float[] {1, 4, 4}, Convolution.convolve(f, f, Mode.FULL).data());
    }

    @Test
    void operandsOfDifferentRankAreRefused() {
        refused("cannot convolve 3 with 2×2: give both the same number of axes", Shape.of(3), Shape.of(2, 2));
    }

    @Test
    void emptyOperandsAreRefused() {
        refused("cannot convolve 3 with 0: every extent must be at least 1", Shape.of(3), Shape.of(0));
        refused("cannot convolve 0 with 3: every extent must be at least 1", Shape.of(0), Shape.of(3));
    }

    @Test
    void validNeedsOneOperandToFitIntoTheOther() {
        refused(
                "valid convolution: neither of 3×2 and 2×3 fits into the other; "
                        + "make one at least as large on every axis",
                Shape.of(3, 2),
                Shape.of(2, 3));
    }

    private static void refused(String message, Shape f, Shape g) {
        Tensor a = Tensor.zeros(f);
        Tensor b = Tensor.zeros(g);
        Exception e = assertThrows(IllegalArgumentException.class, () -> Convolution.convolve(a, b, Mode.VALID));
        assertEquals(message, e.getMessage());
    }
}
