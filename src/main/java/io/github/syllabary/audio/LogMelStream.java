package io.github.syllabary.audio;

import io.github.syllabary.audio.LogMelSettings.Normalisation;
import io.github.syllabary.tensor.Elementary;
import java.util.Arrays;

/** Log-mel frame by frame; also behind {@link LogMel#extract}. */
final class LogMelStream implements FrameStream {
    private final LogMel of;
    private final int hop;
    private final int bands;
    private final boolean energies;
    private final float floor;
    private final float emphasis;

    /** The share of a new row in the running mean in the long run; 0 without running mean. */
    private final float share;

    /** Samples not yet left behind by all windows, from the start of the next frame on. */
    private final float[] waiting;

    private final float[] transform;
    private final float[] spectrum;
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
        energies = s.power() == 2;
        floor = (float) s.logFloor();
        emphasis = (float) s.preEmphasis();
        share = s.normalisation() == Normalisation.RUNNING
                ? (float) -StrictMath.expm1(-hop / (s.timeConstantSeconds() * s.sampleRate()))
                : 0;
        waiting = new float[of.windowSamples() + 8 * Math.min(hop, of.windowSamples())];
        transform = new float[s.fftSize()];
        spectrum = new float[s.fftSize() / 2 + MelBank.SPARE];
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
        for (; held - at >= of.window.length; at += hop) {
            frame(at);
            sink.frame(row, 0);
            if (held - at < hop) {
                gap = hop - (held - at);
                held = 0;
                return;
            }
        }
        if (at == 0) return;
        held -= at;
        System.arraycopy(waiting, at, waiting, 0, held);
    }

    private void frame(int at) {
        float[] w = of.window;
        float[] z = transform;
        for (int i = 0; i < w.length; i++) z[i] = w[i] * waiting[at + i];
        Arrays.fill(z, w.length, z.length, 0);
        of.fft.forwardTransform(z);
        // packed re0, re(n/2), re1, im1, re2, im2, …; no band has a weight at half the rate, so re(n/2) is left out
        float[] e = spectrum;
        int bins = z.length / 2;
        e[0] = z[0] * z[0];
        for (int k = 1; k < bins; k++) e[k] = z[2 * k] * z[2 * k] + z[2 * k + 1] * z[2 * k + 1];
        if (!energies) for (int k = 0; k < bins; k++) e[k] = (float) Math.sqrt(e[k]);
        of.bank.apply(e, row, 0);
        // written so that NaN and infinity count as the floor
        for (int b = 0; b < bands; b++)
            row[b] = Elementary.log(row[b] > floor && row[b] <= Float.MAX_VALUE ? row[b] : floor);
        if (share != 0) takeMeanAway();
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
