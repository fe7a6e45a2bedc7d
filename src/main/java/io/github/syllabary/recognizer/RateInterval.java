package io.github.syllabary.recognizer;

/**
 * The 95 % interval of a rate of rare events, for events that come independently of each other.
 *
 * @param low events an hour
 * @param high likewise
 */
public record RateInterval(double low, double high) {
    private static final double TAIL = 0.025;
    private static final int HALVINGS = 200;

    /**
     * The exact interval for a Poisson count: its low end is the mean at which as many events or more come
     * with probability 2.5 %, its high end that at which as many or fewer do.
     *
     * @param hours more than 0
     * @throws IllegalArgumentException if a number is out of its range
     * @see <a href="https://doi.org/10.1093/biomet/28.3-4.437">Garwood 1936</a>
     */
    public static RateInterval garwood(long events, double hours) {
        if (events < 0 || !(hours > 0 && hours <= Double.MAX_VALUE))
            throw new IllegalArgumentException(
                    events + " events in " + hours + " hours; give a count from 0 and hours above 0");
        double low = events == 0 ? 0 : mean(events - 1, 1 - TAIL);
        return new RateInterval(low / hours, mean(events, TAIL) / hours);
    }

    /** The mean at which {@code n} events or fewer come with this probability, by bisection: more mean, fewer so few. */
    private static double mean(long n, double probability) {
        double low = 0;
        double high = n + 10 * Math.sqrt(n + 1.0) + 10;
        for (int i = 0; i < HALVINGS && high - low > 1e-12 * high; i++) {
            double middle = (low + high) / 2;
            if (atMost(n, middle) > probability) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }

    /** Σ_{k≤n} e^−m m^k / k!, from the largest term down, so that no term overflows. */
    private static double atMost(long n, double m) {
        if (m == 0) return 1;
        double term = StrictMath.exp(n * StrictMath.log(m) - m - logFactorial(n));
        double sum = 0;
        for (long k = n; k >= 0 && term > 0; k--) {
            sum += term;
            term *= k / m;
        }
        return Math.min(1, sum);
    }

    private static double logFactorial(long n) {
        double sum = 0;
        for (long k = 2; k <= n; k++) sum += StrictMath.log(k);
        return sum;
    }
}
