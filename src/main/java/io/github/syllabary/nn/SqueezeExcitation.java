package io.github.syllabary.nn;

import io.github.syllabary.tensor.Shape;
import java.util.List;

/**
 * Weighs the channels of each frame by what is in the frame: the mean over all its positions goes through two dense
 * layers, a narrow one with a relu and one with a sigmoid, which say how much of each channel passes.
 *
 * <pre>
 *  m[t,c] = 1/P · Σ_p x[t,p,c]
 *  h[t,j] = max(0, b₁[j] + Σ_c m[t,c] · w₁[c,j])
 *  y[t,p,c] = x[t,p,c] · σ(b₂[c] + Σ_j h[t,j] · w₂[j,c])
 * </pre>
 *
 * <p>Shapes {@code x, y (T,X…,C)} with P positions in a frame, {@code w₁ (C,J)}, {@code b₁ (J)}, {@code w₂ (J,C)}, {@code
 * b₂ (C)}. The published form takes the mean over time too; without that a frame depends on no
 * other, so that the layer streams like any that treats each frame by itself.
 *
 * @param units J, of the narrow layer
 * @see <a href="https://arxiv.org/abs/1709.01507">Hu et al. 2017</a>
 */
public record SqueezeExcitation(int units) implements Layer {

    /**
     * @throws IllegalArgumentException if there is no unit
     */
    public SqueezeExcitation {
        if (units < 1)
            throw new IllegalArgumentException("squeeze excitation: " + units + " units; at least 1 is needed");
    }

    /**
     * With one unit for so many channels, as the publication counts.
     *
     * @throws IllegalArgumentException if the reduction is less than 1
     */
    public static SqueezeExcitation reducing(int channels, int reduction) {
        if (reduction < 1)
            throw new IllegalArgumentException(
                    "squeeze excitation: the reduction is " + reduction + "; it must be at least 1");
        return new SqueezeExcitation((channels + reduction - 1) / reduction);
    }

    @Override
    public String describe() {
        return "squeeze excitation, " + units + " units";
    }

    /**
     * @throws IllegalArgumentException if a frame has one position only
     */
    @Override
    public Shape outputShape(Shape... inputs) {
        Shape x = inputs[0];
        if (x.rank() < 3)
            throw new IllegalArgumentException(describe() + ": the input " + x
                    + " has no axis behind the first to take a mean along; put it behind 'as picture'");
        return x;
    }

    @Override
    public List<ParameterSpec> parameters(Shape... inputs) {
        int c = inputs[0].channels();
        return List.of(
                ParameterSpec.weights("squeeze", Shape.of(c, units), c),
                ParameterSpec.offset("squeeze.bias", Shape.of(units), 0),
                ParameterSpec.weights("excite", Shape.of(units, c), units),
                ParameterSpec.offset("excite.bias", Shape.of(c), 0));
    }

    @Override
    public long multiplications(Shape... inputs) {
        Shape x = inputs[0];
        long c = x.channels();
        return x.size() + x.dim(0) * (2 * units * c + c);
    }

    /** A frame at a time, all of it. */
    @Override
    public Reach reach(Shape input) {
        int[] field = input.spatial().dims();
        field[0] = 1;
        return new Reach(Shape.of(field), Shape.cube(1, field.length));
    }

    @Override
    public BoundLayer bind(Shape[] inputs, List<Parameter> parameters) {
        return new BoundSqueezeExcitation(inputs[0], units, parameters);
    }
}
