package io.github.syllabary.audio;

/**
 * The ideal low-pass filter, cut off by a Kaiser window: what rate conversion takes its weights from.
 *
 * <p>Times are in periods of the lower of the two rates, frequencies in that rate. Up to 0.45 (0.9 of
 * the half) the gain is 1 to within 0.001 dB, from 0.5 on it is below −90 dB.
 *
 * @see <a href="https://ccrma.stanford.edu/~jos/sasp/Kaiser_Window.html">Smith, Spectral Audio Signal
 *     Processing, the Kaiser window</a>
 */
final class KaiserSinc {
    /** The filter ends this many periods before and behind its middle. */
    static final int HALF = 59;

    private static final double CUTOFF = 0.475;

    // Kaiser's formula for 92 dB: β = 0.1102 (A − 8.7), length (A − 7.95) / (2.285 · 2π · 0.05) = 117
    private static final double BETA = 9.18;
    private static final double PEAK = bessel(BETA);

    private KaiserSinc() {}

    static double at(double t) {
        return at(t, CUTOFF, HALF, BETA, PEAK);
    }

    /**
     * Another such filter.
     *
     * @param half it ends so many periods before and behind its middle
     * @param beta of the window
     * @param peak {@link #bessel} of {@code beta}
     */
    static double at(double t, double cutoff, int half, double beta, double peak) {
        double share = t / half;
        if (Math.abs(share) >= 1) return 0;
        double window = bessel(beta * Math.sqrt(1 - share * share)) / peak;
        double phase = 2 * Math.PI * cutoff * t;
        return window * 2 * cutoff * (phase == 0 ? 1 : StrictMath.sin(phase) / phase);
    }

    /** The modified Bessel function I₀ = Σ ((x/2)ⁿ / n!)². */
    static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int n = 1; term > 1e-17 * sum; n++) {
            term *= x * x / (4.0 * n * n);
            sum += term;
        }
        return sum;
    }
}
