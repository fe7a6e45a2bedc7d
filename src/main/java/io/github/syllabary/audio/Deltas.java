package io.github.syllabary.audio;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Features with their slopes in time behind them, and the slopes' slopes behind these.
 *
 * <pre>  d[t] = Σ_{k=1..reach} k (c[t+k] − c[t−k]) / (2 Σ_{k=1..reach} k²) </pre>
 *
 * <p>Only frames that have all their neighbours count: with {@code order} 1 or 2, frame {@code t} of
 * these is frame {@code t + reach·order} of the features below with its slopes, and there are
 * {@code 2·reach·order} frames fewer. So nothing is made up at the ends of a clip, and a stream gives
 * each frame {@code reach·order} hops after its middle.
 *
 * @param of the features whose slopes are wanted
 * @param reach frames on each side, 1 to 10
 * @param order 1 for slopes, 2 for slopes and slopes of slopes
 */
public record Deltas(Features of, int reach, int order) implements Features {
    static final String KIND = "deltas";

    /**
     * @throws IllegalArgumentException if a number is out of its range, or {@code of} has deltas itself
     */
    public Deltas {
        Checks.require(reach >= 1 && reach <= 10, "reach", reach, "1 to 10 frames");
        Checks.require(order == 1 || order == 2, "order", order, "1 or 2");
        if (of instanceof Deltas)
            throw new IllegalArgumentException("features: deltas of deltas; set their order to 2 instead");
    }

    static Deltas read(Fields fields) {
        return new Deltas(Features.of(fields.map("of")), fields.whole("reach", 2), fields.whole("order", 1));
    }

    @Override
    public int sampleRate() {
        return of.sampleRate();
    }

    @Override
    public int channels() {
        return of.channels() * (1 + order);
    }

    @Override
    public int[] kinds() {
        int[] below = of.kinds();
        int[] kinds = new int[below.length * (1 + order)];
        for (int i = 0; i < kinds.length; i++) kinds[i] = below[i % below.length];
        return kinds;
    }

    @Override
    public int windowSamples() {
        return of.windowSamples() + 2 * reach * order * of.hopSamples();
    }

    @Override
    public int hopSamples() {
        return of.hopSamples();
    }

    @Override
    public boolean causal() {
        return of.causal();
    }

    @Override
    public void extract(float[] samples, int from, int n, float[] out, int outAt) {
        int rows = of.frames(n);
        float[] below = new float[rows * of.channels()];
        of.extract(samples, from, n, below, 0);
        DeltaStep step = new DeltaStep(of.channels(), reach, order);
        int[] at = {outAt};
        FrameSink sink = (values, valuesAt) -> {
            System.arraycopy(values, valuesAt, out, at[0], channels());
            at[0] += channels();
        };
        for (int t = 0; t < rows; t++) step.frame(below, t * of.channels(), sink);
    }

    @Override
    public FrameStream stream() {
        return new DerivedStream(of.stream(), new DeltaStep(of.channels(), reach, order));
    }

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", KIND);
        map.put("reach", reach);
        map.put("order", order);
        map.put("of", of.settings());
        return map;
    }
}
