package io.github.syllabary.training;

import io.github.syllabary.corpus.ClipCache;
import io.github.syllabary.recognizer.Recognizer;
import java.nio.file.Path;
import java.util.List;

/**
 * What a run is given besides recipe and corpus.
 *
 * @param seed of first weights, order of clips and augmentation
 * @param threads how many work at once; changes the time, not a bit of the result
 * @param noise folder of noise recordings for augmentation, or null for synthetic noise alone
 * @param rooms folder of measured room responses, or null for simulated rooms alone
 * @param negatives for a spotter: folders or corpora of speech without its words, of any length; of a corpus
 *     with splits the training part is taken, and nothing that is labelled as one of the words
 * @param hardNegatives for a spotter: a folder of what a former one took for words, or null
 * @param checkpoint where the state is kept after every epoch, or null for nowhere
 * @param resume whether to go on from the checkpoint, if there is one
 * @param cache where decoded clips are kept from run to run, the caller's to close; changes the time, not a bit of the
 *     result
 * @param from a trained model whose parameters are those to begin with, but for its last layer, or null for random ones
 * @param teachers trained models of the same features and labels whose mean opinion is learnt too, to the share that the
 *     recipe gives under {@code distillation}; empty for none
 */
public record TrainingOptions(
        long seed,
        int threads,
        Path noise,
        Path rooms,
        List<Path> negatives,
        Path hardNegatives,
        Path checkpoint,
        boolean resume,
        ClipCache cache,
        Recognizer from,
        List<Recognizer> teachers) {

    public TrainingOptions {
        negatives = List.copyOf(negatives);
        teachers = List.copyOf(teachers);
    }

    /** All processors, synthetic noise, no negatives, no checkpoint. */
    public static TrainingOptions seed(long seed) {
        return new TrainingOptions(
                seed,
                Runtime.getRuntime().availableProcessors(),
                null,
                null,
                List.of(),
                null,
                null,
                false,
                ClipCache.NONE,
                null,
                List.of());
    }

    public TrainingOptions threads(int threads) {
        return new TrainingOptions(
                seed, threads, noise, rooms, negatives, hardNegatives, checkpoint, resume, cache, from, teachers);
    }

    public TrainingOptions noise(Path folder) {
        return new TrainingOptions(
                seed, threads, folder, rooms, negatives, hardNegatives, checkpoint, resume, cache, from, teachers);
    }

    public TrainingOptions rooms(Path folder) {
        return new TrainingOptions(
                seed, threads, noise, folder, negatives, hardNegatives, checkpoint, resume, cache, from, teachers);
    }

    public TrainingOptions negatives(List<Path> paths) {
        return new TrainingOptions(
                seed, threads, noise, rooms, paths, hardNegatives, checkpoint, resume, cache, from, teachers);
    }

    public TrainingOptions hardNegatives(Path folder) {
        return new TrainingOptions(
                seed, threads, noise, rooms, negatives, folder, checkpoint, resume, cache, from, teachers);
    }

    /** Keeps the state in a file, and begins from what is there if told to. */
    public TrainingOptions checkpoint(Path file, boolean resume) {
        return new TrainingOptions(
                seed, threads, noise, rooms, negatives, hardNegatives, file, resume, cache, from, teachers);
    }

    /** Goes on from what a model has learnt; its labels may be others. */
    public TrainingOptions from(Recognizer trained) {
        return new TrainingOptions(
                seed, threads, noise, rooms, negatives, hardNegatives, checkpoint, resume, cache, trained, teachers);
    }

    /** Keeps decoded clips there; it stays the caller's to close. */
    public TrainingOptions cache(ClipCache kept) {
        return new TrainingOptions(
                seed, threads, noise, rooms, negatives, hardNegatives, checkpoint, resume, kept, from, teachers);
    }

    /** Learns from trained models as well as from the truth. */
    public TrainingOptions teachers(List<Recognizer> models) {
        return new TrainingOptions(
                seed, threads, noise, rooms, negatives, hardNegatives, checkpoint, resume, cache, from, models);
    }
}
