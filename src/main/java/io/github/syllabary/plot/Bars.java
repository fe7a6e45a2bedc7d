package io.github.syllabary.plot;

/**
 * One colour of bars.
 *
 * @param name in the legend, unless it is empty
 * @param values one for each category; NaN leaves a gap
 */
public record Bars(String name, double[] values) {}
