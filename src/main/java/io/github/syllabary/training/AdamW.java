package io.github.syllabary.training;

import io.github.syllabary.nn.Parameter;
import io.github.syllabary.nn.ParameterSpec.Role;
import java.util.List;

/**
 * Adam with decoupled weight decay.
 *
 * <pre>
 *   m = β₁ m + (1 − β₁) g        v = β₂ v + (1 − β₂) g²
 *   w = w − rate · ( m̂ / (√v̂ + ε) + decay · w )        m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ)
 * </pre>
 *
 * <p>β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
 *
 * @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter 2017</a>
 */
final class AdamW implements Optimizer {
    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float EPSILON = 1e-8f;

    private final List<Parameter> parameters;
    private final double decay;
    private final float[][] m;
    private final float[][] v;

    AdamW(List<Parameter> parameters, double decay) {
        this.parameters = parameters;
        this.decay = decay;
        this.m = Optimizer.roomLike(parameters);
        this.v = Optimizer.roomLike(parameters);
    }

    @Override
    public void step(int parameter, float[] g, double rate, long step) {
        float[] w = parameters.get(parameter).values();
        float[] mp = m[parameter];
        float[] vp = v[parameter];
        boolean decays = parameters.get(parameter).spec().role() == Role.WEIGHTS;
        float kept = (float) (decays ? 1 - rate * decay : 1);
        float size = (float) (rate / (1 - StrictMath.pow(BETA1, step)));
        float correction = (float) (1 / Math.sqrt(1 - StrictMath.pow(BETA2, step)));
        for (int i = 0; i < mp.length; i++) {
            mp[i] = BETA1 * mp[i] + (1 - BETA1) * g[i];
            vp[i] = BETA2 * vp[i] + (1 - BETA2) * g[i] * g[i];
            w[i] = kept * w[i] - size * mp[i] / ((float) Math.sqrt(vp[i]) * correction + EPSILON);
        }
    }

    @Override
    public float[][][] state() {
        return new float[][][] {m, v};
    }
}
