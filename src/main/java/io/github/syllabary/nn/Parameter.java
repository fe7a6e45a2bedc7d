package io.github.syllabary.nn;

/**
 * One array of a network's parameters. The array may be written to; whoever does tells the network
 * by {@link Network#parametersChanged}.
 *
 * @param name unique within the network: {@code conv3.weights}
 * @param spec shape and role
 * @param values row-major
 */
public record Parameter(String name, ParameterSpec spec, float[] values) {}
