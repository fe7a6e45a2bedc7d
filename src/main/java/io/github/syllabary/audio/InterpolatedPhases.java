package io.github.syllabary.audio;

/**
 * Polyphase filtering for ratios with too many phases for a table, such as 44101 to 16000: an output is
 * interpolated, on a straight line, between those of the two nearest of 512 phases to a period of the
 * lower rate. That is wrong by (π/512)²/8 at most, −106 dB. A step is one output.
 */
final class InterpolatedPhases implements RateTable {
    private static final int PHASES = 512;

    private final int l;
    private final int m;

    /** Phases between one input and the next. */
    private final int phases;

    /** The first input stands so many before the one at or before the output. */
    private final int before;

    private final int inputs;

    /** Row by row the weights of the phases, and those of the next input's first. */
    private final float[] weights;

    InterpolatedPhases(int l, int m) {
        this.l = l;
        this.m = m;
        double period = Math.max(1, (double) m / l);
        phases = (int) Math.ceil(PHASES / period);
        before = (int) (KaiserSinc.HALF * period);
        inputs = 2 * before + 2;
        weights = new float[(phases + 1) * inputs];
        double[] row = new double[inputs];
        for (int phase = 0; phase <= phases; phase++) {
            double sum = 0;
            for (int p = 0; p < inputs; p++) {
                row[p] = KaiserSinc.at((p - before - (double) phase / phases) / period);
                sum += row[p];
            }
            for (int p = 0; p < inputs; p++) weights[phase * inputs + p] = (float) (row[p] / sum);
        }
    }

    @Override
    public long firstInput(long step) {
        return step / l * m + step % l * m / l - before;
    }

    @Override
    public int inputs(long step) {
        return inputs;
    }

    @Override
    public long firstOutput(long step) {
        return step;
    }

    @Override
    public int mostInputs() {
        return inputs;
    }

    @Override
    public int mostOutputs() {
        return 1;
    }

    @Override
    public void convert(float[] x, long xFirst, long step, int steps, float[] y) {
        for (int s = 0; s < steps; s++) {
            int xAt = (int) (firstInput(step + s) - xFirst);
            // how far behind that input the output stands, in phases: a whole number and a rest, both exact
            long behind = (step + s) % l * m % l * phases;
            int row = (int) (behind / l) * inputs;
            float share = (float) ((double) (behind % l) / l);
            float a = dot(x, xAt, row);
            y[s] = a + share * (dot(x, xAt, row + inputs) - a);
        }
    }

    /** Eight sums side by side, since a processor adds several at a time. */
    private float dot(float[] x, int xAt, int row) {
        float a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0;
        int p = 0;
        for (; p + 8 <= inputs; p += 8, xAt += 8, row += 8) {
            a += x[xAt] * weights[row];
            b += x[xAt + 1] * weights[row + 1];
            c += x[xAt + 2] * weights[row + 2];
            d += x[xAt + 3] * weights[row + 3];
            e += x[xAt + 4] * weights[row + 4];
            f += x[xAt + 5] * weights[row + 5];
            g += x[xAt + 6] * weights[row + 6];
            h += x[xAt + 7] * weights[row + 7];
        }
        for (; p < inputs; p++) a += x[xAt++] * weights[row++];
        return a + b + (c + d) + (e + f + (g + h));
    }
}
