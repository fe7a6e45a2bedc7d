package io.github.syllabary.corpus;

import java.util.List;

/**
 * One round of a cross-validation.
 *
 * @param name {@code "fold 2 of 5"}, or the speaker who is left out
 * @param speakers those tested on, who are heard nowhere in training; none where clips are dealt out whoever speaks
 * @param corpus all utterances of the corpus, each with the split {@code train} or {@code test}; for validation see
 *     {@link Splits#cutValidation}
 */
public record Fold(String name, List<String> speakers, Corpus corpus) {

    public Fold {
        speakers = List.copyOf(speakers);
    }

    public Corpus train() {
        return corpus.inSplit(Splits.TRAIN);
    }

    public Corpus test() {
        return corpus.inSplit(Splits.TEST);
    }
}
