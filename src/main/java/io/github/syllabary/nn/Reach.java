package io.github.syllabary.nn;

import io.github.syllabary.tensor.Shape;

/**
 * How much of the input one output sees along each spatial axis, and how far neighbouring outputs
 * stand apart.
 *
 * @param field inputs from the first to the last that one output depends on
 * @param step inputs between neighbouring outputs
 */
public record Reach(Shape field, Shape step) {

    static Reach pointwise(int axes) {
        return new Reach(Shape.cube(1, axes), Shape.cube(1, axes));
    }

    static Reach window(Shape size, Shape stride, Shape dilation) {
        int[] field = size.dims();
        for (int a = 0; a < field.length; a++) field[a] = (field[a] - 1) * dilation.dim(a) + 1;
        return new Reach(Shape.of(field), stride);
    }

    /** The reach of a layer with reach {@code next} behind this one; axes that only the next one has begin with it. */
    Reach then(Reach next) {
        int axes = next.field.rank();
        int[] f = new int[axes];
        int[] s = new int[axes];
        for (int a = 0; a < axes; a++) {
            int fieldBefore = a < field.rank() ? field.dim(a) : 1;
            int stepBefore = a < step.rank() ? step.dim(a) : 1;
            f[a] = fieldBefore + (next.field.dim(a) - 1) * stepBefore;
            s[a] = stepBefore * next.step.dim(a);
        }
        return new Reach(Shape.of(f), Shape.of(s));
    }

    /** The wider of two branches that end in the same place. */
    Reach or(Reach other) {
        int[] f = field.dims();
        for (int a = 0; a < f.length; a++) f[a] = Math.max(f[a], other.field.dim(a));
        return new Reach(Shape.of(f), step);
    }
}
