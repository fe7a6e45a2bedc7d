package io.github.syllabary.corpus;

/**
 * How utterances are divided.
 *
 * @param validation share of the utterances for validation, 0 to below 1
 * @param test share of the utterances for test, 0 to below 1; both together below 1
 * @param bySpeaker whether a speaker stands on one side only
 * @param seed the same seed gives the same split
 */
public record SplitPolicy(double validation, double test, boolean bySpeaker, long seed) {

    public SplitPolicy {
        if (!(validation >= 0 && test >= 0 && validation + test < 1)) {
            throw new IllegalArgumentException("validation " + validation + " and test " + test
                    + " must be shares from 0 that leave something to train on");
        }
    }

    /** A tenth for validation, a fifth for test, speakers kept apart. */
    public static SplitPolicy seeded(long seed) {
        return new SplitPolicy(0.1, 0.2, true, seed);
    }
}
