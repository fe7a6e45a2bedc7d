package io.github.syllabary.audio;

/**
 * Whether it pays to compute several frames at once, on vectors. Until the compiler has got round to the
 * vector form, which takes half a second of trying, it is a hundred times slower than the plain form. So it is tried
 * once that half a second has a chance to pay for itself, for a part of the time at most, and taken for good when it
 * has been the faster one three times running. The bits are the same either way; threads may miss what others have
 * found without harm.
 */
final class LaneChoice {
    /** In frames: a quarter of an hour of sound and less is better off without. */
    private static final int FIRST_TRIAL = 100_000;

    /** How long trials may take, as a share of the plain form's time meanwhile. */
    private static final double TRIALS = 0.5;

    private static final int WINS = 3;

    static boolean pays;
    private static long asked;
    private static int wins;
    private static double plainNanos;
    private static double plainSum;
    private static double trialSum;

    private LaneChoice() {}

    /** Whether the next frames, which are so many, are to be computed together. */
    static boolean together(int frames) {
        if (pays) return true;
        asked += frames;
        return asked >= FIRST_TRIAL && trialSum <= TRIALS * plainSum;
    }

    /** Tells how long some frames took, as long as that is of interest. */
    static void took(boolean together, long nanos, int frames) {
        double each = (double) nanos / frames;
        if (!together) {
            plainNanos = each;
            if (asked >= FIRST_TRIAL) plainSum += nanos;
            return;
        }
        trialSum += nanos;
        if (each >= plainNanos) wins = 0;
        else if (++wins >= WINS) pays = true;
    }
}
