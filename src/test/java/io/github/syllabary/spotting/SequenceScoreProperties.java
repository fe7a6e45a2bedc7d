package io.github.syllabary.spotting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SequenceScoreProperties {

    /** Against the definition: every choice of a window for each part is tried. */
    @Property(tries = 200)
    void theScoreIsTheBestOfAllWaysInOrderWithinTheGap(
            @ForAll @IntRange(min = 2, max = 4) int parts,
            @ForAll @IntRange(min = 1, max = 5) int gapWindows,
            @ForAll @IntRange(min = 1, max = 9) int step,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int windows = 12;
        int[] outputs = new int[parts];
        for (int p = 0; p < parts; p++) outputs[p] = random.nextInt(3);
        float[][] rows = new float[windows][3];
        for (float[] row : rows) for (int c = 0; c < 3; c++) row[c] = (float) random.nextDouble();
        long gap = (long) gapWindows * step + random.nextInt(step);
        SequenceScore score = new SequenceScore(outputs, gap, gapWindows);
        for (int w = 0; w < windows; w++) {
            float have = score.add(rows[w], 100 + (long) w * step);
            double want = best(rows, outputs, parts - 1, w, gapWindows);
            assertEquals(Math.pow(want, 1.0 / parts), have, 1e-6);
        }
    }

    /** The greatest product with part {@code part} in window {@code window}. */
    private static double best(float[][] rows, int[] outputs, int part, int window, int gapWindows) {
        double p = rows[window][outputs[part]];
        if (part == 0) return p;
        double best = 0;
        for (int w = Math.max(0, window - gapWindows); w < window; w++)
            best = Math.max(best, best(rows, outputs, part - 1, w, gapWindows));
        return p * best;
    }
}
