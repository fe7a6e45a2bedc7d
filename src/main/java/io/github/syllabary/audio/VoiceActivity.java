package io.github.syllabary.audio;

import java.util.Arrays;

/**
 * Says block by block of 10 ms whether there may be speech: the block stands out from the noise before it, and its
 * spectrum has peaks as voices have, not the flat one of hiss.
 *
 * <p>The level of the noise falls at once with a quieter block and rises by 2 dB a second, so that a fan is noise
 * some seconds after it was turned on. Flatness is the geometric over the arithmetic mean of the power from 100 to
 * 4000 Hz; only blocks that are loud enough are transformed. Made to let nothing spoken pass unheard: what else is
 * loud and not flat (music, a dog) counts as speech. Samples that are not finite count as zero.
 *
 * <p>Belongs to one thread and allocates nothing after its construction.
 *
 * @see <a href="https://doi.org/10.1109/TASSP.1974.1162572">Gray and Markel 1974</a> on spectral flatness
 */
public final class VoiceActivity {
    /** Of power, to that of the noise: 6 dB. */
    private static final float LEAST_RATIO = (float) StrictMath.pow(10, 6 / 10.0);

    private static final float RISE_DB_A_SECOND = 2;

    /** White noise has 0.56 on average, a vowel below 0.1. */
    private static final float MOST_FLAT = 0.4f;

    /** Mean squares below that of −90 dB count as that: the last bits of a recording are no speech. */
    private static final float LEAST_POWER = 1e-9f;

    private static final int BLOCKS_A_SECOND = 100;

    private final float[] block;
    private final PowerSpectrum spectrum;
    private final int lowest;
    private final int highest;
    private final float rise;

    /** Of the noise, as a mean square; 0 before the first block. */
    private float floor;

    private int held;

    /**
     * @param sampleRate in Hz, at least 1000
     * @throws IllegalArgumentException if it is less
     */
    public VoiceActivity(int sampleRate) {
        if (sampleRate < 1000)
            throw new IllegalArgumentException("voice activity at " + sampleRate + " Hz; give at least 1000");
        block = new float[sampleRate / BLOCKS_A_SECOND];
        int size = Math.max(16, Integer.highestOneBit(2 * block.length - 1));
        float[] evenly = new float[block.length];
        Arrays.fill(evenly, 1);
        spectrum = new PowerSpectrum(size, evenly);
        lowest = Math.max(1, size * 100 / sampleRate);
        highest = Math.min(size / 2, Math.max(lowest + 4, (int) (size * 4000L / sampleRate)));
        rise = (float) StrictMath.pow(10, RISE_DB_A_SECOND / 10 / BLOCKS_A_SECOND);
    }

    /** Samples of a block. */
    public int blockSamples() {
        return block.length;
    }

    /**
     * Takes samples of one block, in pieces if need be.
     *
     * @param n at most as many as the block still lacks
     * @return whether there may be speech in the block; false while it is not complete
     */
    public boolean accept(float[] samples, int from, int n) {
        for (int i = 0; i < n; i++) {
            float x = samples[from + i];
            block[held + i] = Math.abs(x) <= Float.MAX_VALUE ? x : 0;
        }
        held += n;
        if (held < block.length) return false;
        held = 0;
        return speech();
    }

    private boolean speech() {
        float sum = 0;
        for (float x : block) sum += x * x;
        float power = Math.max(LEAST_POWER, sum / block.length);
        boolean first = floor == 0;
        floor = first ? power : Math.min(power, floor * rise);
        // nothing is known of the noise yet: rather hear it than miss a word
        if (first) return power > LEAST_POWER;
        return power > floor * LEAST_RATIO && flatness() < MOST_FLAT;
    }

    private float flatness() {
        float[] powers = spectrum.of(block);
        double logs = 0;
        double sum = 0;
        for (int k = lowest; k < highest; k++) {
            float p = powers[k] + 1e-20f;
            // log2 to within 0.09: enough to tell hiss from a voice
            logs += Math.getExponent(p) + (double) (p / Math.scalb(1f, Math.getExponent(p)) - 1);
            sum += p;
        }
        int n = highest - lowest;
        return (float) (StrictMath.pow(2, logs / n) / (sum / n));
    }

    /** Forgets everything, as if the next sample were the first. */
    public void reset() {
        held = 0;
        floor = 0;
    }
}
