package io.github.syllabary.evaluation;

import java.util.List;

/**
 * The same clips again under worse conditions.
 *
 * @param rows the first is the clips as they are
 */
public record Robustness(List<Row> rows) {

    /**
     * @param kind what is changed: {@code "noise"}
     * @param condition how much: {@code "10 dB"}
     */
    public record Row(String kind, String condition, Tally tally) {
        /** {@code "noise 10 dB"}. */
        public String name() {
            return condition.isEmpty() ? kind : kind + " " + condition;
        }
    }
}
