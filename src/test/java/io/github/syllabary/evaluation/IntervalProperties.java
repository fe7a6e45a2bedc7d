package io.github.syllabary.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class IntervalProperties {

    @Property
    void holdsTheShareInsideZeroToOne(@ForAll @IntRange(min = 1, max = 100_000) int n, @ForAll int draw) {
        int hits = Math.floorMod(draw, n + 1);
        Interval interval = Interval.wilson(hits, n);
        double share = (double) hits / n;
        assertTrue(0 <= interval.low() && interval.low() <= share);
        assertTrue(share <= interval.high() && interval.high() <= 1);
    }

    @Property
    void isTheSameSeenFromTheMisses(@ForAll @IntRange(min = 1, max = 100_000) int n, @ForAll int draw) {
        int hits = Math.floorMod(draw, n + 1);
        Interval interval = Interval.wilson(hits, n);
        Interval misses = Interval.wilson(n - hits, n);
        assertEquals(interval.low(), 1 - misses.high(), 1e-12);
        assertEquals(interval.high(), 1 - misses.low(), 1e-12);
    }

    @Property
    void getsNarrowerWithMoreClips(@ForAll @IntRange(min = 1, max = 1000) int n, @ForAll int draw) {
        int hits = Math.floorMod(draw, n + 1);
        Interval few = Interval.wilson(hits, n);
        Interval many = Interval.wilson(4 * hits, 4 * n);
        assertTrue(many.high() - many.low() < few.high() - few.low());
    }
}
