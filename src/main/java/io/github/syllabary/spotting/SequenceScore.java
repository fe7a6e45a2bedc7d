package io.github.syllabary.spotting;

import java.util.Arrays;

/**
 * The score of a {@link WordSequence} as the windows come, by dynamic programming: for each part the best way to have
 * heard the parts up to it with this one in a given window, of which only windows within the gap are kept.
 */
final class SequenceScore {
    private final int[] outputs;
    private final long maxGapSamples;

    /** By part and window (at its number mod {@code kept}): the logarithm of the best product. */
    private final double[][] best;

    /** Likewise, where the window of the first part ends on that way. */
    private final long[][] begun;

    private final long[] ends;
    private long seen;

    /**
     * @param outputs where the parts stand among the probabilities
     * @param windowsWithin how many windows there are at most in a gap
     */
    SequenceScore(int[] outputs, long maxGapSamples, int windowsWithin) {
        this.outputs = outputs;
        this.maxGapSamples = maxGapSamples;
        int kept = windowsWithin + 1;
        best = new double[outputs.length][kept];
        begun = new long[outputs.length][kept];
        ends = new long[kept];
    }

    /**
     * Takes the smoothed probabilities of the next window.
     *
     * @param end the sample behind it, more than that of the window before
     * @return the score, 0 to 1
     */
    float add(float[] probabilities, long end) {
        int here = (int) (seen % ends.length);
        ends[here] = end;
        for (int part = 0; part < outputs.length; part++) {
            double before = 0;
            long first = end;
            if (part > 0) {
                int previous = bestBefore(part - 1, end);
                before = previous < 0 ? Double.NEGATIVE_INFINITY : best[part - 1][previous];
                if (previous >= 0) first = begun[part - 1][previous];
            }
            best[part][here] = before + StrictMath.log(probabilities[outputs[part]]);
            begun[part][here] = first;
        }
        seen++;
        return (float) StrictMath.exp(best[outputs.length - 1][here] / outputs.length);
    }

    /** Where the best window of a part stands among those within the gap; −1 if there is none. */
    private int bestBefore(int part, long end) {
        int found = -1;
        // the latest of equals
        for (long w = seen - 1; w >= Math.max(0, seen - ends.length + 1); w--) {
            int at = (int) (w % ends.length);
            if (end - ends[at] > maxGapSamples) break;
            if (found < 0 || best[part][at] > best[part][found]) found = at;
        }
        return found;
    }

    /** Where the window of the first part ends, on the way that gave the last score. */
    long begun() {
        return begun[outputs.length - 1][(int) ((seen - 1) % ends.length)];
    }

    int firstOutput() {
        return outputs[0];
    }

    int lastOutput() {
        return outputs[outputs.length - 1];
    }

    void reset() {
        seen = 0;
        Arrays.fill(ends, 0);
    }
}
