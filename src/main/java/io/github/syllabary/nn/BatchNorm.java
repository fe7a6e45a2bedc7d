package io.github.syllabary.nn;

import io.github.syllabary.tensor.Shape;
import java.util.List;

/**
 * Brings each channel to mean 0 and variance 1, then to a learnt scale and shift.
 *
 * <pre>  y = γ · (x − μ) / √(σ² + ε) + β  </pre>
 *
 * <p>Shapes {@code x, y (X…,C)}; {@code γ, β, μ, σ² (C)}. In training μ and σ² are those of the batch
 * over samples and positions, and the running ones move towards them (σ² with n − 1); outside
 * training the running ones are used.
 *
 * @param epsilon added to the variance
 * @param momentum how far the running statistics move with each batch, 0 to 1
 * @see <a href="https://arxiv.org/abs/1502.03167">Ioffe and Szegedy 2015</a>
 */
public record BatchNorm(float epsilon, float momentum) implements Layer {

    /**
     * @throws IllegalArgumentException if epsilon is negative or momentum not from 0 to 1
     */
    public BatchNorm {
        if (!(epsilon >= 0) || !(momentum >= 0 && momentum <= 1))
            throw new IllegalArgumentException("batch norm: epsilon " + epsilon + " and momentum " + momentum
                    + "; epsilon must not be negative, momentum lies between 0 and 1");
    }

    /** ε = 1e-5, momentum 0.1. */
    public BatchNorm() {
        this(1e-5f, 0.1f);
    }

    @Override
    public String describe() {
        return "batch norm";
    }

    @Override
    public Shape outputShape(Shape... inputs) {
        return inputs[0];
    }

    @Override
    public List<ParameterSpec> parameters(Shape... inputs) {
        int c = inputs[0].channels();
        return List.of(
                ParameterSpec.offset("scale", c, 1),
                ParameterSpec.offset("shift", c, 0),
                ParameterSpec.statistic("mean", c, 0),
                ParameterSpec.statistic("variance", c, 1));
    }

    @Override
    public long multiplications(Shape... inputs) {
        return inputs[0].size();
    }

    @Override
    public BoundLayer bind(Shape[] inputs, List<Parameter> parameters) {
        return new BoundBatchNorm(this, inputs[0], parameters);
    }
}
