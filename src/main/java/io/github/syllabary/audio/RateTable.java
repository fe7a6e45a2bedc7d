package io.github.syllabary.audio;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which input samples with which weights give which output samples. The work is cut into steps of a few
 * output samples, counted from 0; samples are numbered from the first of the recording.
 *
 * <p>Immutable, and shared by all converters of one ratio.
 */
sealed interface RateTable permits PhaseGroups, TwoStages {
    /** Larger tables are not made; there are two stages then. */
    int MOST_WEIGHTS = 1 << 19;

    /** The first input sample that a step needs, negative before the recording. */
    long firstInput(long step);

    /** How many it needs. */
    int inputs(long step);

    long firstOutput(long step);

    /** The most inputs that any step needs, and the most outputs that one gives. */
    int mostInputs();

    int mostOutputs();

    /** How much scratch memory some steps in a row take. */
    int scratch(int steps);

    /**
     * Computes some steps in a row.
     *
     * @param x {@code x[0]} is input sample {@code xFirst}
     * @param y receives the outputs, from its beginning on
     * @param z scratch memory
     */
    void convert(float[] x, long xFirst, long step, int steps, float[] y, float[] z);

    /**
     * The table for {@code m} input samples in the time of {@code l} outputs.
     */
    static RateTable of(int l, int m) {
        return Shared.of(l, m);
    }

    /** The tables used last, at most some 40 MB. */
    final class Shared {
        private record Ratio(int l, int m) {}

        private static final int MOST = 16;

        private static final Map<Ratio, RateTable> TABLES = new LinkedHashMap<>(MOST, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Ratio, RateTable> eldest) {
                return size() > MOST;
            }
        };

        private Shared() {}

        static RateTable of(int l, int m) {
            Ratio ratio = new Ratio(l, m);
            synchronized (TABLES) {
                RateTable table = TABLES.get(ratio);
                if (table == null) {
                    boolean small = PhaseGroups.weights(l, m) <= MOST_WEIGHTS;
                    table = small ? new PhaseGroups(l, m) : new TwoStages(l, m);
                    TABLES.put(ratio, table);
                }
                return table;
            }
        }
    }
}
