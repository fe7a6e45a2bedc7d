package io.github.syllabary.nn;

import io.github.syllabary.tensor.Shape;
import java.util.List;

/**
 * What a layer is: an immutable description that knows its shapes and parameters. {@link #bind}
 * gives the form that computes.
 *
 * <p>Shapes are those of one sample, without the batch: {@code (spatial…, channels)}. Layers work
 * for any number of spatial axes.
 */
public interface Layer {

    /** What a reader calls it, with its settings: {@code conv 64, kernel 5}. */
    String describe();

    /**
     * The shape of the output.
     *
     * @param inputs one shape for most layers, two for {@link Add}
     * @throws IllegalArgumentException if the layer cannot take that input; says why and what would do
     */
    Shape outputShape(Shape... inputs);

    /** The parameters it needs for such inputs; none for most layers. */
    default List<ParameterSpec> parameters(Shape... inputs) {
        return List.of();
    }

    /** Multiplications of one forward pass over one sample. */
    default long multiplications(Shape... inputs) {
        return 0;
    }

    /**
     * How far along the input axes one output looks and how far outputs stand apart, or null if one
     * output looks at everything.
     */
    default Reach reach(Shape input) {
        return Reach.pointwise(input.rank() - 1);
    }

    /** The computing form for fixed input shapes; keeps the parameters, not copies of them. */
    BoundLayer bind(Shape[] inputs, List<Parameter> parameters);
}
