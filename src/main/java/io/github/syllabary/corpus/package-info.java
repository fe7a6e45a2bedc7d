/**
 * Corpora: who says what in which file, how the files are divided into training, validation and test, what a corpus
 * holds, and how a synthetic one is made.
 *
 * <p>Start with {@link io.github.syllabary.corpus.Corpus}: {@code Corpus.read(path)} understands a folder with a
 * manifest, a manifest file, and a folder of label folders. {@link io.github.syllabary.corpus.Splits} keeps speakers
 * apart, {@link io.github.syllabary.corpus.CorpusStatistics} says what is in the box and what looks wrong,
 * {@link io.github.syllabary.corpus.Synthesizer} makes the corpus that comes with the project. Nothing here holds
 * sound in memory beyond one file. May use {@code audio}, {@code image}, {@code nn} and {@code tensor}.
 *
 * <pre>{@code
 * Corpus corpus = Splits.complete(Corpus.read(Path.of("words")), SplitPolicy.seeded(1));
 * for (Utterance u : corpus.inSplit("test").utterances())
 *     System.out.println(u.label() + " by " + u.speaker() + ", " + u.sound().seconds() + " s");
 * }</pre>
 */
package io.github.syllabary.corpus;
