package io.github.syllabary.audio;

import be.tarsos.dsp.resample.Resampler;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Endless audio at one rate in, at another out, by TarsosDSP's band-limited interpolation in its
 * high quality.
 *
 * <p>That resampler gives slightly different samples for different cuts of its input; here it is fed
 * blocks of fixed length counted from the first sample, so the output depends on nothing but the
 * samples. Output {@code i} belongs to the time {@code i/to} seconds. The band ends at 0.9 of half
 * the lower rate.
 *
 * <p>Belongs to one thread.
 */
public final class RateConverter {
    /** Receives converted samples. */
    @FunctionalInterface
    public interface Sink {
        /**
         * @param samples holds them from {@code at} on; valid during the call only
         */
        void samples(float[] samples, int at, int n);
    }

    private record Rates(int from, int to) {}

    /** Making a resampler computes a large table; copies take it over. */
    private static final Map<Rates, Resampler> PATTERNS = new ConcurrentHashMap<>();

    private final int from;
    private final int to;
    private final double factor;
    private final Resampler resampler;
    private final float[] block;
    private final float[] converted;
    private int held;
    private long taken;
    private long given;

    /**
     * @param from the rate in Hz of what comes in
     * @param to that of what goes out
     * @throws IllegalArgumentException if a rate is not positive or one is more than 256 times the other
     */
    public RateConverter(int from, int to) {
        if (from <= 0 || to <= 0 || Math.max(from, to) / 256 > Math.min(from, to))
            throw new IllegalArgumentException("cannot convert " + from + " Hz to " + to
                    + " Hz; rates must be positive and within a factor of 256");
        this.from = from;
        this.to = to;
        factor = (double) to / from;
        resampler = new Resampler(
                PATTERNS.computeIfAbsent(new Rates(from, to), rates -> new Resampler(true, factor, factor)));
        block = new float[Math.max(1, from / 100)];
        converted = new float[(int) (block.length * factor) + 64];
    }

    /** All of a clip at once: {@code ⌈n·to/from⌉} samples. */
    static float[] convert(float[] samples, int from, int to) {
        RateConverter converter = new RateConverter(from, to);
        long n = converter.length(samples.length);
        if (n > Integer.MAX_VALUE - 8)
            throw new IllegalArgumentException(samples.length + " samples are too many to convert from " + from + " to "
                    + to + " Hz at once; cut them into pieces");
        float[] out = new float[(int) n];
        int[] at = {0};
        Sink sink = (y, yAt, some) -> {
            System.arraycopy(y, yAt, out, at[0], some);
            at[0] += some;
        };
        converter.accept(samples, 0, samples.length, sink);
        converter.finish(sink);
        return out;
    }

    /** Takes {@code n} more samples; those they complete go to the sink, some 10 ms later at most. */
    public void accept(float[] samples, int at, int n, Sink sink) {
        taken += n;
        while (n > 0) {
            int some = Math.min(n, block.length - held);
            System.arraycopy(samples, at, block, held, some);
            held += some;
            at += some;
            n -= some;
            if (held == block.length) convertBlock(Long.MAX_VALUE, sink);
        }
    }

    /** Gives what is still due, as if silence followed; the converter cannot be used after that. */
    public void finish(Sink sink) {
        for (long due = length(taken); given < due; ) {
            Arrays.fill(block, held, block.length, 0);
            convertBlock(due, sink);
        }
    }

    private void convertBlock(long due, Sink sink) {
        int used = 0;
        int n;
        do {
            Resampler.Result r =
                    resampler.process(factor, block, used, block.length - used, false, converted, 0, converted.length);
            used += r.inputSamplesConsumed;
            n = (int) Math.min(r.outputSamplesGenerated, due - given);
            if (n > 0) sink.samples(converted, 0, n);
            given += n;
        } while (used < block.length || n == converted.length);
        held = 0;
    }

    /** ⌈n·to/from⌉ */
    private long length(long n) {
        return (n * to + from - 1) / from;
    }
}
