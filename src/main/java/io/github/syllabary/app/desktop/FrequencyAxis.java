package io.github.syllabary.app.desktop;

import io.github.syllabary.audio.MelScale;
import java.util.ArrayList;
import java.util.List;

/**
 * Frequencies from the bottom of a strip to its top.
 *
 * @param highHz at the top; 0 Hz is at the bottom
 * @param mel whether as far apart as the ear hears them; else evenly
 */
record FrequencyAxis(double highHz, boolean mel) {
    private static final int[] ROUND = {100, 200, 500, 1000, 2000, 3000, 4000, 6000, 8000, 12000, 16000, 20000};

    /** The frequency at a height, 0 at the bottom and 1 at the top. */
    double hz(double height) {
        if (!mel) return height * highHz;
        return MelScale.SLANEY.hz(height * MelScale.SLANEY.mel(highHz));
    }

    /** The inverse of {@link #hz}. */
    double height(double hz) {
        return mel ? MelScale.SLANEY.mel(hz) / MelScale.SLANEY.mel(highHz) : hz / highHz;
    }

    /** Round frequencies that stand at least so far apart. */
    List<Integer> ticks(double leastHeight) {
        List<Integer> ticks = new ArrayList<>();
        double last = 0;
        for (int hz : ROUND) {
            double at = height(hz);
            if (at - last < leastHeight || at > 1) continue;
            ticks.add(hz);
            last = at;
        }
        return ticks;
    }
}
