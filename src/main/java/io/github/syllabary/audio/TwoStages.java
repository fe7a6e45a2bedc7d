package io.github.syllabary.audio;

import java.math.BigInteger;

/**
 * Conversion between rates that share no small ratio, such as 44101 and 16000 Hz, which would take too large a
 * table: first by a small ratio to a rate in the middle, at least twice the lower one and with all that the lower
 * one cannot carry taken away; then by a short filter to wherever an output stands.
 *
 * <p>Between its rates and its first images the middle leaves room of half of itself, so 16 samples do for the
 * second filter (−115 dB). It has 1024 phases, between which is interpolated on a straight line, wrong by
 * (π/1024)²/8 at most, −118 dB. A step is 32 outputs.
 */
final class TwoStages implements RateTable {
    private static final int OUTPUTS = 32;
    private static final int PHASES = 1024;
    private static final int HALF = 8;
    private static final int TAPS = 2 * HALF;

    // Kaiser's formula for 115 dB; with 16 taps the transition is then 0.47 of the rate
    private static final double BETA = 11.7;

    /** Ratios to the middle are sought with denominators up to this, or what a very low rate asks for. */
    private static final int DENOMINATORS = 16;

    private final PhaseGroups toMiddle;

    /** There are {@code m} samples in the middle for {@code l} outputs. */
    private final long l;

    private final long m;
    private final double phasesOfOne;

    /** In the middle samples are counted from so many before the first of the recording, whole periods. */
    private final int middleBefore;

    private final int inputsBefore;

    /** Row by row the weights of the phases, and those of the next sample's first. */
    private final float[] weights = new float[(PHASES + 1) * TAPS];

    TwoStages(int l, int m) {
        double lower = Math.min(1, (double) l / m);
        int q = denominator(lower);
        int p = (int) Math.ceil(2 * lower * q);
        long outputs = (long) l * q;
        long middles = (long) m * p;
        long divisor =
                BigInteger.valueOf(outputs).gcd(BigInteger.valueOf(middles)).longValue();
        this.l = outputs / divisor;
        this.m = middles / divisor;
        phasesOfOne = (double) PHASES / this.l;
        toMiddle = new PhaseGroups(p, q, p / lower, (int) middles(RateConverter.MOST_AT_ONCE) + 4 * OUTPUTS);
        int periods = TAPS / toMiddle.periodOutputs() + 1;
        middleBefore = periods * toMiddle.periodOutputs();
        inputsBefore = periods * toMiddle.periodInputs();
        double peak = KaiserSinc.bessel(BETA);
        double[] row = new double[TAPS];
        for (int phase = 0; phase <= PHASES; phase++) {
            double sum = 0;
            for (int i = 0; i < TAPS; i++) {
                row[i] = KaiserSinc.at(i - HALF + 1 - (double) phase / PHASES, 0.5, HALF, BETA, peak);
                sum += row[i];
            }
            for (int i = 0; i < TAPS; i++) weights[phase * TAPS + i] = (float) (row[i] / sum);
        }
    }

    /** That of the ratio to the lowest rate in the middle that is high enough. */
    private static int denominator(double lower) {
        int best = 1;
        int most = Math.max(DENOMINATORS, (int) Math.ceil(1 / (2 * lower)));
        for (int q = 1; q <= most; q++) if (Math.ceil(2 * lower * q) / q < Math.ceil(2 * lower * best) / best) best = q;
        return best;
    }

    private long middles(int outputs) {
        return outputs * m / l + 1;
    }

    /** The last sample in the middle at or before an output, counted with those before the recording. */
    private long middle(long output) {
        return output / l * m + output % l * m / l + middleBefore;
    }

    private long firstGroup(long step) {
        return toMiddle.stepOf(middle(step * OUTPUTS) - HALF + 1);
    }

    private long lastGroup(long step) {
        return toMiddle.stepOf(middle(step * OUTPUTS + OUTPUTS - 1) + HALF);
    }

    @Override
    public long firstInput(long step) {
        return toMiddle.firstInput(firstGroup(step)) - inputsBefore;
    }

    @Override
    public int inputs(long step) {
        long last = lastGroup(step);
        return (int) (toMiddle.firstInput(last) + toMiddle.inputs(last) - toMiddle.firstInput(firstGroup(step)));
    }

    @Override
    public long firstOutput(long step) {
        return step * OUTPUTS;
    }

    @Override
    public int mostInputs() {
        long periods = (middles(OUTPUTS) + TAPS) / toMiddle.periodOutputs() + 2;
        return (int) (periods * toMiddle.periodInputs()) + toMiddle.mostInputs();
    }

    @Override
    public int mostOutputs() {
        return OUTPUTS;
    }

    @Override
    public int scratch(int steps) {
        return (int) middles(steps * OUTPUTS) + TAPS + 2 * toMiddle.mostOutputs();
    }

    @Override
    public void convert(float[] x, long xFirst, long step, int steps, float[] y, float[] z) {
        long group = firstGroup(step);
        int groups = (int) (lastGroup(step + steps - 1) + 1 - group);
        toMiddle.convert(x, xFirst + inputsBefore, group, groups, z, z);
        long output = step * OUTPUTS;
        int zAt = (int) (middle(output) - HALF + 1 - toMiddle.firstOutput(group));
        long behind = output % l * m % l;
        for (int i = 0; i < steps * OUTPUTS; i++) {
            double phase = behind * phasesOfOne;
            int row = (int) phase;
            float a = dot(z, zAt, row * TAPS);
            y[i] = a + (float) (phase - row) * (dot(z, zAt, (row + 1) * TAPS) - a);
            zAt += (int) (m / l);
            behind += m % l;
            if (behind >= l) {
                behind -= l;
                zAt++;
            }
        }
    }

    /** Four sums side by side, since a processor adds several at a time. */
    private float dot(float[] z, int zAt, int row) {
        float a = 0, b = 0, c = 0, d = 0;
        for (int i = 0; i < TAPS; i += 4) {
            a += z[zAt + i] * weights[row + i];
            b += z[zAt + i + 1] * weights[row + i + 1];
            c += z[zAt + i + 2] * weights[row + i + 2];
            d += z[zAt + i + 3] * weights[row + i + 3];
        }
        return (a + b) + (c + d);
    }
}
