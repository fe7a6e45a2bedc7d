package io.github.syllabary.audio;

import io.github.syllabary.tensor.Elementary;
import java.util.Arrays;

/** The gain control of {@link Pcen}. */
final class PcenFilter implements RowFilter {
    private final float share;
    private final float gain;
    private final float bias;
    private final float root;
    private final float floor;
    private final float ground;

    /** Zero for a band that has been silent all the time. */
    private final float[] smooth;

    PcenFilter(Pcen of) {
        share = (float) -StrictMath.expm1(-of.hopSamples() / (of.smoothingSeconds * of.sampleRate()));
        gain = (float) of.gain;
        bias = (float) of.bias;
        root = (float) of.root;
        floor = (float) of.floor;
        ground = power(bias, root);
        smooth = new float[of.channels()];
    }

    @Override
    public void apply(float[] row) {
        for (int b = 0; b < row.length; b++) {
            // written so that NaN and infinity count as silence
            float e = row[b] <= Float.MAX_VALUE ? row[b] : 0;
            smooth[b] = smooth[b] == 0 ? e : (1 - share) * smooth[b] + share * e;
            float even = e * power(floor + smooth[b], -gain);
            row[b] = power(Math.min(even, Float.MAX_VALUE) + bias, root) - ground;
        }
    }

    private static float power(float x, float exponent) {
        if (exponent == 0.5f) return (float) Math.sqrt(x);
        return x == 0 ? 0 : Elementary.exp(exponent * Elementary.log(x));
    }

    @Override
    public void reset() {
        Arrays.fill(smooth, 0);
    }
}
