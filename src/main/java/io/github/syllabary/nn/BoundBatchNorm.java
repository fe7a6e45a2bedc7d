package io.github.syllabary.nn;

import io.github.syllabary.tensor.ChannelKernels;
import io.github.syllabary.tensor.Shape;
import java.util.List;

/**
 * With {@code x̂ = (x − μ)/s}, {@code s = √(σ² + ε)} and sums over the n values of a channel in its band:
 *
 * <pre>
 *   dγ = Σ dy·x̂        dβ = Σ dy
 *   dx = γ/s · (dy − dβ/n − x̂ · dγ/n)
 * </pre>
 *
 * <p>Loops go along rows: the channels of one position or, with several bands, those of all positions of the last axis,
 * so that the same column of any row has the same statistics.
 */
final class BoundBatchNorm extends Stepwise implements BatchStatistics {
    private final ChannelKernels kernels = ChannelKernels.get();
    private final int size;
    private final int frame;
    private final double epsilon;
    private final float momentum;
    private final float[] gamma;
    private final float[] beta;
    private final float[] runningMean;
    private final float[] runningVariance;

    /** Which statistics hold for each column of a row; band·channels + channel. */
    private final int[] statistic;

    /** By column, outside training: y = x·scale + shift. */
    private final float[] scale;

    private final float[] shift;

    /** By column, in training: of the present batch; x̂ = (x − mean)·inverse. */
    private final float[] mean;

    private final float[] inverse;
    private final float[] columnGamma;
    private final float[] columnBeta;
    private final float[] dGammaShare;
    private final float[] dBetaShare;

    BoundBatchNorm(BatchNorm layer, Shape input, List<Parameter> parameters) {
        size = input.size();
        frame = input.frameSize();
        epsilon = layer.epsilon();
        momentum = layer.momentum();
        gamma = parameters.get(0).values();
        beta = parameters.get(1).values();
        runningMean = parameters.get(2).values();
        runningVariance = parameters.get(3).values();
        int channels = input.channels();
        int columns = layer.bands() == 1 ? channels : channels * input.dim(input.rank() - 2);
        int wide = columns / layer.bands();
        statistic = new int[columns];
        for (int j = 0; j < columns; j++) statistic[j] = j / wide * channels + j % channels;
        scale = new float[columns];
        shift = new float[columns];
        mean = new float[columns];
        inverse = new float[columns];
        columnGamma = new float[columns];
        columnBeta = new float[columns];
        dGammaShare = new float[columns];
        dBetaShare = new float[columns];
        refresh();
    }

    @Override
    public void refresh() {
        for (int j = 0; j < scale.length; j++) {
            int k = statistic[j];
            double s = gamma[k] / Math.sqrt(runningVariance[k] + epsilon);
            scale[j] = (float) s;
            shift[j] = (float) (beta[k] - runningMean[k] * s);
        }
    }

    /** Two for each column. */
    @Override
    public int sums() {
        return 2 * statistic.length;
    }

    /** Σx and Σx² in double, whose 53 bits leave room for the difference of two large numbers. */
    @Override
    public void collectForward(float[] x, int from, int to, double[] sums) {
        kernels.moments(x, from * size, to * size, statistic.length, sums);
    }

    @Override
    public void settleForward(double[] sums, int samples) {
        double n = valuesBehind(samples);
        double[] all = byStatistic(sums);
        float[] batchMean = new float[gamma.length];
        float[] batchInverse = new float[gamma.length];
        for (int k = 0; k < gamma.length; k++) {
            double m = all[k] / n;
            double variance = Math.max(0, all[gamma.length + k] / n - m * m);
            batchMean[k] = (float) m;
            batchInverse[k] = (float) (1 / Math.sqrt(variance + epsilon));
            double unbiased = n > 1 ? variance * n / (n - 1) : variance;
            runningMean[k] += momentum * (float) (m - runningMean[k]);
            runningVariance[k] += momentum * (float) (unbiased - runningVariance[k]);
        }
        spread(batchMean, mean);
        spread(batchInverse, inverse);
        spread(gamma, columnGamma);
        spread(beta, columnBeta);
    }

    /** How many numbers one statistic is measured on. */
    private double valuesBehind(int samples) {
        return (double) samples * (size / gamma.length);
    }

    private double[] byStatistic(double[] sums) {
        double[] all = new double[2 * gamma.length];
        for (int j = 0; j < statistic.length; j++) {
            all[statistic[j]] += sums[j];
            all[gamma.length + statistic[j]] += sums[statistic.length + j];
        }
        return all;
    }

    private void spread(float[] byStatistic, float[] byColumn) {
        for (int j = 0; j < byColumn.length; j++) byColumn[j] = byStatistic[statistic[j]];
    }

    @Override
    void steps(float[] x, float[] y, int n, Pass pass) {
        kernels.affine(x, y, 0, n * frame, scale, shift);
    }

    @Override
    void forward(float[] x, float[] y, int from, int to, Pass pass) {
        if (pass.training()) kernels.normalise(x, y, from * size, to * size, mean, inverse, columnGamma, columnBeta);
        else kernels.affine(x, y, from * size, to * size, scale, shift);
    }

    @Override
    public void collectBackward(float[] x, float[] dy, int from, int to, double[] sums) {
        kernels.errorMoments(x, dy, from * size, to * size, mean, inverse, sums);
    }

    @Override
    public void settleBackward(double[] sums, int samples, float[][] dp) {
        double n = valuesBehind(samples);
        double[] all = byStatistic(sums);
        float[] gammaShare = new float[gamma.length];
        float[] betaShare = new float[gamma.length];
        for (int k = 0; k < gamma.length; k++) {
            dp[0][k] += (float) all[k];
            dp[1][k] += (float) all[gamma.length + k];
            gammaShare[k] = (float) (all[k] / n);
            betaShare[k] = (float) (all[gamma.length + k] / n);
        }
        spread(gammaShare, dGammaShare);
        spread(betaShare, dBetaShare);
    }

    /**
     * After {@link #settleBackward}, which has already added the gradients of the parameters. Outside training, where the
     * statistics do not depend on x, {@code dx = scale · dy}.
     */
    @Override
    void backward(float[] x, float[] y, float[] dy, float[] dx, float[][] dp, int from, int to, Pass pass) {
        if (dx == null) return;
        if (pass.training())
            kernels.normaliseGradient(
                    x, dy, dx, from * size, to * size, mean, inverse, columnGamma, dGammaShare, dBetaShare);
        else kernels.affine(dy, dx, from * size, to * size, scale, new float[scale.length]);
    }
}
