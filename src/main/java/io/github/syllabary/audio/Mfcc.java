package io.github.syllabary.audio;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Mel-frequency cepstral coefficients: the first of the discrete cosine transform (type II, orthonormal)
 * of log-mel rows.
 *
 * <pre>  y[t, k] = √(2/B) Σ_b mel[t, b] · cos(π k (b + ½) / B),  k = 0 with √(1/B) </pre>
 *
 * <p>The transform is linear, so what {@link LogMel} takes away as the mean of each band is taken away
 * as the mean of each coefficient too.
 */
public final class Mfcc implements Features {
    static final String KIND = "mfcc";

    private final LogMel mel;
    private final int coefficients;

    /** {@code [k · bands + b]}. */
    private final float[] cosines;

    /**
     * @param coefficients 1 to the number of bands
     * @throws IllegalArgumentException if they are more or fewer
     */
    public Mfcc(LogMel mel, int coefficients) {
        int bands = mel.channels();
        Checks.require(
                coefficients >= 1 && coefficients <= bands,
                "coefficients",
                coefficients,
                "1 to " + bands + ", the bands");
        this.mel = mel;
        this.coefficients = coefficients;
        cosines = new float[coefficients * bands];
        for (int k = 0; k < coefficients; k++)
            for (int b = 0; b < bands; b++)
                cosines[k * bands + b] = (float)
                        (Math.sqrt((k == 0 ? 1.0 : 2.0) / bands) * StrictMath.cos(Math.PI * k * (b + 0.5) / bands));
    }

    static Mfcc read(Fields fields) {
        int coefficients = fields.whole("coefficients", 13);
        return new Mfcc(new LogMel(LogMelSettings.read(fields)), coefficients);
    }

    private void transform(float[] row, int rowAt, float[] out, int outAt) {
        int bands = mel.channels();
        for (int k = 0; k < coefficients; k++) {
            float sum = 0;
            for (int b = 0; b < bands; b++) sum += cosines[k * bands + b] * row[rowAt + b];
            out[outAt + k] = sum;
        }
    }

    @Override
    public int sampleRate() {
        return mel.sampleRate();
    }

    @Override
    public int channels() {
        return coefficients;
    }

    @Override
    public int[] kinds() {
        int[] each = new int[coefficients];
        Arrays.fill(each, 1);
        return each;
    }

    @Override
    public int windowSamples() {
        return mel.windowSamples();
    }

    @Override
    public int hopSamples() {
        return mel.hopSamples();
    }

    @Override
    public boolean causal() {
        return mel.causal();
    }

    @Override
    public void extract(float[] samples, int from, int n, float[] out, int outAt) {
        int frames = frames(n);
        float[] rows = new float[frames * mel.channels()];
        mel.extract(samples, from, n, rows, 0);
        for (int t = 0; t < frames; t++) transform(rows, t * mel.channels(), out, outAt + t * coefficients);
    }

    @Override
    public FrameStream stream() {
        FrameStream rows = mel.stream();
        float[] out = new float[coefficients];
        return new DerivedStream(rows, (row, at, sink) -> {
            transform(row, at, out, 0);
            sink.frame(out, 0);
        });
    }

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> map = new LinkedHashMap<>(mel.settings());
        map.put("kind", KIND);
        map.put("coefficients", coefficients);
        return map;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mfcc m && coefficients == m.coefficients && mel.equals(m.mel);
    }

    @Override
    public int hashCode() {
        return 31 * coefficients + mel.hashCode();
    }

    @Override
    public String toString() {
        return "Mfcc" + settings();
    }
}
