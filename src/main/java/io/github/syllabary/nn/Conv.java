package io.github.syllabary.nn;

import io.github.syllabary.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Convolution over any number of axes, as networks mean it: many kernels, each slid along the input
 * and giving one map of the output.
 *
 * <pre>  y[p,o] = b[o] + Σ_{q,i} x[p·stride + q·dilation, i] · w[q,i,o]  </pre>
 *
 * <p>Shapes, channels last: {@code x (X…,I)}, {@code w (K…,I/groups,O)}, {@code b (O)}, {@code y
 * (Y…,O)} with {@code Y = ⌊(X + padding − (K−1)·dilation − 1) / stride⌋ + 1} on each axis. With
 * groups, the o-th output sees only the channels of its own group; as many groups as channels is the
 * depthwise convolution. Mathematically this is a cross-correlation; {@link Convolution} has the
 * textbook's operation and their relation.
 *
 * @param kernel extents of the kernels, one for each spatial axis
 * @param filters how many kernels, which is how many channels the output has
 * @param merge whether the maps of the layer below are summed or averaged
 * @see <a href="https://arxiv.org/abs/1603.07285">Dumoulin and Visin, sections 2 and 4</a>
 */
public record Conv(
        int filters, Shape kernel, Shape stride, Shape dilation, Padding padding, int groups, boolean bias, Merge merge)
        implements Layer {

    /**
     * @throws IllegalArgumentException if extents are not positive or groups do not divide the filters
     */
    public Conv {
        requirePositive("kernel", kernel);
        requirePositive("stride", stride);
        requirePositive("dilation", dilation);
        requireSameAxes("kernel", kernel, "stride", stride);
        requireSameAxes("kernel", kernel, "dilation", dilation);
        if (filters < 1) throw new IllegalArgumentException("conv: " + filters + " filters; at least 1 is needed");
        if (groups < 1 || filters % groups != 0)
            throw new IllegalArgumentException("conv: " + groups + " groups do not divide " + filters + " filters");
    }

    /** Kernels of the given extents; stride and dilation 1, no padding, one group, with bias. */
    public static Conv of(int filters, int... kernel) {
        Shape ones = Shape.cube(1, kernel.length);
        return new Conv(filters, Shape.of(kernel), ones, ones, Padding.VALID, 1, true, Merge.SUM);
    }

    /** One kernel for each channel, which sees that channel alone. */
    public static Conv depthwise(int channels, int... kernel) {
        return of(channels, kernel).groups(channels);
    }

    public Conv stride(int... stride) {
        return new Conv(filters, kernel, axes(stride), dilation, padding, groups, bias, merge);
    }

    public Conv dilation(int... dilation) {
        return new Conv(filters, kernel, stride, axes(dilation), padding, groups, bias, merge);
    }

    public Conv padding(Padding padding) {
        return new Conv(filters, kernel, stride, dilation, padding, groups, bias, merge);
    }

    public Conv groups(int groups) {
        return new Conv(filters, kernel, stride, dilation, padding, groups, bias, merge);
    }

    public Conv withoutBias() {
        return new Conv(filters, kernel, stride, dilation, padding, groups, false, merge);
    }

    public Conv merge(Merge merge) {
        return new Conv(filters, kernel, stride, dilation, padding, groups, bias, merge);
    }

    /** One number stands for all axes. */
    private Shape axes(int[] values) {
        return values.length == 1 ? Shape.cube(values[0], kernel.rank()) : Shape.of(values);
    }

    @Override
    public String describe() {
        StringBuilder text = new StringBuilder("conv " + filters + ", kernel " + kernel);
        if (!stride.equals(Shape.cube(1, stride.rank())))
            text.append(", stride ").append(stride);
        if (!dilation.equals(Shape.cube(1, dilation.rank())))
            text.append(", dilation ").append(dilation);
        if (padding != Padding.VALID) text.append(", padding ").append(padding);
        if (groups > 1) text.append(", groups ").append(groups);
        if (merge == Merge.MEAN) text.append(", mean");
        return text.toString();
    }

    @Override
    public Shape outputShape(Shape... inputs) {
        return windows(inputs[0]).grid.append(filters);
    }

    Windows windows(Shape input) {
        if (input.rank() > 0 && input.channels() % groups != 0)
            throw new IllegalArgumentException(
                    "conv: " + groups + " groups do not divide the " + input.channels() + " channels of " + input);
        return new Windows("conv", input, kernel, stride, dilation, padding);
    }

    @Override
    public List<ParameterSpec> parameters(Shape... inputs) {
        int inputsPerGroup = inputs[0].channels() / groups;
        int fanIn = kernel.size() * (merge == Merge.MEAN ? 1 : inputsPerGroup);
        List<ParameterSpec> specs = new ArrayList<>();
        specs.add(ParameterSpec.weights(kernel.append(inputsPerGroup).append(filters), fanIn));
        if (bias) specs.add(ParameterSpec.offset("bias", Shape.of(filters), 0));
        return specs;
    }

    @Override
    public long multiplications(Shape... inputs) {
        int inputsPerGroup = inputs[0].channels() / groups;
        return (long) outputShape(inputs).size() * kernel.size() * inputsPerGroup;
    }

    @Override
    public Reach reach(Shape input) {
        return Reach.window(kernel, stride, dilation);
    }

    @Override
    public BoundLayer bind(Shape[] inputs, List<Parameter> parameters) {
        Windows windows = windows(inputs[0]);
        float[] w = parameters.get(0).values();
        float[] b = bias ? parameters.get(1).values() : null;
        boolean depthwise = groups == inputs[0].channels() && groups == filters && groups > 1;
        return depthwise ? new BoundDepthwise(windows, w, b) : new BoundConv(this, windows, w, b);
    }

    static void requireSameAxes(String one, Shape first, String other, Shape second) {
        if (first.rank() != second.rank())
            throw new IllegalArgumentException(one + " " + first + " and " + other + " " + second
                    + " differ in their number of axes; give both one extent for each");
    }

    static void requirePositive(String what, Shape extents) {
        for (int e : extents.dims())
            if (e < 1) throw new IllegalArgumentException(what + " " + extents + ": every extent must be at least 1");
    }
}
