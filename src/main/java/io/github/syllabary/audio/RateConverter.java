package io.github.syllabary.audio;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Endless audio at one rate in, at another out, through a windowed-sinc filter in polyphase form.
 *
 * <p>Output {@code i} belongs to the time {@code i/to} seconds; silence is thought before the first
 * sample and behind the last. Up to 0.9 of half the lower rate frequencies pass unchanged (to 0.001
 * dB), those from half the lower rate on are 90 dB down, so nothing folds back. The filter reaches 59
 * periods of the lower rate to each side.
 *
 * <p>The output depends on nothing but the samples, not on how they are cut, with the same bits on all
 * machines with fused multiply-add. A sample that is not finite spoils the outputs within reach of it
 * and up to 31 more to each side.
 *
 * <p>Belongs to one thread. Nothing is allocated after construction.
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

    /** Outputs. */
    static final int MOST_AT_ONCE = 2048;

    /** Above all sound there is; products of two rates and small numbers stay exact. */
    private static final int HIGHEST_RATE = 1 << 24;

    private final int from;
    private final int to;
    private final RateTable table;

    /** Of the input, from number {@code first} on. */
    private final float[] held;

    private final float[] converted;
    private final float[] scratch;
    private final int mostSteps;
    private long first;
    private int n;
    private long step;
    private long taken;
    private long given;
    private boolean finished;

    /**
     * @param from the rate in Hz of what comes in
     * @param to that of what goes out
     * @throws IllegalArgumentException if a rate is not positive, above 16,777,216 Hz or more than 256 times the other
     */
    public RateConverter(int from, int to) {
        long lower = Math.min(from, to);
        long higher = Math.max(from, to);
        if (lower <= 0 || higher > 256 * lower || higher > HIGHEST_RATE)
            throw new IllegalArgumentException("cannot convert " + from + " Hz to " + to
                    + " Hz; rates must be positive, at most " + HIGHEST_RATE + " Hz and within a factor of 256");
        this.from = from;
        this.to = to;
        int divisor = BigInteger.valueOf(from).gcd(BigInteger.valueOf(to)).intValue();
        table = RateTable.of(to / divisor, from / divisor);
        mostSteps = Math.max(1, MOST_AT_ONCE / table.mostOutputs());
        held = new float[2 * table.mostInputs() + MOST_AT_ONCE];
        converted = new float[mostSteps * table.mostOutputs()];
        scratch = new float[table.scratch(mostSteps)];
        reset();
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

    /**
     * Takes {@code n} more samples; those they complete go to the sink. An output is complete when 59
     * periods of the lower rate and 32 of {@code to} have come behind it (5.7 ms from 48 to 16 kHz); between rates
     * such as 44,101 and 16,000 Hz, which share no small ratio, 24 periods of the lower rate more.
     *
     * @throws IllegalStateException after {@link #finish}
     */
    public void accept(float[] samples, int at, int n, Sink sink) {
        if (finished) throw new IllegalStateException("the converter is finished; reset it before the next recording");
        taken += n;
        while (n > 0) {
            int some = Math.min(n, held.length - this.n);
            System.arraycopy(samples, at, held, this.n, some);
            this.n += some;
            at += some;
            n -= some;
            convert(Long.MAX_VALUE, sink);
        }
    }

    /** Gives what is still due, as if silence followed. */
    public void finish(Sink sink) {
        finished = true;
        for (long due = length(taken); given < due; ) {
            Arrays.fill(held, n, held.length, 0);
            n = held.length;
            convert(due, sink);
        }
    }

    /** Forgets everything, as if the next sample were the first. */
    public void reset() {
        first = table.firstInput(0);
        n = (int) -first;
        Arrays.fill(held, 0, n, 0);
        step = 0;
        taken = 0;
        given = 0;
        finished = false;
    }

    /** Takes all steps that have their inputs, and makes room if there is little. */
    private void convert(long due, Sink sink) {
        while (given < due) {
            int steps = 0;
            while (steps < mostSteps && table.firstInput(step + steps) + table.inputs(step + steps) <= first + n)
                steps++;
            if (steps == 0) break;
            table.convert(held, first, step, steps, converted, scratch);
            step += steps;
            int some = (int) (Math.min(table.firstOutput(step), due) - given);
            given += some;
            sink.samples(converted, 0, some);
        }
        if (n < held.length) return;
        int used = (int) Math.min(table.firstInput(step) - first, n);
        System.arraycopy(held, used, held, 0, n - used);
        first += used;
        n -= used;
    }

    /** ⌈n·to/from⌉ */
    private long length(long n) {
        return n / from * to + (n % from * to + from - 1) / from;
    }
}
