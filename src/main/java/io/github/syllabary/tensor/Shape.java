package io.github.syllabary.tensor;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The extents of a tensor, outermost axis first. Channels stand last: sound is {@code (T, C)}, an
 * image {@code (H, W, C)}, a volume {@code (D, H, W, C)}; a batch puts its number of samples in
 * front.
 */
public final class Shape {
    private final int[] dims;
    private final int size;

    private Shape(int[] dims) {
        long n = 1;
        for (int d : dims) {
            if (d < 0) throw new IllegalArgumentException("negative extent in shape " + Arrays.toString(dims));
            n *= d;
            if (n > Integer.MAX_VALUE - 8)
                throw new IllegalArgumentException("shape " + Arrays.toString(dims) + " holds more than 2^31 numbers");
        }
        this.dims = dims;
        this.size = (int) n;
    }

    /**
     * @throws IllegalArgumentException if an extent is negative or the product passes 2^31
     */
    public static Shape of(int... dims) {
        return new Shape(dims.clone());
    }

    /** {@code rank} axes of the same extent. */
    public static Shape cube(int extent, int rank) {
        int[] dims = new int[rank];
        Arrays.fill(dims, extent);
        return new Shape(dims);
    }

    public int rank() {
        return dims.length;
    }

    public int dim(int axis) {
        return dims[axis];
    }

    public int[] dims() {
        return dims.clone();
    }

    /** How many numbers a tensor of this shape holds; 1 for the shape without axes. */
    public int size() {
        return size;
    }

    /** The last extent. */
    public int channels() {
        return dims[dims.length - 1];
    }

    /** All axes but the last. */
    public Shape spatial() {
        return new Shape(Arrays.copyOf(dims, dims.length - 1));
    }

    /** This shape with another axis behind the last. */
    public Shape append(int extent) {
        int[] longer = Arrays.copyOf(dims, dims.length + 1);
        longer[dims.length] = extent;
        return new Shape(longer);
    }

    /** This shape with another axis before the first. */
    public Shape prepend(int extent) {
        return new Shape(
                IntStream.concat(IntStream.of(extent), IntStream.of(dims)).toArray());
    }

    /** All axes but the first: the shape of one sample of a batch. */
    public Shape tail() {
        return new Shape(Arrays.copyOfRange(dims, 1, dims.length));
    }

    /** How many numbers stand under one index of the first axis: of one frame, where that is time. */
    public int frameSize() {
        return tail().size();
    }

    /** How far apart neighbours along each axis stand in a row-major array. */
    public int[] strides() {
        int[] strides = new int[dims.length];
        int step = 1;
        for (int axis = dims.length - 1; axis >= 0; axis--) {
            strides[axis] = step;
            step *= dims[axis];
        }
        return strides;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape s && Arrays.equals(dims, s.dims);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(dims);
    }

    /** For example {@code 98×40}. */
    @Override
    public String toString() {
        if (dims.length == 0) return "scalar";
        return IntStream.of(dims).mapToObj(Integer::toString).collect(Collectors.joining("×"));
    }
}
