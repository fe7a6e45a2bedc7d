package io.github.syllabary.image;

import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;

/**
 * Pictures and volumes in another size, one axis after another: linear interpolation between the middles of pixels,
 * widened to a triangle over all that fall on a new pixel where there are fewer of them, so that nothing flickers.
 */
public final class Resize {
    private Resize() {}

    /**
     * @param t {@code (spatial…, C)}
     * @param spatial the new extents
     * @return the same tensor if it has them already
     */
    public static Tensor to(Tensor t, Shape spatial) {
        if (spatial.rank() != t.shape().rank() - 1)
            throw new IllegalArgumentException(
                    t.shape() + " cannot become " + spatial + ": the number of axes differs");
        Tensor result = t;
        for (int axis = 0; axis < spatial.rank(); axis++)
            if (result.shape().dim(axis) != spatial.dim(axis)) result = along(result, axis, spatial.dim(axis));
        return result;
    }

    private static Tensor along(Tensor t, int axis, int n) {
        int[] dims = t.shape().dims();
        int old = dims[axis];
        int inner = t.shape().strides()[axis];
        int outer = t.shape().size() / (old * inner);
        dims[axis] = n;
        Tensor y = Tensor.zeros(Shape.of(dims));
        double step = (double) old / n;
        double reach = Math.max(1, step);
        for (int i = 0; i < n; i++) {
            double middle = (i + 0.5) * step - 0.5;
            int from = Math.max(0, (int) Math.ceil(middle - reach));
            int to = Math.min(old - 1, (int) Math.floor(middle + reach));
            double sum = 0;
            for (int j = from; j <= to; j++) sum += weight(j, middle, reach);
            for (int j = from; j <= to; j++) {
                float w = (float) (weight(j, middle, reach) / sum);
                for (int o = 0; o < outer; o++) {
                    int x = (o * old + j) * inner;
                    int at = (o * n + i) * inner;
                    for (int k = 0; k < inner; k++) y.data()[at + k] += w * t.data()[x + k];
                }
            }
        }
        return y;
    }

    private static double weight(int j, double middle, double reach) {
        return Math.max(0, 1 - Math.abs(j - middle) / reach);
    }
}
