package io.github.syllabary.evaluation;

import static org.junit.jupiter.api.Assertions.*;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static Figures of(Outcome... outcomes) {
        Figures figures = new Figures(Outcomes.LABELS);
        for (Outcome o : outcomes) figures.accept(o);
        return figures;
    }

    @Test
    void aWordThatIsAlwaysMoreProbableHasTheWholeArea() {
        Roc yes = of(Outcomes.of(0, "yes", 0.4f), Outcomes.of(1, "no", 0.3f), Outcomes.of(2, "yes", 0.9f))
                .rocs()
                .get(1);
        assertEquals(1, yes.area());
        assertEquals(0, yes.equalErrorRate());
        assertArrayEquals(new double[] {0, 0.5, 1, 1}, yes.hits());
        assertArrayEquals(new double[] {0, 0, 0, 1}, yes.falseAlarms());
        assertArrayEquals(new double[] {Double.POSITIVE_INFINITY, 0.9f, 0.4f, 0.3f}, yes.thresholds());
    }

    @Test
    void tiesCountHalf() {
        Roc yes = of(Outcomes.of(0, "yes", 0.5f), Outcomes.of(1, "no", 0.5f))
                .rocs()
                .get(1);
        assertEquals(0.5, yes.area());
        assertEquals(0.5, yes.equalErrorRate());
    }

    @Test
    void aWordWithoutClipsHasNoArea() {
        Roc yes = of(Outcomes.of(0, "no", 0.5f)).rocs().get(1);
        assertTrue(Double.isNaN(yes.area()));
    }

    @Test
    void tooManyScoresAreTakenTogetherAndTheAreaStaysClose() {
        int n = 20_000;
        Random random = new Random(1);
        ScoreCounts exact = new ScoreCounts(n);
        ScoreCounts coarse = new ScoreCounts(256);
        for (int i = 0; i < n; i++) {
            boolean word = i % 10 == 0;
            float score = (float) Math.min(1, Math.abs(random.nextGaussian() * 0.2 + (word ? 0.4 : 0.1)));
            exact.add(score, word);
            coarse.add(score, word);
        }
        assertTrue(exact.roc("").exact());
        assertFalse(coarse.roc("").exact());
        assertTrue(coarse.roc("").hits().length <= 257);
        assertEquals(exact.roc("").area(), coarse.roc("").area(), 0.01);
    }

    @Test
    void worstMistakesAreThoseWithTheLeastProbabilityForTheTruth() {
        Figures figures = of(
                Outcomes.of(0, "yes", 0.3f),
                Outcomes.of(1, "yes", 0.1f),
                Outcomes.of(2, "no", 0.2f),
                Outcomes.of(3, "no", 0.9f),
                Outcomes.of(4, "yes", 0.1f));
        // the truth had 0.1 in clips 1, 3 and 4
        assertEquals(
                List.of(1, 4, 3, 0), figures.worst().stream().map(Outcome::clip).toList());
    }

    @Test
    void bandsHoldTheClipsBetweenTheirEdges() {
        List<Bands.Band> bands = of(Outcomes.of(0, "yes", 0.9f), Outcomes.of(1, "no", 0.9f))
                .bands()
                .get(0)
                .bands();
        assertEquals(1, bands.size());
        assertEquals("1 to 1.25", bands.get(0).name());
        assertEquals(new Tally(1, 2), bands.get(0).tally());
    }

    @Test
    void unreadableClipsCountInNoFigureButTheirOwn() throws Exception {
        Figures figures = of(Outcomes.unreadable(0, "yes"), Outcomes.of(1, "no", 0.1f));
        assertEquals(1, figures.evaluation().clips());
        assertEquals(1, figures.evaluation().unreadableClips());
        assertEquals(
                1,
                figures.calibration().bins().stream()
                        .mapToInt(b -> b.tally().clips())
                        .sum());
    }

    @Test
    void calibrationErrorOfOneBinIsItsDistance() {
        // 0.9 and 0.9 in one bin, one of two right: |0.5 − 0.9|
        assertEquals(
                0.4,
                of(Outcomes.of(0, "yes", 0.9f), Outcomes.of(1, "no", 0.9f))
                        .calibration()
                        .error(),
                1e-7);
    }

    @Test
    void memoryDoesNotGrowWithTheUnreadable() throws Exception {
        Figures figures = of(Outcomes.of(0, "no", 0.1f));
        for (int i = 1; i <= 3000; i++) figures.accept(Outcomes.unreadable(i, "yes"));
        assertEquals(3000, figures.evaluation().unreadableClips());
        assertEquals(Figures.MOST_UNREADABLE, figures.evaluation().unreadable().size());
    }

    @Test
    void modelsAreComparedOnTheClipsBothCouldRead() {
        Figures first = of(Outcomes.of(0, "yes", 0.9f), Outcomes.of(1, "yes", 0.9f), Outcomes.of(2, "no", 0.1f));
        Figures second = of(Outcomes.of(0, "yes", 0.1f), Outcomes.unreadable(1, "yes"), Outcomes.of(2, "no", 0.1f));
        assertEquals(new McNemar(1, 0), first.against(second));
        assertEquals(new McNemar(0, 1), second.against(first));
        assertEquals(1, first.against(second).p());
    }
}
