package io.github.syllabary.audio;

import io.github.syllabary.tensor.Kernels;
import io.github.syllabary.tensor.PackedMatrix;
import java.util.Arrays;

/**
 * Polyphase filtering as a matrix product. Neighbouring outputs, up to 32 of them, need nearly the same
 * inputs; so a step is a group of outputs, a row of inputs times a matrix with a column of weights for
 * each (zero where its filter does not reach). Groups that are a whole number of periods apart have the
 * same matrix and go into one product, which keeps to its order of summing, however many they are.
 */
final class PhaseGroups implements RateTable {
    /** Columns of a group, as many as a panel of the kernels is wide. */
    private static final int WIDEST = 32;

    private final int periodInputs;
    private final int periodOutputs;

    /** Of each group in a period: its first output, its first input, its inputs, its weights. */
    private final int[] outputs;

    private final int[] first;
    private final int[] inputs;
    private final PackedMatrix[] weights;

    private final int mostInputs;
    private final int mostOutputs;

    /** Offsets of one input to the next, and of one period to the next. */
    private final int[] cols;

    private final int[] rows;
    private final int[] outRows;

    /** Weights in the table for a ratio, before they are made. */
    static long weights(int l, int m) {
        long groups = ((long) l + WIDEST - 1) / WIDEST;
        double step = (double) m / l;
        return (long) (groups * WIDEST * (2 * KaiserSinc.HALF * Math.max(1, step) + WIDEST * step));
    }

    PhaseGroups(int l, int m) {
        this(l, m, Math.max(l, m), RateConverter.MOST_AT_ONCE);
    }

    /**
     * @param unit a period of the rate that the filter is made for, in {@code l}-ths of the time between two inputs
     * @param mostAtOnce outputs that are asked for in a row
     */
    PhaseGroups(int l, int m, double unit, int mostAtOnce) {
        int periods = Math.max(1, WIDEST / l);
        periodInputs = periods * m;
        periodOutputs = periods * l;
        int groups = (periodOutputs + WIDEST - 1) / WIDEST;
        outputs = new int[groups + 1];
        first = new int[groups];
        inputs = new int[groups];
        weights = new PackedMatrix[groups];
        double half = KaiserSinc.HALF * unit / l;
        for (int g = 0; g < groups; g++) {
            outputs[g + 1] = (int) ((g + 1L) * periodOutputs / groups);
            first[g] = (int) Math.ceil((double) outputs[g] * m / l - half);
            int last = (int) Math.floor((outputs[g + 1] - 1.0) * m / l + half);
            inputs[g] = last - first[g] + 1;
            weights[g] = columns(g, l, m, unit);
        }
        mostInputs = Arrays.stream(inputs).max().orElseThrow();
        mostOutputs = (periodOutputs + groups - 1) / groups;
        cols = offsets(mostInputs, 1);
        int most = Math.max(1, mostAtOnce / periodOutputs) + 1;
        rows = offsets(most, periodInputs);
        outRows = offsets(most, periodOutputs);
    }

    private PackedMatrix columns(int g, int l, int m, double unit) {
        int n = outputs[g + 1] - outputs[g];
        float[] matrix = new float[inputs[g] * n];
        double[] column = new double[inputs[g]];
        for (int j = 0; j < n; j++) {
            double sum = 0;
            for (int p = 0; p < column.length; p++) {
                // the distance of input and output, first in units of both rates
                long apart = (long) (first[g] + p) * l - (long) (outputs[g] + j) * m;
                column[p] = KaiserSinc.at(apart / unit);
                sum += column[p];
            }
            for (int p = 0; p < column.length; p++) matrix[p * n + j] = (float) (column[p] / sum);
        }
        return new PackedMatrix(Kernels.get()).pack(matrix, 0, column.length, n, n);
    }

    private static int[] offsets(int n, int step) {
        int[] offsets = new int[n];
        for (int i = 0; i < n; i++) offsets[i] = i * step;
        return offsets;
    }

    @Override
    public long firstInput(long step) {
        return step / weights.length * periodInputs + first[(int) (step % weights.length)];
    }

    @Override
    public int inputs(long step) {
        return inputs[(int) (step % weights.length)];
    }

    @Override
    public long firstOutput(long step) {
        return step / weights.length * periodOutputs + outputs[(int) (step % weights.length)];
    }

    @Override
    public int mostInputs() {
        return mostInputs;
    }

    @Override
    public int mostOutputs() {
        return mostOutputs;
    }

    int periodInputs() {
        return periodInputs;
    }

    int periodOutputs() {
        return periodOutputs;
    }

    /** The step that gives an output. */
    long stepOf(long output) {
        int g = 0;
        while (outputs[g + 1] <= output % periodOutputs) g++;
        return output / periodOutputs * weights.length + g;
    }

    @Override
    public int scratch(int steps) {
        return 0;
    }

    @Override
    public void convert(float[] x, long xFirst, long step, int steps, float[] y, float[] z) {
        long yFirst = firstOutput(step);
        Arrays.fill(y, 0, (int) (firstOutput(step + steps) - yFirst), 0);
        for (int s = 0; s < Math.min(steps, weights.length); s++) {
            int g = (int) ((step + s) % weights.length);
            int xAt = (int) (firstInput(step + s) - xFirst);
            int yAt = (int) (firstOutput(step + s) - yFirst);
            int m = (steps - s + weights.length - 1) / weights.length;
            Kernels.get().product(x, xAt, rows, m, cols, inputs[g], weights[g], y, yAt, outRows);
        }
    }
}
