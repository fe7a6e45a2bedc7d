package io.github.syllabary.nn;

import io.github.syllabary.tensor.Shape;

/**
 * Zeros put around a layer's input.
 *
 * @see <a href="https://arxiv.org/abs/1603.07285">Dumoulin and Visin, section 2</a>
 */
public sealed interface Padding {

    /** None: windows lie wholly inside the input. */
    Padding VALID = new Named("valid");

    /** As many as give ⌈input / stride⌉ outputs; of an odd number the greater part goes behind. */
    Padding SAME = new Named("same");

    /** A window's span less one on each side: every overlap with the input counts. */
    Padding FULL = new Named("full");

    /** So many zeros before and behind on each axis. */
    static Padding of(Shape before, Shape after) {
        return new Explicit(before, after);
    }

    /** One of the constants. */
    record Named(String name) implements Padding {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A number of zeros for each side of each axis. */
    record Explicit(Shape before, Shape after) implements Padding {
        @Override
        public String toString() {
            return before + "|" + after;
        }
    }

    /**
     * The zeros on each side.
     *
     * @param spatial extents of the input without channels
     * @param span extents a window covers, dilation included
     */
    default Explicit resolve(Shape spatial, Shape span, Shape stride) {
        if (this instanceof Explicit e) {
            if (e.before.rank() != spatial.rank() || e.after.rank() != spatial.rank())
                throw new IllegalArgumentException(
                        "padding " + e + " has another number of axes than the input " + spatial);
            return e;
        }
        int[] before = new int[spatial.rank()];
        int[] after = new int[spatial.rank()];
        for (int a = 0; a < before.length; a++) {
            if (this == FULL) {
                before[a] = after[a] = span.dim(a) - 1;
            } else if (this == SAME) {
                int outputs = (spatial.dim(a) + stride.dim(a) - 1) / stride.dim(a);
                int total = Math.max(0, (outputs - 1) * stride.dim(a) + span.dim(a) - spatial.dim(a));
                before[a] = total / 2;
                after[a] = total - before[a];
            }
        }
        return new Explicit(Shape.of(before), Shape.of(after));
    }
}
