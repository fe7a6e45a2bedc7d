package io.github.syllabary.evaluation;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/** Student's t distribution. */
final class StudentT {
    private StudentT() {}

    /** Beyond which value, on both sides together, lie 5 % of the distribution with so many degrees of freedom. */
    static double quantile95(int degrees) {
        double low = 0;
        double high = 64; // 12.7 with one degree of freedom
        while (high - low > Math.ulp(high)) {
            double t = (low + high) / 2;
            if (t == low || t == high) break;
            if (beyond(t, degrees) > 0.05) low = t;
            else high = t;
        }
        return high;
    }

    // Abramowitz and Stegun 26.7.1 with 26.5.27
    private static double beyond(double t, int degrees) {
        return RegularizedBeta.value(degrees / (degrees + t * t), degrees / 2.0, 0.5);
    }
}
