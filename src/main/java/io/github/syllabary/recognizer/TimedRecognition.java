package io.github.syllabary.recognizer;

/**
 * What a recognizer says about one stretch of a longer recording.
 *
 * @param start seconds from the beginning of the recording
 * @param end likewise
 */
public record TimedRecognition(double start, double end, Recognition recognition) {}
