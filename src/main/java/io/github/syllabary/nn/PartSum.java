package io.github.syllabary.nn;

import io.github.syllabary.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * The scores of classes that share their parts, such as syllables their initials, finals and tones: the score of a class
 * is the sum of those of its parts.
 *
 * <pre>  y[c] = Σ_k x[part(c,k)]  </pre>
 *
 * <p>Shapes {@code x (P)}, {@code y (C)}. It has no parameters: before it stands a {@link Dense} layer of P units, behind
 * it a softmax, which together learn as one model with {@code P} in the place of {@code C} rows of weights. Classes of few
 * examples learn from all that share a part with them.
 */
public final class PartSum implements Layer {
    private final int parts;
    private final int[] table;

    /**
     * @param table the indices of the parts of the first class, then of the second, and so on
     * @param parts of each class
     * @throws IllegalArgumentException if the table is not of such rows, or an index is negative
     */
    public PartSum(int[] table, int parts) {
        if (parts < 1 || table.length < parts || table.length % parts != 0)
            throw new IllegalArgumentException(
                    "part sum: a table of " + table.length + " does not have rows of " + parts + " parts");
        for (int part : table) if (part < 0) throw new IllegalArgumentException("part sum: there is no part " + part);
        this.table = table.clone();
        this.parts = parts;
    }

    /** How many parts a class has. */
    public int parts() {
        return parts;
    }

    public int classes() {
        return table.length / parts;
    }

    /** The index of a part among the inputs. */
    public int part(int ofClass, int k) {
        return table[ofClass * parts + k];
    }

    @Override
    public String describe() {
        return classes() + " sums of " + parts + " parts";
    }

    @Override
    public Shape outputShape(Shape... inputs) {
        if (inputs[0].rank() != 1)
            throw new IllegalArgumentException(
                    "part sum: the input " + inputs[0] + " is not a row of numbers; put a dense layer before it");
        int most = Arrays.stream(table).max().orElseThrow();
        if (most >= inputs[0].size())
            throw new IllegalArgumentException(
                    "part sum: part " + most + " is not among the " + inputs[0].size() + " inputs");
        return Shape.of(classes());
    }

    @Override
    public Reach reach(Shape input) {
        return null;
    }

    @Override
    public BoundLayer bind(Shape[] inputs, List<Parameter> parameters) {
        return new Bound(inputs[0].size());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PartSum sum && sum.parts == parts && Arrays.equals(sum.table, table);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(table) + parts;
    }

    private final class Bound extends Unary {
        private final int size;
        private final int classes = classes();

        Bound(int size) {
            this.size = size;
        }

        @Override
        void forward(float[] x, float[] y, int from, int to, Pass pass) {
            for (int s = from; s < to; s++)
                for (int c = 0, at = 0; c < classes; c++) {
                    float sum = 0;
                    for (int k = 0; k < parts; k++) sum += x[s * size + table[at++]];
                    y[s * classes + c] = sum;
                }
        }

        @Override
        void backward(float[] x, float[] y, float[] dy, float[] dx, float[][] dp, int from, int to, Pass pass) {
            if (dx == null) return;
            Arrays.fill(dx, from * size, to * size, 0);
            for (int s = from; s < to; s++)
                for (int c = 0, at = 0; c < classes; c++)
                    for (int k = 0; k < parts; k++) dx[s * size + table[at++]] += dy[s * classes + c];
        }
    }
}
