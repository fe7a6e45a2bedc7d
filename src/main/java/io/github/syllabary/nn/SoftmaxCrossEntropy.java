package io.github.syllabary.nn;

import io.github.syllabary.tensor.Elementary;

/**
 * The loss of a classifier: the negative logarithm of the probability it gives to the truth.
 *
 * <pre>
 *   L  = Σ_s w[t_s] · ( −Σ_c q_s[c] · log softmax(x_s)[c] ) / Σ_s w[t_s]
 *   dx = w[t] · (softmax(x) − q) / Σ w
 * </pre>
 *
 * <p>With label smoothing ε the target is {@code q = (1 − ε) · onehot(t) + ε / classes}.
 *
 * @see <a href="https://arxiv.org/abs/1512.00567">Szegedy et al. 2015, section 7</a>
 */
public final class SoftmaxCrossEntropy {
    private final float smoothing;
    private final float[] classWeights;

    /**
     * @param smoothing 0 ≤ ε &lt; 1
     * @param classWeights how much each class counts, or null for all alike
     */
    public SoftmaxCrossEntropy(double smoothing, float[] classWeights) {
        if (!(smoothing >= 0 && smoothing < 1))
            throw new IllegalArgumentException("label smoothing " + smoothing + ": take a number from 0 up to but without 1");
        this.smoothing = (float) smoothing;
        this.classWeights = classWeights == null ? null : classWeights.clone();
    }

    /** Without smoothing and weights. */
    public SoftmaxCrossEntropy() {
        this(0, null);
    }

    /**
     * The mean loss of a batch; writes its gradient in the logits.
     *
     * @param logits {@code targets.length} rows of {@code classes}
     * @param targets the true class of each row
     * @param dLogits written; may be null
     */
    public double loss(float[] logits, int classes, int[] targets, int n, float[] dLogits) {
        double weights = 0;
        for (int s = 0; s < n; s++) weights += weight(targets[s]);
        double loss = 0;
        float[] p = dLogits == null ? new float[classes] : dLogits;
        for (int s = 0; s < n; s++) {
            int at = s * classes;
            int pAt = dLogits == null ? 0 : at;
            double share = weight(targets[s]) / weights;
            loss += share * row(logits, at, classes, targets[s]);
            Softmax.softmax(logits, at, p, pAt, classes);
            for (int c = 0; c < classes; c++) p[pAt + c] = (float) (share * (p[pAt + c] - target(c, targets[s], classes)));
        }
        return loss;
    }

    /** {@code −Σ_c q[c] · (x[c] − log Σ e^x)}, with the maximum taken out first. */
    private double row(float[] x, int at, int classes, int truth) {
        float max = x[at];
        for (int c = 1; c < classes; c++) max = Math.max(max, x[at + c]);
        double sum = 0;
        for (int c = 0; c < classes; c++) sum += Elementary.exp(x[at + c] - max);
        double log = Elementary.log((float) sum) + (double) max;
        double loss = 0;
        for (int c = 0; c < classes; c++) {
            float q = target(c, truth, classes);
            if (q != 0) loss -= q * (x[at + c] - log);
        }
        return loss;
    }

    private float target(int c, int truth, int classes) {
        return (c == truth ? 1 - smoothing : 0) + smoothing / classes;
    }

    private double weight(int target) {
        return classWeights == null ? 1 : classWeights[target];
    }
}
