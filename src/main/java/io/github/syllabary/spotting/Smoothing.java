package io.github.syllabary.spotting;

import java.util.Arrays;

/**
 * The mean of the last n rows of probabilities, or of all while there are fewer. Added up anew each time,
 * from the oldest to the newest, so that nothing lingers of rows that have left.
 */
final class Smoothing {
    private final float[][] rows;
    private final float[] mean;
    private long seen;

    Smoothing(int n, int labels) {
        rows = new float[n][labels];
        mean = new float[labels];
    }

    /** Takes the next row; gives the mean, in an array that the next call overwrites. */
    float[] add(float[] row) {
        System.arraycopy(row, 0, rows[(int) (seen % rows.length)], 0, mean.length);
        seen++;
        int n = (int) Math.min(seen, rows.length);
        Arrays.fill(mean, 0);
        for (long r = seen - n; r < seen; r++) {
            float[] one = rows[(int) (r % rows.length)];
            for (int c = 0; c < mean.length; c++) mean[c] += one[c];
        }
        for (int c = 0; c < mean.length; c++) mean[c] /= n;
        return mean;
    }

    void reset() {
        seen = 0;
    }
}
