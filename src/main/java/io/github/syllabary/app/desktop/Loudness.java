package io.github.syllabary.app.desktop;

/**
 * How far up the pictures go: to full scale or a half, a quarter, … of it, as the sound in sight asks for. Goes up at
 * once and down only when the sound has become clearly softer, so that the pictures seldom change.
 */
final class Loudness {
    /** Noise of a quiet room is not blown up beyond. */
    private static final double LEAST = 1.0 / 64;

    private double top = LEAST;

    /** The amplitude that the pictures go up to, a power of two up to 1. */
    double top() {
        return top;
    }

    /** The same in decibels. */
    double decibels() {
        return 20 * Math.log10(top);
    }

    /** Follows the loudest sample in sight; whether that changed anything. */
    boolean follow(double peak) {
        double before = top;
        while (peak > top && top < 1) top *= 2;
        while (peak < 0.35 * top && top > LEAST) top /= 2;
        return top != before;
    }
}
