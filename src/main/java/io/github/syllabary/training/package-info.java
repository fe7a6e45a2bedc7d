/**
 * Fits recognizers to corpora: recipes, optimizers, schedules, augmentation, checkpoints and the loop.
 *
 * <p>A {@link io.github.syllabary.training.Recipe} is a YAML file; a {@link
 * io.github.syllabary.training.Trainer} runs it on a corpus. Read these two first, then {@code
 * TrainingRun}, the loop.
 *
 * <p>May use {@code recognizer} and all below it.
 *
 * <pre>{@code
 * Corpus corpus = Splits.complete(Corpus.read(Path.of("words")), SplitPolicy.seeded(1));
 * Trainer trainer = new Trainer(
 *         Recipe.of("mel"), corpus.inSplit("train"), corpus.inSplit("validation"),
 *         TrainingOptions.seed(1), TrainingListener.NONE);
 * trainer.run().save(Path.of("words.onnx"));
 * }</pre>
 */
package io.github.syllabary.training;
