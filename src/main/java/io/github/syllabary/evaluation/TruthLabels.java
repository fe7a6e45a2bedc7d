package io.github.syllabary.evaluation;

import io.github.syllabary.corpus.Corpus;
import java.util.List;

/** Brings the labels of a corpus to those a recognizer knows. */
public final class TruthLabels {
    private static final int MOST_NAMED = 12;

    private TruthLabels() {}

    /**
     * The corpus with each label among those known. Where {@code unknown} is known, all others become it; else they
     * are refused.
     *
     * @throws IllegalArgumentException naming a label that is not known
     */
    public static Corpus fit(Corpus corpus, List<String> known) {
        List<String> strange =
                corpus.labels().stream().filter(l -> !known.contains(l)).toList();
        if (strange.isEmpty()) return corpus;
        if (known.contains(Corpus.UNKNOWN)) return withUnknown(corpus, known);
        throw new IllegalArgumentException("the model does not know " + some(strange) + " of " + corpus.root()
                + "; it knows " + some(known) + "; choose the labels to evaluate with --words");
    }

    /**
     * As {@link #fit(Corpus, List)} for some words only: all other clips become {@code unknown}, or are left out where
     * the recognizer has no such label.
     *
     * @throws IllegalArgumentException naming a word that is not known, or that no clip has
     */
    public static Corpus fit(Corpus corpus, List<String> known, List<String> words) {
        for (String word : words)
            if (!known.contains(word))
                throw new IllegalArgumentException(
                        "the model does not know the word '" + word + "'; it knows " + some(known));
        return known.contains(Corpus.UNKNOWN)
                ? corpus.keepWords(words)
                : corpus.ofLabels(words.toArray(String[]::new));
    }

    private static Corpus withUnknown(Corpus corpus, List<String> known) {
        return new Corpus(
                corpus.root(),
                corpus.utterances().stream()
                        .map(u -> known.contains(u.label()) ? u : u.withLabel(Corpus.UNKNOWN))
                        .toList());
    }

    private static String some(List<String> labels) {
        if (labels.size() <= MOST_NAMED) return String.join(", ", labels);
        return String.join(", ", labels.subList(0, MOST_NAMED)) + " and " + (labels.size() - MOST_NAMED) + " more";
    }
}
