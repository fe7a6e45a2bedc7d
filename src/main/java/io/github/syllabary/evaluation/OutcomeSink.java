package io.github.syllabary.evaluation;

import java.io.IOException;

/** Takes outcomes in the order of the clips, on one thread. */
@FunctionalInterface
public interface OutcomeSink {
    void accept(Outcome outcome) throws IOException;
}
