package io.github.syllabary.training;

import io.github.syllabary.nn.Parameter;
import io.github.syllabary.nn.ParameterSpec.Role;
import java.util.List;

/**
 * Gradient descent with momentum and decoupled weight decay.
 *
 * <pre>  u = momentum · u + g        w = w − rate · (u + decay · w)  </pre>
 */
final class Sgd implements Optimizer {
    private final List<Parameter> parameters;
    private final float momentum;
    private final double decay;
    private final float[][] u;

    Sgd(List<Parameter> parameters, double momentum, double decay) {
        this.parameters = parameters;
        this.momentum = (float) momentum;
        this.decay = decay;
        this.u = Optimizer.roomLike(parameters);
    }

    @Override
    public void step(int parameter, float[] g, double rate, long step) {
        float[] w = parameters.get(parameter).values();
        float[] up = u[parameter];
        boolean decays = parameters.get(parameter).spec().role() == Role.WEIGHTS;
        float kept = (float) (decays ? 1 - rate * decay : 1);
        float size = (float) rate;
        for (int i = 0; i < up.length; i++) {
            up[i] = momentum * up[i] + g[i];
            w[i] = kept * w[i] - size * up[i];
        }
    }

    @Override
    public float[][][] state() {
        return new float[][][] {u};
    }
}
