package io.github.syllabary.recognizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateIntervalTest {

    /** Expected: scipy 1.17.1, chi2.ppf(0.025, 2k)/2/hours and chi2.ppf(0.975, 2k+2)/2/hours. */
    @ParameterizedTest
    @CsvSource({
        "0, 1, 0, 3.6888794541139354",
        "1, 2.07, 0.012230825113183515, 2.691615164704782",
        "3, 1.5, 0.4124480819304009, 5.844848713161549",
        "25, 4, 4.044670461957332, 9.226232924382591",
        "400, 10, 36.17562966311435, 44.11866480766959",
    })
    void isTheExactOne(long events, double hours, double low, double high) {
        RateInterval interval = RateInterval.garwood(events, hours);
        assertEquals(low, interval.low(), 1e-8 * high);
        assertEquals(high, interval.high(), 1e-8 * high);
    }

    @Test
    void countsAndHoursOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> RateInterval.garwood(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> RateInterval.garwood(1, 0));
        assertThrows(IllegalArgumentException.class, () -> RateInterval.garwood(1, Double.NaN));
    }
}
