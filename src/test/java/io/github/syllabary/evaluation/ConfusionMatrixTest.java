package io.github.syllabary.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
    // 4 × yes, one taken for no; 6 × no, two taken for yes; no up
    private final ConfusionMatrix matrix =
            new ConfusionMatrix(List.of("yes", "no", "up"), new int[][] {{3, 1, 0}, {2, 4, 0}, {0, 0, 0}});

    @Test
    void totalCountsTheDiagonal() {
        assertEquals(new Tally(7, 10), matrix.total());
        assertEquals(0.7, matrix.total().accuracy(), 1e-12);
    }

    @Test
    void precisionLooksAtColumnsAndRecallAtRows() {
        assertEquals(3.0 / 5, matrix.precision(0), 1e-12);
        assertEquals(3.0 / 4, matrix.recall(0), 1e-12);
        assertEquals(4.0 / 5, matrix.precision(1), 1e-12);
        assertEquals(4.0 / 6, matrix.recall(1), 1e-12);
    }

    @Test
    void f1IsTheHarmonicMean() {
        double p = matrix.precision(0);
        double r = matrix.recall(0);
        assertEquals(2 * p * r / (p + r), matrix.f1(0), 1e-12);
    }

    @Test
    void sharesOfNothingAreNaN() {
        assertTrue(Double.isNaN(matrix.precision(2)));
        assertTrue(Double.isNaN(matrix.recall(2)));
        assertTrue(Double.isNaN(matrix.f1(2)));
    }

    @Test
    void macroF1LeavesOutLabelsWithoutClips() {
        assertEquals((matrix.f1(0) + matrix.f1(1)) / 2, matrix.macroF1(), 1e-12);
    }

    @Test
    void mistakesComeMostFrequentFirst() {
        assertEquals(
                List.of(new ConfusionMatrix.Mistake("no", "yes", 2), new ConfusionMatrix.Mistake("yes", "no", 1)),
                matrix.mistakes());
    }

    @Test
    void givesAwayNoInnerArray() {
        matrix.counts()[0][0] = 99;
        assertEquals(3, matrix.count(0, 0));
    }

    @Test
    void mustBeSquareOverItsLabels() {
        assertThrows(
                IllegalArgumentException.class, () -> new ConfusionMatrix(List.of("yes", "no"), new int[][] {{1, 2}}));
    }
}
