package io.github.syllabary.audio;

import java.util.Arrays;

/** Takes away the mean of the rows so far, exponentially forgotten, as {@link LogMel} says. */
final class RunningMean implements RowFilter {
    /** The share of a new row in the mean in the long run. */
    private final float share;

    private final float[] mean;
    private int rows;

    RunningMean(LogMelSettings s) {
        share = (float) -StrictMath.expm1(-s.hopSamples() / (s.timeConstantSeconds() * s.sampleRate()));
        mean = new float[s.bands()];
    }

    @Override
    public void apply(float[] row) {
        float a = Math.max(1f / (rows + 1), share);
        if (rows < Integer.MAX_VALUE - 1) rows++;
        for (int b = 0; b < mean.length; b++) {
            mean[b] += a * (row[b] - mean[b]);
            row[b] -= mean[b];
        }
    }

    @Override
    public void reset() {
        rows = 0;
        Arrays.fill(mean, 0);
    }
}
