/**
 * How good a recognizer is: what was said against what was recognised, with the interval that so many clips allow.
 *
 * <p>{@link io.github.syllabary.evaluation.Evaluation} runs a recognizer over a corpus and holds the result; {@link
 * io.github.syllabary.evaluation.ConfusionMatrix} has the counts behind every figure. May use every room below it:
 * {@code training}, {@code recognizer}, {@code corpus}, {@code audio}, {@code nn}, {@code tensor}.
 */
package io.github.syllabary.evaluation;
