package io.github.syllabary.audio;

/** Changes rows in place, one after the other; what it keeps of earlier rows belongs to one stream. */
interface RowFilter {
    /** Changes nothing. */
    RowFilter NONE = new RowFilter() {
        @Override
        public void apply(float[] row) {}

        @Override
        public void reset() {}
    };

    void apply(float[] row);

    /** Forgets all rows. */
    void reset();
}
