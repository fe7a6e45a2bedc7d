package io.github.syllabary.audio;

import java.util.Arrays;

/**
 * An empty room with right angles, and how a sound in it arrives at a place: directly, and from images of
 * its source behind all walls.
 *
 * @param sides lengths in metres, three of them
 * @param reverberationSeconds in which a sound dies away by 60 dB, from which Eyring's formula tells how
 *     much the walls reflect
 * @see <a href="https://doi.org/10.1121/1.382599">Allen and Berkley 1979, Image method for efficiently
 *     simulating small-room acoustics</a>
 */
public record ShoeboxRoom(double[] sides, double reverberationSeconds) {
    private static final double METRES_A_SECOND = 343;

    /** Allen and Berkley cut off below it as well. */
    private static final double LOWEST_HZ = 100;

    public ShoeboxRoom {
        if (sides.length != 3 || !(Math.min(sides[0], Math.min(sides[1], sides[2])) > 0))
            throw new IllegalArgumentException(
                    "a room with sides " + Arrays.toString(sides) + " m; give three lengths");
        if (!(reverberationSeconds > 0))
            throw new IllegalArgumentException(
                    "a reverberation of " + reverberationSeconds + " s; give a positive number");
    }

    /** Amplitude of a reflection, between 0 and 1: √(1 − α) with RT = 0.161 V / (−S ln(1 − α)), Eyring 1930. */
    double reflection() {
        double volume = sides[0] * sides[1] * sides[2];
        double surface = 2 * (sides[0] * sides[1] + sides[1] * sides[2] + sides[0] * sides[2]);
        return StrictMath.exp(-0.161 * volume / (surface * reverberationSeconds) / 2);
    }

    /**
     * The response to an impulse, from the arrival of the direct sound on. Its energy is 1, so that the level
     * of a sound is kept on the whole; its last fifth fades out.
     *
     * @param source three coordinates in metres from a corner, inside
     * @param ear the same
     * @param taps how many samples
     */
    public float[] impulse(double[] source, double[] ear, int sampleRate, int taps) {
        double perMetre = sampleRate / METRES_A_SECOND;
        double direct = distance(source[0] - ear[0], source[1] - ear[1], source[2] - ear[2]);
        double farthest = direct + taps / perMetre;
        double beta = reflection();
        int[] most = new int[3];
        for (int a = 0; a < 3; a++) most[a] = (int) (farthest / (2 * sides[a])) + 1;
        double[] powers = new double[4 * (most[0] + most[1] + most[2]) + 7];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) powers[i] = powers[i - 1] * beta;
        float[] h = new float[taps];
        for (int i = -2 * most[0]; i <= 2 * most[0]; i++) {
            double x = image(source, ear, 0, i);
            for (int j = -2 * most[1]; j <= 2 * most[1]; j++) {
                double y = image(source, ear, 1, j);
                if (x * x + y * y > farthest * farthest) continue;
                for (int k = -2 * most[2]; k <= 2 * most[2]; k++) {
                    double r = distance(x, y, image(source, ear, 2, k));
                    int at = (int) ((r - direct) * perMetre + 0.5);
                    if (at < taps)
                        h[at] += (float) (powers[Math.abs(i) + Math.abs(j) + Math.abs(k)] / Math.max(0.1, r));
                }
            }
        }
        highPass(h, StrictMath.exp(-2 * Math.PI * LOWEST_HZ / sampleRate));
        for (int i = 0, fade = taps / 5; i < fade; i++) h[taps - 1 - i] *= (i + 1f) / (fade + 1);
        double energy = 0;
        for (float v : h) energy += (double) v * v;
        SoundTransforms.gain(h, 0, taps, (float) (1 / Math.sqrt(energy)));
        return h;
    }

    /** Without it the late arrivals, so many that they fall together, add up to a thump. */
    private static void highPass(float[] h, double pole) {
        double before = 0;
        double y = 0;
        for (int i = 0; i < h.length; i++) {
            double x = h[i];
            y = x - before + pole * y;
            before = x;
            h[i] = (float) y;
        }
    }

    /** Along an axis, from the ear to the image that has been mirrored so many times, by the walls in turn. */
    private double image(double[] source, double[] ear, int axis, int times) {
        double side = sides[axis];
        double at = times % 2 == 0 ? times * side + source[axis] : (times + 1) * side - source[axis];
        return at - ear[axis];
    }

    private static double distance(double x, double y, double z) {
        return Math.sqrt(x * x + y * y + z * z);
    }
}
