package io.github.syllabary.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;
import org.junit.jupiter.api.Test;

class WarpTest {
    private static final Shape SHAPE = Shape.of(5, 5, 1);

    @Test
    void withoutAnyChangeAllStaysToTheBit() {
        float[] x = ramp(SHAPE);
        float[] y = new float[25];
        new Warp(SHAPE, 0, 1, 0, false, 0, 0).apply(x, null, y);
        assertArrayEquals(x, y);
    }

    @Test
    void aPictureIsMovedDownAndToTheRight() {
        float[] y = warped(dot(1, 1), new Warp(SHAPE, 0, 1, 0, false, 2, 1));
        assertArrayEquals(dot(3, 2), y);
    }

    @Test
    void aQuarterTurnGoesToTheRight() {
        // from above the middle to its right
        float[] y = warped(dot(0, 2), new Warp(SHAPE, Math.PI / 2, 1, 0, false, 0, 0));
        assertEquals(1, y[2 * 5 + 4], 1e-6);
    }

    @Test
    void aMirrorExchangesLeftAndRight() {
        assertArrayEquals(dot(1, 4), warped(dot(1, 0), new Warp(SHAPE, 0, 1, 0, true, 0, 0)), 1e-6f);
    }

    @Test
    void twiceAsLargeADotIsWider() {
        float[] y = warped(dot(2, 2), new Warp(SHAPE, 0, 2, 0, false, 0, 0));
        assertEquals(1, y[12]);
        assertEquals(0.5f, y[13]);
    }

    @Test
    void slicesOfAVolumeMoveInDepth() {
        Shape volume = Shape.of(3, 2, 2, 1);
        float[] x = {0, 0, 0, 0, 1, 2, 3, 4, 0, 0, 0, 0};
        float[] y = new float[12];
        new Warp(volume, 0, 1, 0, false, 1, 0, 0).apply(x, null, y);
        assertArrayEquals(new float[] {0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4}, y);
    }

    @Test
    void elasticFieldsAreDrawnFromTheKeyAndSmooth() {
        Shape shape = Shape.of(28, 28, 1);
        float[] a = new float[2 * 784];
        float[] b = new float[2 * 784];
        Warp.elastic(shape, 1, 6, 7, a);
        Warp.elastic(shape, 1, 6, 7, b);
        assertArrayEquals(a, b);
        Warp.elastic(shape, 1, 6, 8, b);
        double squares = 0;
        for (int i = 0; i < 784; i++) {
            squares += a[i] * a[i];
            if (i % 28 > 0) assertTrue(Math.abs(a[i] - a[i - 1]) < 1, "neighbours move alike");
        }
        assertTrue(a[100] != b[100]);
        assertEquals(
                0.7, Math.sqrt(squares / 784), 0.3); // less than at the points of the grid, between which it averages
    }

    @Test
    void resizingKeepsEvenPicturesAndMeans() {
        Tensor even = Tensor.zeros(Shape.of(6, 9, 3));
        java.util.Arrays.fill(even.data(), 0.25f);
        for (float v : Resize.to(even, Shape.of(4, 13)).data()) assertEquals(0.25f, v, 1e-6);
        Tensor halves = Tensor.of(Shape.of(1, 4, 1), 0, 0, 1, 1);
        assertArrayEquals(
                new float[] {0.125f, 0.875f}, Resize.to(halves, Shape.of(1, 2)).data(), 0.02f);
        assertEquals(even, Resize.to(even, Shape.of(6, 9)));
    }

    private static float[] warped(float[] x, Warp warp) {
        float[] y = new float[x.length];
        warp.apply(x, null, y);
        return y;
    }

    private static float[] dot(int row, int column) {
        float[] x = new float[25];
        x[row * 5 + column] = 1;
        return x;
    }

    private static float[] ramp(Shape shape) {
        float[] x = new float[shape.size()];
        for (int i = 0; i < x.length; i++) x[i] = i;
        return x;
    }
}
