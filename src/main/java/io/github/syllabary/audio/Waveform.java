package io.github.syllabary.audio;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The samples themselves, one frame of one channel a sample, after two optional causal filters:
 *
 * <pre>  y[t] = x[t] − x[t−1] + r·y[t−1],  r = e^(−2π·highPassHz/sampleRate)   (removes DC)
 *  z[t] = y[t] − preEmphasis·y[t−1]                                      (lifts the treble) </pre>
 *
 * <p>Before the first sample stands {@code x[−1] = x[0]}, {@code y[−1] = 0}: a constant gives zeros
 * from the start. Samples that are not finite count as zeros.
 *
 * @param highPassHz corner of the first filter, 0 for none, below half the rate
 * @param preEmphasis 0 for none, usually 0.97, in [0, 1]
 */
public record Waveform(int sampleRate, double highPassHz, double preEmphasis) implements Features {
    static final String KIND = "waveform";

    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Waveform {
        Checks.require(sampleRate > 0, "sampleRate", sampleRate, "a positive number of Hz");
        Checks.require(
                highPassHz >= 0 && highPassHz < sampleRate / 2.0,
                "highPassHz",
                highPassHz,
                "0 or a frequency below half of " + sampleRate + " Hz");
        Checks.require(preEmphasis >= 0 && preEmphasis <= 1, "preEmphasis", preEmphasis, "a number from 0 to 1");
    }

    /** Without filters. */
    public Waveform(int sampleRate) {
        this(sampleRate, 0, 0);
    }

    static Waveform read(Fields fields) {
        return new Waveform(
                fields.whole("sampleRate", 8000), fields.number("highPassHz", 0), fields.number("preEmphasis", 0));
    }

    @Override
    public int channels() {
        return 1;
    }

    @Override
    public int windowSamples() {
        return 1;
    }

    @Override
    public int hopSamples() {
        return 1;
    }

    @Override
    public boolean causal() {
        return true;
    }

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", KIND);
        map.put("sampleRate", sampleRate);
        map.put("highPassHz", highPassHz);
        map.put("preEmphasis", preEmphasis);
        return map;
    }

    @Override
    public void extract(float[] samples, int from, int n, float[] out, int outAt) {
        new Stream(this).filter(samples, from, n, out, outAt);
    }

    @Override
    public FrameStream stream() {
        return new Stream(this);
    }

    private static final class Stream implements FrameStream {
        private final float r;
        private final float emphasis;
        private final float[] block = new float[256];
        private boolean begun;
        private float lastX;
        private float lastY;

        Stream(Waveform of) {
            r = of.highPassHz == 0 ? 0 : (float) StrictMath.exp(-2 * Math.PI * of.highPassHz / of.sampleRate);
            emphasis = (float) of.preEmphasis;
        }

        @Override
        public void accept(float[] samples, int from, int n, FrameSink sink) {
            for (int done = 0; done < n; done += block.length) {
                int some = Math.min(block.length, n - done);
                filter(samples, from + done, some, block, 0);
                for (int i = 0; i < some; i++) sink.frame(block, i);
            }
        }

        void filter(float[] samples, int from, int n, float[] out, int outAt) {
            for (int i = 0; i < n; i++) {
                float x = samples[from + i];
                if (!(Math.abs(x) <= Float.MAX_VALUE)) x = 0;
                float y = x;
                if (r != 0) {
                    y = begun ? x - lastX + r * lastY : 0;
                    if (!(Math.abs(y) <= Float.MAX_VALUE)) y = 0;
                }
                out[outAt + i] = emphasis == 0 ? y : y - emphasis * lastY;
                lastX = x;
                lastY = y;
                begun = true;
            }
        }

        @Override
        public void reset() {
            begun = false;
            lastX = 0;
            lastY = 0;
        }
    }
}
