package io.github.syllabary.app;

import io.github.syllabary.corpus.Corpus;
import io.github.syllabary.corpus.SplitPolicy;
import io.github.syllabary.corpus.Splits;
import picocli.CommandLine.Option;

/** How a corpus without splits is divided into training, validation and test; alike in train and evaluate. */
final class DivisionOptions {
    private static final double VALIDATION = 0.1;
    private static final double TEST = 0.2;

    @Option(
            names = "--split-seed",
            paramLabel = "N",
            description = "Divide what the corpus leaves undivided by this seed: a tenth of the clips for validation, a"
                    + " fifth for test.")
    Long seed;

    @Option(
            names = "--by-clip",
            description = "Divide clip by clip: the same speaker may be trained on and tested. Needed where there is"
                    + " one speaker only.")
    boolean byClip;

    boolean given() {
        return seed != null || byClip;
    }

    /** The corpus with every clip in a split. */
    Corpus divided(Corpus corpus) {
        return Splits.complete(corpus, policy());
    }

    SplitPolicy policy() {
        return new SplitPolicy(VALIDATION, TEST, !byClip, seedOrUsual());
    }

    long seedOrUsual() {
        return seed == null ? 1 : seed;
    }

    /** What to give {@code evaluate} so that it divides alike. */
    String asArguments() {
        return " --split-seed " + seedOrUsual() + (byClip ? " --by-clip" : "");
    }
}
