package io.github.syllabary.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.syllabary.recognizer.Ranked;
import io.github.syllabary.recognizer.Recognition;
import io.github.syllabary.recognizer.TimedRecognition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FinderTest {

    @Test
    void windowsThatHeardTheSameAreOneFindInTheirMiddle() {
        List<Finder.Find> finds = find(0.1, 0.6, 0.9, 0.6, 0.1, 0.1);
        assertEquals(1, finds.size());
        // the windows begin at 0.1, 0.2 and 0.3 s and last a second
        assertEquals(0.7, finds.get(0).time(), 1e-9);
        assertEquals(0.9, finds.get(0).probability(), 0);
    }

    @Test
    void findsApartAreTwo() {
        assertEquals(2, find(0.8, 0.1, 0.1, 0.1, 0.8).size());
    }

    @Test
    void aShortDipDoesNotMakeTwo() {
        assertEquals(1, find(0.8, 0.1, 0.8).size());
    }

    @Test
    void nothingBelowTheThresholdIsFound() {
        assertEquals(List.of(), find(0.49, 0.49));
    }

    private static List<Finder.Find> find(double... probabilities) {
        List<TimedRecognition> windows = new ArrayList<>();
        for (int i = 0; i < probabilities.length; i++) {
            List<Ranked> ranked = List.of(new Ranked("no", 1 - probabilities[i]), new Ranked("yes", probabilities[i]));
            windows.add(new TimedRecognition(0.1 * i, 0.1 * i + 1, new Recognition("no", 0, ranked)));
        }
        return Finder.find(windows, "yes", 0.5, 0.3);
    }
}
