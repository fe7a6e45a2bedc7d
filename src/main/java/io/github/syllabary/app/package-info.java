/**
 * The command line: one picocli class per command, thin: parse, call, print. It may use every other
 * room, and no room may use it; picocli appears nowhere else.
 *
 * <p>{@link io.github.syllabary.app.Main} lists the commands, {@code Failures} turns exceptions into
 * one sentence and an exit code.
 */
package io.github.syllabary.app;
