package io.github.syllabary.nn;

import io.github.syllabary.tensor.Elementary;

/**
 * Learning from another network's opinion as well as from the truth. With the temperature T, the share a, the
 * teacher's probabilities p at that temperature and the loss L of the truth
 *
 * <pre>
 *   L' = (1 − a) · L + a · T² · mean over rows of Σ_c p[c] · (log p[c] − log softmax(x / T)[c])
 *   dx = (1 − a) · dL/dx + a · T · (softmax(x / T) − p) / rows
 * </pre>
 *
 * <p>T² keeps both parts of the gradient alike in size for any temperature.
 *
 * @param share 0 ≤ a ≤ 1
 * @param temperature T from 1 up: above 1 the unlikely classes count for more
 * @see <a href="https://arxiv.org/abs/1503.02531">Hinton, Vinyals and Dean 2015</a>
 */
public record Distillation(float share, float temperature) {

    /** @throws IllegalArgumentException if a number lies outside its range */
    public Distillation {
        if (!(share >= 0 && share <= 1))
            throw new IllegalArgumentException("share of the teacher " + share + ": take a number from 0 to 1");
        if (!(temperature >= 1 && temperature < Float.POSITIVE_INFINITY))
            throw new IllegalArgumentException("temperature " + temperature + ": take a number from 1 up");
    }

    /**
     * Adds a teacher's probabilities at the temperature, of one row, to others.
     *
     * @param logits the row begins at {@code logitsAt}; divided by the temperature in place
     * @param sum added to from {@code sumAt} on
     * @param classes the class that each of the teacher's counts for
     * @param weight of this teacher among several
     */
    public void addProbabilities(float[] logits, int logitsAt, float[] sum, int sumAt, int[] classes, float weight) {
        for (int c = 0; c < classes.length; c++) logits[logitsAt + c] /= temperature;
        Softmax.softmax(logits, logitsAt, logits, logitsAt, classes.length);
        for (int c = 0; c < classes.length; c++) sum[sumAt + classes[c]] += weight * logits[logitsAt + c];
    }

    /**
     * The loss of the truth and the teacher together; turns the gradient of the one into that of both.
     *
     * @param truthLoss what {@link SoftmaxCrossEntropy} gave for the same rows
     * @param logits {@code n} rows of {@code classes}
     * @param teacher probabilities at the temperature, in the same order
     * @param dLogits the gradient of {@code truthLoss}, changed
     */
    public double loss(double truthLoss, float[] logits, int classes, float[] teacher, int n, float[] dLogits) {
        double sum = 0;
        float[] row = new float[classes];
        for (int at = 0; at < n * classes; at += classes) {
            for (int c = 0; c < classes; c++) row[c] = logits[at + c] / temperature;
            Softmax.softmax(row, 0, row, 0, classes);
            for (int c = 0; c < classes; c++) {
                float p = teacher[at + c];
                if (p > 0) sum += p * (Elementary.log(p) - Elementary.log(Math.max(row[c], Float.MIN_NORMAL)));
                dLogits[at + c] = (1 - share) * dLogits[at + c] + share * temperature / n * (row[c] - p);
            }
        }
        return (1 - share) * truthLoss + share * temperature * temperature * sum / n;
    }
}
