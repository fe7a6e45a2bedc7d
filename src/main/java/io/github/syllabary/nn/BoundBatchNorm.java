package io.github.syllabary.nn;

import io.github.syllabary.tensor.ChannelKernels;
import io.github.syllabary.tensor.Shape;
import java.util.List;

/**
 * With {@code x̂ = (x − μ)/s}, {@code s = √(σ² + ε)} and sums over the n values of a channel:
 *
 * <pre>
 *   dγ = Σ dy·x̂        dβ = Σ dy
 *   dx = γ/s · (dy − dβ/n − x̂ · dγ/n)
 * </pre>
 */
final class BoundBatchNorm extends Stepwise implements BatchStatistics {
    private final ChannelKernels kernels = ChannelKernels.get();
    private final int size;
    private final int channels;
    private final int frame;
    private final double epsilon;
    private final float momentum;
    private final float[] gamma;
    private final float[] beta;
    private final float[] runningMean;
    private final float[] runningVariance;

    /** Outside training: y = x·scale + shift. */
    private final float[] scale;

    private final float[] shift;

    /** In training: of the present batch; x̂ = (x − mean)·inverse. */
    private final float[] mean;

    private final float[] inverse;
    private final float[] dGammaShare;
    private final float[] dBetaShare;

    BoundBatchNorm(BatchNorm layer, Shape input, List<Parameter> parameters) {
        size = input.size();
        channels = input.channels();
        frame = input.frameSize();
        epsilon = layer.epsilon();
        momentum = layer.momentum();
        gamma = parameters.get(0).values();
        beta = parameters.get(1).values();
        runningMean = parameters.get(2).values();
        runningVariance = parameters.get(3).values();
        scale = new float[channels];
        shift = new float[channels];
        mean = new float[channels];
        inverse = new float[channels];
        dGammaShare = new float[channels];
        dBetaShare = new float[channels];
        refresh();
    }

    @Override
    public void refresh() {
        for (int c = 0; c < channels; c++) {
            double s = gamma[c] / Math.sqrt(runningVariance[c] + epsilon);
            scale[c] = (float) s;
            shift[c] = (float) (beta[c] - runningMean[c] * s);
        }
    }

    @Override
    public int sums() {
        return 2 * channels;
    }

    /** Σx and Σx² in double, whose 53 bits leave room for the difference of two large numbers. */
    @Override
    public void collectForward(float[] x, int from, int to, double[] sums) {
        kernels.moments(x, from * size, to * size, channels, sums);
    }

    @Override
    public void settleForward(double[] sums, int samples) {
        double n = (double) samples * (size / channels);
        for (int c = 0; c < channels; c++) {
            double m = sums[c] / n;
            double variance = Math.max(0, sums[channels + c] / n - m * m);
            mean[c] = (float) m;
            inverse[c] = (float) (1 / Math.sqrt(variance + epsilon));
            double unbiased = n > 1 ? variance * n / (n - 1) : variance;
            runningMean[c] += momentum * (float) (m - runningMean[c]);
            runningVariance[c] += momentum * (float) (unbiased - runningVariance[c]);
        }
    }

    @Override
    void steps(float[] x, float[] y, int n) {
        kernels.affine(x, y, 0, n * frame, scale, shift);
    }

    @Override
    void forward(float[] x, float[] y, int from, int to, Pass pass) {
        if (pass.training()) kernels.normalise(x, y, from * size, to * size, mean, inverse, gamma, beta);
        else kernels.affine(x, y, from * size, to * size, scale, shift);
    }

    @Override
    public void collectBackward(float[] x, float[] dy, int from, int to, double[] sums) {
        kernels.errorMoments(x, dy, from * size, to * size, mean, inverse, sums);
    }

    @Override
    public void settleBackward(double[] sums, int samples, float[][] dp) {
        double n = (double) samples * (size / channels);
        for (int c = 0; c < channels; c++) {
            dp[0][c] += (float) sums[c];
            dp[1][c] += (float) sums[channels + c];
            dGammaShare[c] = (float) (sums[c] / n);
            dBetaShare[c] = (float) (sums[channels + c] / n);
        }
    }

    /** After {@link #settleBackward}, which has already added the gradients of the parameters. */
    @Override
    void backward(float[] x, float[] y, float[] dy, float[] dx, float[][] dp, int from, int to, Pass pass) {
        if (dx == null) return;
        kernels.normaliseGradient(x, dy, dx, from * size, to * size, mean, inverse, gamma, dGammaShare, dBetaShare);
    }
}
