package io.github.syllabary.evaluation;

/**
 * How many of some clips were recognised.
 *
 * @param clips at least {@code correct}
 */
public record Tally(int correct, int clips) {

    /** Fraction, 0 to 1; NaN if there are no clips. */
    public double accuracy() {
        return (double) correct / clips;
    }

    /** 95 %, by Wilson. */
    public Interval interval() {
        return Interval.wilson(correct, clips);
    }

    Tally plus(boolean right) {
        return new Tally(correct + (right ? 1 : 0), clips + 1);
    }
}
