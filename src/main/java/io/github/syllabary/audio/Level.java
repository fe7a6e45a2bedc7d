package io.github.syllabary.audio;

/**
 * How loud a piece of sound is, for meters.
 *
 * @param peak largest magnitude, nominally 0 to 1
 * @param rms root of the mean square
 */
public record Level(float peak, float rms) {
    /** From here on a sample counts as clipped: the last of 16 bits but eight. */
    public static final float CLIPPED = 1 - 8 / 32768f;

    private static final double LOWEST_DB = -100;

    public static final Level NONE = new Level(0, 0);

    public static Level of(float[] samples) {
        float peak = 0;
        double sum = 0;
        for (float x : samples) {
            peak = Math.max(peak, Math.abs(x));
            sum += (double) x * x;
        }
        return new Level(peak, (float) Math.sqrt(sum / Math.max(1, samples.length)));
    }

    /** The peak against full scale, −100 to 0 dB. */
    public double peakDb() {
        return decibels(peak);
    }

    /** −100 to 0 dB. */
    public double rmsDb() {
        return decibels(rms);
    }

    public boolean clipped() {
        return peak >= CLIPPED;
    }

    private static double decibels(float x) {
        return x > 0 ? Math.max(LOWEST_DB, 20 * StrictMath.log10(x)) : LOWEST_DB;
    }
}
