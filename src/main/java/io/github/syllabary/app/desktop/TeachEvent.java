package io.github.syllabary.app.desktop;

/**
 * Something that happened while words were taught.
 *
 * @param kind {@code taken}, {@code refused}, {@code removed}, {@code learnt} or {@code failed}
 * @param word of a take; empty for the others
 * @param take its number, from 1; 0 for the others
 * @param detail the file, or a sentence that says why or how
 */
public record TeachEvent(String kind, String word, int take, String detail) {}
