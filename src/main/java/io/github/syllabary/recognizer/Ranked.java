package io.github.syllabary.recognizer;

/**
 * A label and how probable it is.
 *
 * @param probability 0 to 1
 */
public record Ranked(String label, double probability) {}
