package io.github.syllabary.nn;

import io.github.syllabary.tensor.RandomKey;
import io.github.syllabary.tensor.Shape;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What a layer says about one of its parameters.
 *
 * @param name within the layer: {@code weights}
 * @param role what training may do with it
 * @param initial the value everywhere at the start, for all but {@link Role#WEIGHTS}
 * @param fanIn how many inputs one output of {@link Role#WEIGHTS} sums over
 */
public record ParameterSpec(String name, Shape shape, Role role, float initial, int fanIn) {

    /** What training does with a parameter. */
    public enum Role {
        /** Learnt, and held small by weight decay. */
        WEIGHTS,
        /** Learnt, without decay: biases, scales. */
        OFFSET,
        /** Not learnt but measured: running statistics. */
        STATISTIC
    }

    static ParameterSpec weights(Shape shape, int fanIn) {
        return weights("weights", shape, fanIn);
    }

    static ParameterSpec weights(String name, Shape shape, int fanIn) {
        return new ParameterSpec(name, shape, Role.WEIGHTS, 0, fanIn);
    }

    static ParameterSpec offset(String name, Shape shape, float initial) {
        return new ParameterSpec(name, shape, Role.OFFSET, initial, 0);
    }

    static ParameterSpec statistic(String name, Shape shape, float initial) {
        return new ParameterSpec(name, shape, Role.STATISTIC, initial, 0);
    }

    public boolean learnt() {
        return role != Role.STATISTIC;
    }

    /**
     * Fills an array with first values; weights are uniform in ±√(6 / fanIn).
     *
     * @see <a href="https://arxiv.org/abs/1502.01852">He et al. 2015, equation 10</a>
     */
    void initialise(float[] values, long key) {
        if (role != Role.WEIGHTS) {
            Arrays.fill(values, initial);
            return;
        }
        SplittableRandom random = RandomKey.generator(key);
        double bound = Math.sqrt(6.0 / fanIn);
        for (int i = 0; i < values.length; i++) values[i] = (float) (bound * (2 * random.nextDouble() - 1));
    }
}
