package io.github.syllabary.evaluation;

/**
 * The 95 % interval of a share.
 *
 * @param low fraction, 0 to 1
 * @param high fraction, {@code low} to 1
 */
public record Interval(double low, double high) {
    private static final double Z = 1.959963984540054; // of the normal distribution, 2.5 % lie above

    /**
     * Wilson's interval for {@code hits} of {@code n}, which stays inside 0 to 1 and has a width even at 0 and at n:
     *
     * <pre>  (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n)        p = hits/n  </pre>
     *
     * <p>It takes the clips as independent; clips of one speaker are less than that, so with few speakers the truth is
     * wider.
     *
     * @return 0 to 1 if n is 0
     * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson 1927</a>
     */
    public static Interval wilson(int hits, int n) {
        if (hits < 0 || hits > n) throw new IllegalArgumentException(hits + " of " + n + " is not a share");
        if (n == 0) return new Interval(0, 1);
        double p = (double) hits / n;
        double z2 = Z * Z / n;
        double middle = p + z2 / 2;
        double half = Math.sqrt(z2 * (p * (1 - p) + z2 / 4));
        // at the ends the formula gives them exactly, rounding does not
        double low = hits == 0 ? 0 : (middle - half) / (1 + z2);
        double high = hits == n ? 1 : (middle + half) / (1 + z2);
        return new Interval(low, high);
    }
}
