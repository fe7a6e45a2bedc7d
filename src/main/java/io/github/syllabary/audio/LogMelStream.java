package io.github.syllabary.audio;

import io.github.syllabary.audio.LogMelSettings.Normalisation;
import io.github.syllabary.tensor.SpectrumKernels;
import java.util.Arrays;

/** Log-mel frame by frame; also behind {@link LogMel#extract}. */
final class LogMelStream implements FrameStream {
    /** From this many frames on it pays to fill the lanes of a vector with them. */
    private static final int WORTH_LANES = 3;

    /**
     * From this many frames of all streams on it pays to have the vector form compiled: until then it is
     * a hundred times slower than the plain form, whose bits are the same.
     */
    static final int WORTH_COMPILING = 200_000;

    /** How many there have been; threads may miss each other's without harm. */
    static int framesSoFar;

    private final LogMel of;
    private final int hop;
    private final int bands;
    private final float emphasis;

    /** The share of a new row in the running mean in the long run; 0 without running mean. */
    private final float share;

    /** Samples not yet left behind by all windows, from the start of the next frame on. */
    private final float[] waiting;

    private final LogMelFrames together;
    private final LogMelFrames alone;
    private final float[] row;
    private final float[] mean;
    private int held;

    /** Samples still to come before the next frame begins; only where the hop is longer than the window. */
    private int gap;

    private float last;
    private int rows;

    LogMelStream(LogMel of) {
        LogMelSettings s = of.numbers();
        this.of = of;
        hop = s.hopSamples();
        bands = s.bands();
        emphasis = (float) s.preEmphasis();
        share = s.normalisation() == Normalisation.RUNNING
                ? (float) -StrictMath.expm1(-hop / (s.timeConstantSeconds() * s.sampleRate()))
                : 0;
        alone = new LogMelFrames(of, SpectrumKernels.plain());
        together = SpectrumKernels.get().lanes() == 1 ? alone : new LogMelFrames(of, SpectrumKernels.get());
        // room for as many frames as are computed together, or for 8 one by one
        int spare = together.lanes == 1 ? 8 : together.lanes - 1;
        waiting = new float[of.windowSamples() + spare * Math.min(hop, of.windowSamples())];
        row = new float[bands];
        mean = new float[bands];
    }

    @Override
    public void accept(float[] samples, int from, int n, FrameSink sink) {
        for (int done = 0; done < n; ) {
            int some = take(samples, from + done, n - done);
            done += some;
            emit(sink);
        }
    }

    /** Appends samples as far as there is room. */
    private int take(float[] samples, int from, int n) {
        if (gap > 0) {
            int skipped = Math.min(gap, n);
            gap -= skipped;
            last = samples[from + skipped - 1];
            return skipped;
        }
        int some = Math.min(n, waiting.length - held);
        if (emphasis == 0) {
            System.arraycopy(samples, from, waiting, held, some);
        } else {
            float before = last;
            for (int i = 0; i < some; i++) {
                float x = samples[from + i];
                waiting[held + i] = x - emphasis * before;
                before = x;
            }
            last = before;
        }
        held += some;
        return some;
    }

    private void emit(FrameSink sink) {
        int at = 0;
        while (held - at >= of.window.length) {
            int ready = 1 + (held - at - of.window.length) / hop;
            LogMelFrames form = ready < WORTH_LANES || framesSoFar < WORTH_COMPILING ? alone : together;
            int frames = Math.min(ready, form.lanes);
            form.compute(waiting, at, frames);
            for (int t = 0; t < frames; t++) {
                for (int b = 0; b < bands; b++) row[b] = form.rows[b * form.lanes + t];
                if (share != 0) takeMeanAway();
                sink.frame(row, 0);
            }
            at += frames * hop;
            if (framesSoFar < WORTH_COMPILING) framesSoFar += frames;
        }
        if (at == 0) return;
        if (at >= held) {
            gap = at - held;
            held = 0;
        } else {
            held -= at;
            System.arraycopy(waiting, at, waiting, 0, held);
        }
    }

    private void takeMeanAway() {
        float a = Math.max(1f / (rows + 1), share);
        if (rows < Integer.MAX_VALUE - 1) rows++;
        for (int b = 0; b < bands; b++) {
            mean[b] += a * (row[b] - mean[b]);
            row[b] -= mean[b];
        }
    }

    @Override
    public void reset() {
        held = 0;
        gap = 0;
        last = 0;
        rows = 0;
        Arrays.fill(mean, 0);
    }
}
