package io.github.syllabary.training;

import io.github.syllabary.corpus.Pinyin;
import io.github.syllabary.nn.PartSum;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which parts labels are made of, numbered in the order in which the labels show them. */
final class LabelParts {
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final int[] table;
    private final int each;

    private LabelParts(List<List<String>> partsOfLabels) {
        each = partsOfLabels.get(0).size();
        table = new int[partsOfLabels.size() * each];
        int at = 0;
        for (List<String> parts : partsOfLabels)
            for (String part : parts) {
                numbers.putIfAbsent(part, numbers.size());
                table[at++] = numbers.get(part);
            }
    }

    /** Initial, final and tone of a syllable; a label that is none, such as {@code unknown}, is a part by itself. */
    static LabelParts pinyin(List<String> labels) {
        return new LabelParts(labels.stream().map(LabelParts::ofPinyin).toList());
    }

    private static List<String> ofPinyin(String label) {
        Optional<Pinyin> syllable = Pinyin.of(label);
        if (syllable.isEmpty()) return List.of("label " + label, "no final", "no tone");
        Pinyin p = syllable.get();
        return List.of("initial " + p.initial(), "final " + p.fin(), "tone " + p.tone());
    }

    /** How many different parts there are. */
    int size() {
        return numbers.size();
    }

    /** From the scores of parts to those of labels. */
    PartSum sum() {
        return new PartSum(table, each);
    }
}
