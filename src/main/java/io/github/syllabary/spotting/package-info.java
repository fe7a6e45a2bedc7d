/**
 * Recognizers on endless audio: words said anywhere in it, found as they are said.
 *
 * <p>Read {@link io.github.syllabary.spotting.WordSpotter} first; below it stands {@link
 * io.github.syllabary.spotting.RecognizerStream}, which gives the probabilities of window after window
 * with the bits that the front end over the whole recording and the network on each window would give.
 * {@link io.github.syllabary.spotting.SpotterInput} and {@link
 * io.github.syllabary.spotting.SpotterProcessor} bring it streams of Java Sound and TarsosDSP.
 *
 * <p>May use {@code training} and what is below it.
 *
 * <pre>{@code
 * try (WordSpotter spotter = WordSpotter.of(Recognizer.named("wake")).sampleRate(16_000).build()) {
 *     spotter.onDetection(d -> System.out.printf("%s at %.2f s%n", d.label(), d.start()));
 *     spotter.accept(Sound.read(Path.of("hour.wav")).resample(16_000).samples());
 *     spotter.finish();
 * }
 * }</pre>
 */
package io.github.syllabary.spotting;
