package io.github.syllabary.recognizer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a recognizer says about one sound.
 *
 * @param label the most probable one
 * @param probability its probability, 0 to 1
 * @param ranked all labels, best first; of equals the one that stands first among the labels
 */
public record Recognition(String label, double probability, List<Ranked> ranked) {

    static Recognition of(List<String> labels, float[] probabilities) {
        List<Ranked> ranked = new ArrayList<>();
        for (int c = 0; c < probabilities.length; c++) ranked.add(new Ranked(labels.get(c), probabilities[c]));
        ranked.sort(Comparator.comparingDouble(Ranked::probability).reversed());
        Ranked best = ranked.get(0);
        return new Recognition(best.label(), best.probability(), List.copyOf(ranked));
    }

    /**
     * How probable one of the labels is.
     *
     * @throws IllegalArgumentException if it is none of them
     */
    public double probability(String label) {
        for (Ranked one : ranked) if (one.label().equals(label)) return one.probability();
        throw new IllegalArgumentException("no label '" + label + "'; there are "
                + ranked.stream().map(Ranked::label).sorted().toList());
    }
}
