package io.github.syllabary.training;

import io.github.syllabary.audio.FirFilter;
import io.github.syllabary.tensor.RandomKey;
import io.github.syllabary.tensor.Scratch;
import java.util.Map;

/**
 * Mouths and microphones that give some octaves more and others less, so that the network does not lean on how loud one
 * band is beside another. Gains are drawn for every octave from 125 Hz on and run in straight lines between them.
 *
 * @param probability how often a sound is heard through one
 * @param db gains lie up to so many decibels either way
 * @see <a href="https://arxiv.org/abs/2110.03282">Nam et al. 2021, FilterAugment</a>, of the linear kind, which does so
 *     to mel bands
 */
public record FrequencyResponse(double probability, double db) {
    static final FrequencyResponse FLAT = new FrequencyResponse(0, 0);

    private static final double LOWEST_HZ = 125;
    private static final int HALF = 64;
    private static final float[] COSINES = new float[2 * HALF];

    static {
        for (int i = 0; i < COSINES.length; i++) COSINES[i] = (float) StrictMath.cos(Math.PI * i / HALF);
    }

    static FrequencyResponse read(Setting setting) {
        Map<String, Setting> f = setting.fields("probability", "db");
        double probability = f.containsKey("probability") ? f.get("probability").number(0, 1) : 1;
        return new FrequencyResponse(probability, setting.field("db").number(0, 40));
    }

    void apply(float[] x, int n, int sampleRate, long key, Scratch scratch) {
        if (RandomKey.uniform(key, 0) >= probability) return;
        float[] h = weights(sampleRate, key);
        FirFilter.apply(x, n, h, h.length, HALF - 1, scratch);
    }

    /** Symmetric, the response sampled at {@link #HALF} steps up to half the rate and cut off by a Hann window. */
    private float[] weights(int sampleRate, long key) {
        double[] gains = new double[HALF + 1];
        for (int k = 0; k <= HALF; k++) gains[k] = gain(k * sampleRate / (2.0 * HALF), key);
        float[] h = new float[2 * HALF - 1];
        for (int t = 0; t < HALF; t++) {
            double sum = gains[0] + gains[HALF] * COSINES[HALF * t % (2 * HALF)];
            for (int k = 1; k < HALF; k++) sum += 2 * gains[k] * COSINES[k * t % (2 * HALF)];
            float weight = (float) (sum / (2 * HALF) * (0.5 + 0.5 * COSINES[t]));
            h[HALF - 1 + t] = weight;
            h[HALF - 1 - t] = weight;
        }
        return h;
    }

    private double gain(double hz, long key) {
        double octaves = hz <= LOWEST_HZ ? 0 : StrictMath.log(hz / LOWEST_HZ) / StrictMath.log(2);
        int below = (int) octaves;
        double low = RandomKey.uniform(key, 1 + below, -db, db);
        double high = RandomKey.uniform(key, 2 + below, -db, db);
        return StrictMath.pow(10, (low + (high - low) * (octaves - below)) / 20);
    }
}
