package io.github.syllabary.training;

import java.nio.file.Path;

/**
 * What a run is given besides recipe and corpus.
 *
 * @param seed of first weights, order of clips and augmentation
 * @param threads how many work at once; changes the time, not a bit of the result
 * @param noise folder of noise recordings for augmentation, or null for synthetic noise alone
 * @param checkpoint where the state is kept after every epoch, or null for nowhere
 * @param resume whether to go on from the checkpoint, if there is one
 */
public record TrainingOptions(long seed, int threads, Path noise, Path checkpoint, boolean resume) {

    /** All processors, synthetic noise, no checkpoint. */
    public static TrainingOptions seed(long seed) {
        return new TrainingOptions(seed, Runtime.getRuntime().availableProcessors(), null, null, false);
    }

    public TrainingOptions threads(int threads) {
        return new TrainingOptions(seed, threads, noise, checkpoint, resume);
    }

    public TrainingOptions noise(Path folder) {
        return new TrainingOptions(seed, threads, folder, checkpoint, resume);
    }

    /** Keeps the state in a file, and begins from what is there if told to. */
    public TrainingOptions checkpoint(Path file, boolean resume) {
        return new TrainingOptions(seed, threads, noise, file, resume);
    }
}
