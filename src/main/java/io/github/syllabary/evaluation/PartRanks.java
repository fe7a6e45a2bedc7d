package io.github.syllabary.evaluation;

import io.github.syllabary.corpus.Pinyin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Counts at which place the truth stands, of labels and of the parts of Mandarin syllables. A part is as probable as all
 * labels with it together.
 */
final class PartRanks {
    private static final int FIVE = 5;
    private static final int FEWEST = 11; // labels, for that many to be among the first five means something

    private final List<Part> parts = new ArrayList<>();

    PartRanks(List<String> labels) {
        if (labels.size() >= FEWEST) parts.add(new Part("label", labels, label -> label));
        List<Pinyin> syllables =
                labels.stream().flatMap(label -> Pinyin.of(label).stream()).toList();
        if (syllables.size() < FEWEST || 2 * syllables.size() < labels.size()) return;
        boolean tones = syllables.stream().anyMatch(s -> s.tone() > 0);
        if (tones) parts.add(new Part("syllable", labels, of(s -> s.initial() + s.fin())));
        parts.add(new Part("initial", labels, of(Pinyin::initial)));
        parts.add(new Part("final", labels, of(Pinyin::fin)));
        if (tones) parts.add(new Part("tone", labels, of(s -> "" + s.tone())));
    }

    /** What is no syllable is a part of its own. */
    private static Function<String, String> of(Function<Pinyin, String> part) {
        return label -> Pinyin.of(label).map(part).orElse("label " + label);
    }

    void add(int truth, float[] probabilities) {
        for (Part part : parts) part.add(truth, probabilities);
    }

    List<PartFigures> figures() {
        return parts.stream().map(Part::figures).toList();
    }

    private static final class Part {
        private final String name;
        private final int[] values;
        private final double[] sums;
        private Tally first = new Tally(0, 0);
        private Tally firstFive = new Tally(0, 0);

        Part(String name, List<String> labels, Function<String, String> value) {
            this.name = name;
            Map<String, Integer> indices = new LinkedHashMap<>();
            values = labels.stream()
                    .mapToInt(label -> indices.computeIfAbsent(value.apply(label), v -> indices.size()))
                    .toArray();
            sums = new double[indices.size()];
        }

        void add(int truth, float[] probabilities) {
            Arrays.fill(sums, 0);
            for (int i = 0; i < values.length; i++) sums[values[i]] += probabilities[i];
            int said = values[truth];
            int before = 0;
            for (int v = 0; v < sums.length; v++)
                if (sums[v] > sums[said] || sums[v] == sums[said] && v < said) before++;
            first = first.plus(before == 0);
            firstFive = firstFive.plus(before < FIVE);
        }

        PartFigures figures() {
            return new PartFigures(name, first, firstFive);
        }
    }
}
