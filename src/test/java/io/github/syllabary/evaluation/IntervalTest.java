package io.github.syllabary.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class IntervalTest {

    @ParameterizedTest(name = "{0} of {1}")
    @CsvFileSource(resources = "/evaluation/wilson.tsv", delimiter = '\t', numLinesToSkip = 1)
    void agreesWithScipy(int hits, int n, double low, double high) {
        Interval interval = Interval.wilson(hits, n);
        assertEquals(low, interval.low(), 1e-12);
        assertEquals(high, interval.high(), 1e-12);
    }

    @Test
    void ofNothingItIsEverything() {
        assertEquals(new Interval(0, 1), Interval.wilson(0, 0));
    }

    @Test
    void endsAreExact() {
        assertEquals(0, Interval.wilson(0, 7).low());
        assertEquals(1, Interval.wilson(7, 7).high());
    }

    @Test
    void moreHitsThanClipsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Interval.wilson(3, 2));
        assertThrows(IllegalArgumentException.class, () -> Interval.wilson(-1, 2));
    }
}
