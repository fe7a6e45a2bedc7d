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
 * <p>With sub-bands each of them has statistics, a scale and a shift of its own: {@code γ, β, μ, σ² (B,C)} over maps
 * {@code (X…,F,C)}, of which the band {@code b} is the positions {@code b·F/B ≤ f < (b+1)·F/B} of the last axis. On a
 * spectrogram that is frequency; the highs are then not measured by the lows.
 *
 * @param epsilon added to the variance
 * @param momentum how far the running statistics move with each batch, 0 to 1
 * @param bands sub-bands, 1 for the same statistics everywhere
 * @see <a href="https://arxiv.org/abs/1502.03167">Ioffe and Szegedy 2015</a>
 * @see <a href="https://arxiv.org/abs/2103.13620">Chang et al. 2021, sub-spectral normalization, with affine
 *     transformations for each sub-band</a>
 */
public record BatchNorm(float epsilon, float momentum, int bands) implements Layer {

    /**
     * @throws IllegalArgumentException if epsilon is negative, momentum not from 0 to 1 or there are less than 1 bands
     */
    public BatchNorm {
        if (!(epsilon >= 0) || !(momentum >= 0 && momentum <= 1))
            throw new IllegalArgumentException("batch norm: epsilon " + epsilon + " and momentum " + momentum
                    + "; epsilon must not be negative, momentum lies between 0 and 1");
        if (bands < 1) throw new IllegalArgumentException("batch norm: " + bands + " bands; there is at least 1");
    }

    /** Without sub-bands. */
    public BatchNorm(float epsilon, float momentum) {
        this(epsilon, momentum, 1);
    }

    /** ε = 1e-5, momentum 0.1, without sub-bands. */
    public BatchNorm() {
        this(1e-5f, 0.1f);
    }

    /** The same in so many sub-bands. */
    public BatchNorm bands(int n) {
        return new BatchNorm(epsilon, momentum, n);
    }

    @Override
    public String describe() {
        return bands == 1 ? "batch norm" : "batch norm in " + bands + " bands";
    }

    /**
     * @throws IllegalArgumentException if sub-bands would divide time, or not divide the last axis evenly
     */
    @Override
    public Shape outputShape(Shape... inputs) {
        Shape x = inputs[0];
        if (bands == 1) return x;
        if (x.rank() < 3)
            throw new IllegalArgumentException(
                    describe() + ": the input " + x
                            + " has no axis behind the first that could be divided; put it behind 'as picture', or leave the bands out");
        if (x.dim(x.rank() - 2) % bands != 0)
            throw new IllegalArgumentException(describe() + ": the last axis of the input " + x + ", "
                    + x.dim(x.rank() - 2) + " wide, is not divided evenly; take a number of bands that divides it");
        return x;
    }

    @Override
    public List<ParameterSpec> parameters(Shape... inputs) {
        int c = inputs[0].channels();
        Shape shape = bands == 1 ? Shape.of(c) : Shape.of(bands, c);
        return List.of(
                ParameterSpec.offset("scale", shape, 1),
                ParameterSpec.offset("shift", shape, 0),
                ParameterSpec.statistic("mean", shape, 0),
                ParameterSpec.statistic("variance", shape, 1));
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
