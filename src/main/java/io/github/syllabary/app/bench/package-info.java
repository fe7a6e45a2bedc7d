/**
 * How fast the reference networks run: ours alone, or in turn with the native engines that the Maven profile {@code
 * bench} puts on the class path.
 *
 * <p>Read {@link io.github.syllabary.app.bench.Suite} first, then {@link io.github.syllabary.app.bench.Alternation}, which
 * holds the clock.
 */
package io.github.syllabary.app.bench;
