/**
 * How good a recognizer is: what was said against what was recognised, with the interval that so many clips allow.
 *
 * <p>{@link io.github.syllabary.evaluation.Evaluation} runs a recognizer over a corpus and holds the result; {@link
 * io.github.syllabary.evaluation.ConfusionMatrix} has the counts behind every figure. May use every room below it:
 * {@code training}, {@code recognizer}, {@code corpus}, {@code audio}, {@code nn}, {@code tensor}.
 *
 * <pre>{@code
 * Recognizer words = Recognizer.load(Path.of("words.onnx"));
 * Corpus test = Corpus.read(Path.of("words")).inSplit("test");
 * try (Workers workers = new Workers(2)) {
 *     Evaluation e = Evaluation.of(words, test, workers, (done, of) -> {});
 *     System.out.println(e.accuracy() + " " + e.interval());
 * }
 * }</pre>
 *
 * <p>Unsettled: names and forms may change in any release before 1.0.
 */
package io.github.syllabary.evaluation;
