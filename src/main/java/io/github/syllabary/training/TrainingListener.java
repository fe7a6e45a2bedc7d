package io.github.syllabary.training;

/** Hears how a training run goes, on the thread that runs it. */
public interface TrainingListener {

    /** Hears nothing. */
    TrainingListener NONE = new TrainingListener() {};

    /** So many of the clips have been read. */
    default void read(int clips, int total) {}

    /** So many of the run's steps are done, those before a resumed checkpoint included. */
    default void step(long steps, long total) {}

    /**
     * A spotter has been run along speech without its words.
     *
     * @param windows how many of its errors are trained in from now on
     * @param highest the probability of a word in the worst of them
     */
    default void mined(int windows, double highest) {}

    /** An epoch is over. */
    default void epoch(EpochResult result) {}

    /**
     * What an epoch brought.
     *
     * @param epoch from 1
     * @param loss mean over the epoch's clips as they were augmented
     * @param accuracy on the same, 0 to 1
     * @param validationLoss NaN without validation clips
     * @param validationAccuracy NaN without validation clips
     */
    record EpochResult(
            int epoch, int epochs, double loss, double accuracy, double validationLoss, double validationAccuracy) {}
}
