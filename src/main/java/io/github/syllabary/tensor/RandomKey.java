package io.github.syllabary.tensor;

import java.util.SplittableRandom;

/**
 * Random numbers as a function of what they are for, so that they depend neither on threads nor on
 * the order of work: keys are derived from (seed, epoch, clip), numbers from (key, index).
 *
 * @see <a href="https://doi.org/10.1145/2660193.2660195">Steele, Lea, Flood: SplitMix64</a>
 */
public final class RandomKey {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private RandomKey() {}

    /** The key for one of the many things drawn under {@code key}. */
    public static long derive(long key, long index) {
        return mix(key + GOLDEN * (index + 1));
    }

    /** Uniform in [0, 1), a multiple of 2⁻²⁴. */
    public static float uniform(long key, long index) {
        return (derive(key, index) >>> 40) * 0x1p-24f;
    }

    /** Uniform in [low, high). */
    public static double uniform(long key, long index, double low, double high) {
        return low + (high - low) * ((derive(key, index) >>> 11) * 0x1p-53);
    }

    /** A generator that starts at a key, for algorithms that want many numbers in turn. */
    public static SplittableRandom generator(long key) {
        return new SplittableRandom(mix(key));
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
