package io.github.syllabary.app.bench;

/** Somebody who does one piece of work again and again. */
public interface Contestant {

    /** What the tables call it: {@code syllabary}, or the engine with its version. */
    String name();

    /** Does the work once. */
    void run();

    /**
     * What the last run gave, for comparison before anything is timed: an array for each result, always in the same
     * order and form for the same work.
     */
    float[][] results();

    /** Gives back what the garbage collector does not see. */
    default void close() {}
}
