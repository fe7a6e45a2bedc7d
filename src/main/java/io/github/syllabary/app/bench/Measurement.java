package io.github.syllabary.app.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long a contestant took for a piece of work.
 *
 * @param work what was done
 * @param contestant who did it
 * @param threads with how many
 * @param medianMillis of the rounds
 * @param fastestMillis the fastest round, and
 * @param slowestMillis the slowest
 * @param gflops billions of multiplications and additions a second; NaN where that says nothing
 * @param peakShare the same as a share of the processor's peak, 0 to 1; NaN where that says nothing
 * @param ratio the contestant's time as a multiple of ours, 1 for our own
 */
public record Measurement(
        String work,
        String contestant,
        int threads,
        double medianMillis,
        double fastestMillis,
        double slowestMillis,
        double gflops,
        double peakShare,
        double ratio) {

    /** The names are those of the JSON form; what says nothing is left out. */
    public Map<String, Object> json() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("work", work);
        object.put("contestant", contestant);
        object.put("threads", threads);
        object.put("medianMillis", medianMillis);
        object.put("fastestMillis", fastestMillis);
        object.put("slowestMillis", slowestMillis);
        if (!Double.isNaN(gflops)) object.put("gflops", gflops);
        if (!Double.isNaN(peakShare)) object.put("peakShare", peakShare);
        object.put("ratio", ratio);
        return object;
    }
}
