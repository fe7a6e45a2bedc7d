package io.github.syllabary.nn;

import io.github.syllabary.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * The sum of two branches, as in residual networks. Where valid convolutions have made the first
 * input shorter than the second, the second is cropped, by half of the difference before and the
 * rest behind, so that both speak of the same place.
 *
 * <p>Shapes {@code x₀ (X…,C)}, {@code x₁ (X′…,C)} with {@code X′ ≥ X} on each axis, {@code y (X…,C)}.
 *
 * @see <a href="https://arxiv.org/abs/1512.03385">He et al. 2015</a>
 */
public record Add() implements Layer {

    @Override
    public String describe() {
        return "add";
    }

    @Override
    public Shape outputShape(Shape... inputs) {
        Shape main = inputs[0];
        Shape shortcut = inputs[1];
        boolean fits = main.rank() == shortcut.rank() && main.channels() == shortcut.channels();
        for (int a = 0; fits && a < main.rank(); a++) fits = shortcut.dim(a) >= main.dim(a);
        if (!fits)
            throw new IllegalArgumentException("add: cannot crop the shortcut " + shortcut + " to " + main
                    + "; give it the same channels and at least the same extents");
        return main;
    }

    @Override
    public BoundLayer bind(Shape[] inputs, List<Parameter> parameters) {
        return new Bound(inputs[0], inputs[1]);
    }

    private static final class Bound implements BoundLayer {
        private final int size;
        private final int shortcutSize;
        private final Crop crop;

        Bound(Shape main, Shape shortcut) {
            size = main.size();
            shortcutSize = shortcut.size();
            crop = new Crop(main, shortcut);
        }

        @Override
        public void forward(float[][] x, float[] y, int from, int to, Pass pass) {
            for (int s = from; s < to; s++) {
                int yAt = s * size;
                for (int start : crop.runs) {
                    int at = s * shortcutSize + start;
                    for (int i = 0; i < crop.run; i++) y[yAt + i] = x[0][yAt + i] + x[1][at + i];
                    yAt += crop.run;
                }
            }
        }

        @Override
        public void backward(
                float[][] x, float[] y, float[] dy, float[][] dx, float[][] dp, int from, int to, Pass pass) {
            if (dx[0] != null) System.arraycopy(dy, from * size, dx[0], from * size, (to - from) * size);
            if (dx[1] == null) return;
            Arrays.fill(dx[1], from * shortcutSize, to * shortcutSize, 0);
            for (int s = from; s < to; s++) {
                int yAt = s * size;
                for (int start : crop.runs) {
                    System.arraycopy(dy, yAt, dx[1], s * shortcutSize + start, crop.run);
                    yAt += crop.run;
                }
            }
        }
    }
}
