package io.github.syllabary.evaluation;

/**
 * How often labels, or what they are made of, were found first and among the five most probable.
 *
 * @param part {@code label}, {@code syllable} (whatever its tone), {@code initial}, {@code final} or {@code tone}
 */
public record PartFigures(String part, Tally first, Tally firstFive) {}
