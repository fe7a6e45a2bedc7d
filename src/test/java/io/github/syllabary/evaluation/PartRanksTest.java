package io.github.syllabary.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartRanksTest {
    private static final List<String> SYLLABLES =
            List.of("ba1", "ba4", "bo1", "bo4", "ma1", "ma4", "mo1", "mo4", "fa1", "fa4", "fo1", "unknown");

    @Test
    void aPartIsAsProbableAsAllLabelsWithItTogether() {
        PartRanks ranks = new PartRanks(SYLLABLES);
        float[] probabilities = new float[SYLLABLES.size()];
        probabilities[0] = 0.2f; // ba1, which is said
        probabilities[1] = 0.1f;
        probabilities[4] = 0.1f;
        probabilities[5] = 0.25f; // ma4, the most probable label
        probabilities[6] = 0.05f;
        probabilities[8] = 0.3f; // fa1
        ranks.add(0, probabilities);
        List<String> found = new ArrayList<>();
        for (PartFigures f : ranks.figures())
            found.add(f.part() + " " + f.first().correct() + f.firstFive().correct());
        // ba .3, ma .35, fa .3; b .3, m .4, f .3; a .95; tone 1 .65
        assertEquals(List.of("label 01", "syllable 01", "initial 01", "final 11", "tone 11"), found);
    }

    @Test
    void ofEquallyProbableTheFirstStandsFirst() {
        PartRanks ranks = new PartRanks(SYLLABLES);
        ranks.add(5, new float[SYLLABLES.size()]);
        PartFigures label = ranks.figures().get(0);
        assertEquals(new Tally(0, 1), label.first());
        assertEquals(new Tally(0, 1), label.firstFive());
    }

    @Test
    void fewLabelsHaveNoFirstFiveAndOtherWordsNoInitials() {
        assertEquals(List.of(), new PartRanks(List.of("go", "no", "stop")).figures());
        List<String> words = IntStream.range(0, 20).mapToObj(i -> "word " + i).toList();
        assertEquals(1, new PartRanks(words).figures().size());
    }
}
