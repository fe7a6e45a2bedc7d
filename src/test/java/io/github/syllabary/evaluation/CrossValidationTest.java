package io.github.syllabary.evaluation;

import static org.junit.jupiter.api.Assertions.*;

import io.github.syllabary.evaluation.CrossValidation.FoldResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrossValidationTest {
    private static FoldResult fold(String name, int correct, int clips) {
        return new FoldResult(name, List.of(name), new Tally(correct, clips), 0);
    }

    @Test
    void meanWeighsFoldsAndPooledWeighsClips() {
        CrossValidation c = new CrossValidation(List.of(fold("anna", 9, 10), fold("ben", 10, 20), fold("cora", 7, 10)));
        assertEquals(0.7, c.mean(), 1e-15);
        assertEquals(new Tally(26, 40), c.pooled());
        // with two degrees of freedom the quantile is (2p − 1) √(2 / (1 − (2p − 1)²)), p = 0.975
        double half = 0.95 * Math.sqrt(2 / (1 - 0.95 * 0.95)) * 0.2 / Math.sqrt(3);
        assertEquals(0.7 - half, c.interval().low(), 1e-14);
        assertEquals(0.7 + half, c.interval().high(), 1e-14);
        assertTrue(
                c.toText().contains("mean of 3 folds 70.0 % (95 % interval 20.3 % to 119.7 %, Student's t"),
                c.toText());
        assertTrue(c.toJson().startsWith("{\"mean\":0.7"), c.toJson());
    }

    @Test
    void quantilesAreThoseOfTheTables() {
        assertEquals(Math.tan(0.475 * Math.PI), StudentT.quantile95(1), 1e-11);
        // scipy: stats.t.ppf(0.975, …)
        assertEquals(2.7764451051977987, StudentT.quantile95(4), 1e-12);
        assertEquals(1.9623390808264078, StudentT.quantile95(1000), 1e-12);
    }
}
