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
     * @param classWeights how much each class counts, 0 or more; null for all alike
     * @throws IllegalArgumentException if a number lies outside its range
     */
    public SoftmaxCrossEntropy(double smoothing, float[] classWeights) {
        if (!(smoothing >= 0 && smoothing < 1))
            throw new IllegalArgumentException(
                    "label smoothing " + smoothing + ": take a number from 0 up to but without 1");
        this.smoothing = (float) smoothing;
        this.classWeights = classWeights == null ? null : classWeights.clone();
        for (int c = 0; classWeights != null && c < classWeights.length; c++)
            if (!(classWeights[c] >= 0 && classWeights[c] < Float.POSITIVE_INFINITY))
                throw new IllegalArgumentException(
                        "class weight " + classWeights[c] + " of class " + c + ": take a number from 0 up");
    }

    /** Without smoothing and weights. */
    public SoftmaxCrossEntropy() {
        this(0, null);
    }

    /**
     * The mean loss of a batch; writes its gradient in the logits. Where no class of the batch counts,
     * both are 0.
     *
     * @param logits {@code n} rows of {@code classes}
     * @param targets the true class of each row, from 0
     * @param dLogits written; may be null
     * @throws IllegalArgumentException if a target is not one of the classes, or there is another number
     *     of class weights
     */
    public double loss(float[] logits, int classes, int[] targets, int n, float[] dLogits) {
        return loss(logits, classes, targets, targets, null, n, dLogits);
    }

    /**
     * The same where a row may have two true classes, the first to a share and the other for the rest:
     * {@code q = (1 − ε) · (share · onehot(t) + (1 − share) · onehot(o)) + ε / classes}, and a weight to match.
     *
     * @param others the other class of each row, from 0
     * @param shares from 0 to 1; null where all are 1
     */
    public double loss(
            float[] logits, int classes, int[] targets, int[] others, float[] shares, int n, float[] dLogits) {
        if (classWeights != null && classWeights.length != classes)
            throw new IllegalArgumentException(
                    classWeights.length + " class weights for " + classes + " classes; give one for each");
        for (int s = 0; s < n; s++) {
            requireClass(targets[s], s, classes);
            requireClass(others[s], s, classes);
        }
        double weights = 0;
        for (int s = 0; s < n; s++) weights += weight(targets[s], others[s], share(shares, s));
        double loss = 0;
        for (int s = 0; s < n; s++) {
            int at = s * classes;
            int truth = targets[s];
            int other = others[s];
            float part = share(shares, s);
            double share = weights == 0 ? 0 : weight(truth, other, part) / weights;
            loss += share * row(logits, at, classes, truth, other, part);
            if (dLogits == null) continue;
            Softmax.softmax(logits, at, dLogits, at, classes);
            for (int c = 0; c < classes; c++)
                dLogits[at + c] = (float) (share * (dLogits[at + c] - target(c, truth, other, part, classes)));
        }
        return loss;
    }

    /** {@code −Σ_c q[c] · (x[c] − log Σ e^x)}, with the maximum taken out first. */
    private double row(float[] x, int at, int classes, int truth, int other, float part) {
        float max = x[at];
        for (int c = 1; c < classes; c++) max = Math.max(max, x[at + c]);
        double sum = 0;
        for (int c = 0; c < classes; c++) sum += Elementary.exp(x[at + c] - max);
        double log = Elementary.log((float) sum) + (double) max;
        double loss = 0;
        for (int c = 0; c < classes; c++) {
            float q = target(c, truth, other, part, classes);
            if (q != 0) loss -= q * (x[at + c] - log);
        }
        return loss;
    }

    private float target(int c, int truth, int other, float part, int classes) {
        float share = (c == truth ? part : 0) + (c == other ? 1 - part : 0);
        return share * (1 - smoothing) + smoothing / classes;
    }

    private double weight(int truth, int other, float part) {
        if (classWeights == null) return 1;
        return part == 1 ? classWeights[truth] : part * classWeights[truth] + (1 - part) * classWeights[other];
    }

    private static float share(float[] shares, int row) {
        return shares == null ? 1 : shares[row];
    }

    private static void requireClass(int target, int row, int classes) {
        if (target < 0 || target >= classes)
            throw new IllegalArgumentException(
                    "target " + target + " of row " + row + ": classes count from 0 to " + (classes - 1));
    }
}
