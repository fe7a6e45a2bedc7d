package io.github.syllabary.nn;

import io.github.syllabary.tensor.Offsets;
import io.github.syllabary.tensor.Shape;
import io.github.syllabary.tensor.Tensor;

/**
 * The textbook's convolution, in any number of dimensions.
 *
 * <pre>  (f*g)(c) = Σ_a f(a) · g(c−a)  </pre>
 *
 * <p>Everything that can happen at a in f and at b in g is counted at c = a + b: with f and g the
 * distributions of two dice, f*g is that of their sum. It is commutative, associative and linear.
 *
 * <p>What networks call convolution is {@link #correlate}, which does not turn the kernel round:
 *
 * <pre>  (f⋆g)(c) = Σ_a f(c+a) · g(a) = (f * rotate180(g))(c)  </pre>
 *
 * <p>As kernels are learnt, the difference is only in how they are written down. It comes back in
 * the gradients of {@link Conv}: for {@code y = x ⋆ w}, valid,
 *
 * <pre>
 *   ∂L/∂w = x ⋆ ∂L/∂y                              valid
 *   ∂L/∂x = ∂L/∂y ⋆ rotate180(w) = ∂L/∂y * w       full
 * </pre>
 *
 * <p>Tensors here are plain: every axis is spatial, none holds channels. This is the definition to
 * read and to test against; layers compute the same as matrix products.
 *
 * @see <a href="https://docs.scipy.org/doc/scipy/reference/generated/scipy.signal.convolve.html">
 *     scipy.signal.convolve, whose modes these are</a>
 */
public final class Convolution {

    /** Which part of the result is wanted. */
    public enum Mode {
        /** Where the smaller operand lies wholly inside the larger: extents {@code |F − G| + 1}. */
        VALID,
        /** The middle of the full result, with the extents {@code F}. */
        SAME,
        /** Wherever they touch: extents {@code F + G − 1}. */
        FULL
    }

    private Convolution() {}

    /**
     * {@code f * g}, summed in double.
     *
     * @throws IllegalArgumentException if f and g differ in rank, one is empty, or for {@link
     *     Mode#VALID} neither fits into the other
     */
    public static Tensor convolve(Tensor f, Tensor g, Mode mode) {
        Shape full = fullShape(f.shape(), g.shape());
        int[] fAt = Offsets.grid(f.shape(), full.strides());
        int[] gAt = Offsets.grid(g.shape(), full.strides());
        double[] sums = new double[full.size()];
        for (int a = 0; a < fAt.length; a++)
            for (int b = 0; b < gAt.length; b++) sums[fAt[a] + gAt[b]] += (double) f.data()[a] * g.data()[b];
        return middle(sums, full, extents(f.shape(), g.shape(), full, mode));
    }

    /** {@code f ⋆ g}: the convolution of f with g {@linkplain #rotate180 rotated}. */
    public static Tensor correlate(Tensor f, Tensor g, Mode mode) {
        return convolve(f, rotate180(g), mode);
    }

    /** Every axis reversed: {@code g(−a)}. In a row-major array that is the array read backwards. */
    public static Tensor rotate180(Tensor g) {
        Tensor rotated = Tensor.zeros(g.shape());
        int n = g.shape().size();
        for (int i = 0; i < n; i++) rotated.data()[i] = g.data()[n - 1 - i];
        return rotated;
    }

    private static Shape fullShape(Shape f, Shape g) {
        if (f.rank() != g.rank())
            throw new IllegalArgumentException(
                    "cannot convolve " + f + " with " + g + ": give both the same number of axes");
        if (f.size() == 0 || g.size() == 0)
            throw new IllegalArgumentException(
                    "cannot convolve " + f + " with " + g + ": every extent must be at least 1");
        int[] extents = f.dims();
        for (int axis = 0; axis < extents.length; axis++) extents[axis] += g.dim(axis) - 1;
        return Shape.of(extents);
    }

    private static Shape extents(Shape f, Shape g, Shape full, Mode mode) {
        if (mode == Mode.FULL) return full;
        if (mode == Mode.SAME) return f;
        boolean larger = true;
        boolean smaller = true;
        int[] extents = new int[f.rank()];
        for (int axis = 0; axis < extents.length; axis++) {
            larger &= f.dim(axis) >= g.dim(axis);
            smaller &= f.dim(axis) <= g.dim(axis);
            extents[axis] = Math.abs(f.dim(axis) - g.dim(axis)) + 1;
        }
        if (!larger && !smaller)
            throw new IllegalArgumentException("valid convolution: neither of " + f + " and " + g
                    + " fits into the other; make one at least as large on every axis");
        return Shape.of(extents);
    }

    private static Tensor middle(double[] sums, Shape full, Shape wanted) {
        int[] steps = full.strides();
        int start = 0;
        for (int axis = 0; axis < steps.length; axis++) start += (full.dim(axis) - wanted.dim(axis)) / 2 * steps[axis];
        int[] at = Offsets.grid(wanted, steps);
        Tensor part = Tensor.zeros(wanted);
        for (int i = 0; i < at.length; i++) part.data()[i] = (float) sums[start + at[i]];
        return part;
    }
}
