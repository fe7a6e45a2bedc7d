package io.github.syllabary.tensor;

/**
 * Numbers and their shape, row-major with channels last.
 *
 * <p>The array is the tensor's own, not a copy: who holds the tensor may write to it.
 *
 * @param data at least {@code shape.size()} numbers; those beyond are spare room
 */
public record Tensor(Shape shape, float[] data) {

    /**
     * @throws IllegalArgumentException if the array is too short for the shape
     */
    public Tensor {
        if (data.length < shape.size())
            throw new IllegalArgumentException(
                    "shape " + shape + " needs " + shape.size() + " numbers, the array has " + data.length);
    }

    /** A tensor of zeros. */
    public static Tensor zeros(Shape shape) {
        return new Tensor(shape, new float[shape.size()]);
    }

    public static Tensor of(Shape shape, float... values) {
        return new Tensor(shape, values);
    }

    /** The same numbers under another shape of the same size. */
    public Tensor reshape(Shape other) {
        if (other.size() != shape.size())
            throw new IllegalArgumentException("cannot read " + shape + " as " + other + ": sizes differ");
        return new Tensor(other, data);
    }
}
