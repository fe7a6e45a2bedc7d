package io.github.syllabary.nn;

import io.github.syllabary.tensor.Half;
import io.github.syllabary.tensor.Int8;
import java.util.List;

/**
 * Rounds kernels and the weights of dense layers to numbers of few bits, so that a model file that keeps them exactly is smaller.
 * Biases, normalisation and all arithmetic stay as they are.
 */
public final class WeightRounding {
    /** How many bits a weight may have. */
    public static final List<Integer> BITS = List.of(8, 16, 32);

    private WeightRounding() {}

    /**
     * @param bits 32, which changes nothing; 16, see {@link Half}; or 8 with a step for each filter or unit, see {@link Int8}. A
     *     layer with a number that 16 bits do not reach, or that is not finite, stays as it is.
     * @throws IllegalArgumentException if it is none of these
     */
    public static void round(Network network, int bits) {
        if (!BITS.contains(bits)) throw new IllegalArgumentException("weights of " + bits + " bits; give 8, 16 or 32");
        for (Parameter p : network.parameters()) {
            if (p.spec().role() != ParameterSpec.Role.WEIGHTS) continue;
            if (bits == 16) Half.round(p.values());
            if (bits == 8) Int8.round(p.values(), p.spec().shape().channels(), 1);
        }
        network.parametersChanged();
    }
}
