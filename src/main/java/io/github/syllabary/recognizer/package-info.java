/**
 * A recognizer: front end, network and labels, and the one file that holds them all.
 *
 * <p>Read {@link io.github.syllabary.recognizer.Recognizer} first. The file is an ONNX model whose
 * graph and weights any other runtime understands; {@code OnnxWriter} and {@code OnnxReader} are the
 * two directions of the graph, {@code ModelFile} adds what a graph cannot say.
 *
 * <p>May use {@code tensor}, {@code nn}, {@code audio}, {@code image}, {@code corpus} and {@code plot}.
 *
 * <pre>{@code
 * Recognizer digits = Recognizer.named("digits");             // or Recognizer.load(Path.of("digits.onnx"))
 * Recognition r = digits.recognize(Sound.read(Path.of("seven.wav")));
 * System.out.printf("%s %.3f%n", r.label(), r.probability());
 * }</pre>
 */
package io.github.syllabary.recognizer;
