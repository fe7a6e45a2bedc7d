package io.github.syllabary.audio;

import io.github.syllabary.tensor.Elementary;

/** The channels of {@link Pitch}, frame by frame. */
final class PitchStream extends WindowedStream {
    /** In octaves; a voice does not move faster from frame to frame. */
    private static final float JUMP = 0.25f;

    private static final float LN_2 = 0.6931472f;

    private final Yin yin;
    private final float sampleRate;
    private final int hop;
    private final float fixed;
    private final float threshold;
    private final float share;
    private final float[] out = new float[3];

    /** Octaves, of the last voiced frame. */
    private float before;

    private boolean voicedBefore;
    private float mean;
    private int voicedFrames;

    PitchStream(Pitch of) {
        super(of.windowSamples(), of.hopSamples(), 8, 0);
        yin = of.yin();
        sampleRate = of.sampleRate();
        hop = of.hopSamples();
        fixed = octaves((float) of.referenceHz());
        threshold = (float) of.threshold();
        share = of.running() ? (float) -StrictMath.expm1(-hop / (of.timeConstantSeconds() * of.sampleRate())) : 0;
    }

    private static float octaves(float hz) {
        return Elementary.log(hz) / LN_2;
    }

    @Override
    int frames(float[] x, int at, int ready, FrameSink sink) {
        yin.look(x, at);
        boolean voiced = yin.aperiodicity() < threshold;
        out[1] = Math.max(0, 1 - yin.aperiodicity());
        out[2] = 0;
        if (voiced) voice(octaves(sampleRate / yin.lag()));
        voicedBefore = voiced;
        sink.frame(out, 0);
        return 1;
    }

    private void voice(float now) {
        if (voicedBefore && Math.abs(now - before) < JUMP) out[2] = (now - before) * (sampleRate / hop);
        before = now;
        if (share != 0) {
            mean += Math.max(1f / (voicedFrames + 1), share) * (now - mean);
            if (voicedFrames < Integer.MAX_VALUE - 1) voicedFrames++;
        }
        out[0] = now - (share != 0 ? mean : fixed);
    }

    @Override
    public void reset() {
        super.reset();
        out[0] = 0;
        before = 0;
        voicedBefore = false;
        mean = 0;
        voicedFrames = 0;
    }
}
