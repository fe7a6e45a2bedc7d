package io.github.syllabary.evaluation;

/**
 * One point of a curve of misses against false alarms (detection error tradeoff).
 *
 * @param threshold of all words alike
 * @param missed share of what was said
 * @param falseAlarmsPerHour of each word, on average
 */
public record DetPoint(double threshold, double missed, double falseAlarmsPerHour) {}
