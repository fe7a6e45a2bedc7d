package io.github.syllabary.audio;

/**
 * Whether it pays to compute several frames at once, on vectors. Until the compiler has got round to the
 * vector form, which takes a second or more, it is a hundred times slower than the plain form. So it is tried
 * now and then, and taken for good when it has been the faster one three times running. The bits are the
 * same either way; threads may miss what others have found without harm.
 */
final class LaneChoice {
    /** Half an hour of sound and less is better off without. */
    private static final int FIRST_TRIAL = 200_000;

    private static final int BETWEEN_TRIALS = 256;
    private static final int WINS = 3;

    static boolean pays;
    private static int asked;
    private static int wins;
    private static double plainNanos;

    private LaneChoice() {}

    /** Whether the next frames are to be computed together. */
    static boolean together() {
        if (pays) return true;
        asked++;
        return asked >= FIRST_TRIAL && asked % BETWEEN_TRIALS == 0;
    }

    /** Tells how long some frames took, as long as that is of interest. */
    static void took(boolean together, double nanosEach) {
        if (!together) plainNanos = nanosEach;
        else if (nanosEach >= plainNanos) wins = 0;
        else if (++wins >= WINS) pays = true;
    }
}
