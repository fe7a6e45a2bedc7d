package io.github.syllabary.training;

import io.github.syllabary.nn.Parameter;
import java.util.List;

/**
 * Moves learnt parameters against their gradients. Weight decay is decoupled from the gradient and
 * applies to {@link io.github.syllabary.nn.ParameterSpec.Role#WEIGHTS} only.
 */
interface Optimizer {

    /**
     * One step.
     *
     * @param parameter index of the parameter
     * @param rate the learning rate of this step
     * @param step how many steps have been taken, this one included
     */
    void step(int parameter, float[] gradient, double rate, long step);

    /** What is remembered from step to step, for checkpoints; by kind and parameter. */
    float[][][] state();

    /** How fast and with what decay. */
    record Settings(Kind kind, double rate, double weightDecay, double momentum) {
        Optimizer of(List<Parameter> parameters) {
            return switch (kind) {
                case ADAMW -> new AdamW(parameters, weightDecay);
                case SGD -> new Sgd(parameters, momentum, weightDecay);
            };
        }
    }

    /** The optimizers there are. */
    enum Kind {
        ADAMW,
        SGD
    }

    /** Room like that of the parameters, one array each; none for what is not learnt. */
    static float[][] roomLike(List<Parameter> parameters) {
        return parameters.stream()
                .map(p -> new float[p.spec().learnt() ? p.values().length : 0])
                .toArray(float[][]::new);
    }
}
