package io.github.syllabary.spotting;

/**
 * A word spotted. Times count from the first sample the spotter took.
 *
 * @param label the word
 * @param score its smoothed probability, from its threshold to 1
 * @param start seconds to the beginning of the window that decided
 * @param end seconds to the end of that window, about where the word ends
 * @param startSample the beginning in samples of the audio as it was brought, to the nearest
 * @param endSample likewise the end
 */
public record Detection(String label, float score, double start, double end, long startSample, long endSample) {}
