/**
 * Fits recognizers to corpora: recipes, optimizers, schedules, augmentation, checkpoints and the loop.
 *
 * <p>A {@link io.github.syllabary.training.Recipe} is a YAML file; a {@link
 * io.github.syllabary.training.Trainer} runs it on a corpus. Read these two first, then {@code
 * TrainingRun}, the loop.
 *
 * <p>May use {@code recognizer} and all below it.
 */
package io.github.syllabary.training;
