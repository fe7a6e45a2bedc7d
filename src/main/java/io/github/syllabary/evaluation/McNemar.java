package io.github.syllabary.evaluation;

import java.util.BitSet;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * Whether one of two recognizers is better on the same clips than chance explains: McNemar's test, exact for any
 * number of clips.
 *
 * @param onlyFirst clips that only the first recognises
 * @param onlySecond clips that only the second recognises
 * @see <a href="https://doi.org/10.1007/BF02295996">McNemar 1947</a>
 */
public record McNemar(int onlyFirst, int onlySecond) {

    static McNemar of(ClipBits first, ClipBits second) {
        BitSet both = (BitSet) first.readable().clone();
        both.and(second.readable());
        return new McNemar(
                only(first.correct(), second.correct(), both), only(second.correct(), first.correct(), both));
    }

    private static int only(BitSet these, BitSet notThese, BitSet among) {
        BitSet only = (BitSet) these.clone();
        only.andNot(notThese);
        only.and(among);
        return only.cardinality();
    }

    /**
     * How probable so uneven a split of the clips on which the two differ is, if either is as likely to be right on
     * each: {@code min(1, 2 · Σ_{k ≤ min} C(n, k) / 2ⁿ)}.
     */
    public double p() {
        int n = onlyFirst + onlySecond;
        int fewer = Math.min(onlyFirst, onlySecond);
        if (2 * fewer >= n - 1) return 1; // half of the distribution, and more
        return Math.min(1, 2 * RegularizedBeta.value(0.5, n - fewer, fewer + 1));
    }

    /** Which clips could be read, and which were recognised, by number. */
    record ClipBits(BitSet readable, BitSet correct) implements OutcomeSink {
        ClipBits() {
            this(new BitSet(), new BitSet());
        }

        @Override
        public void accept(Outcome o) {
            if (o.readable()) readable.set(o.clip());
            if (o.correct()) correct.set(o.clip());
        }
    }
}
