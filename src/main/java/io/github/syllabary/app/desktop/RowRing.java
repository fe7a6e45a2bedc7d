package io.github.syllabary.app.desktop;

/**
 * The last rows of numbers, each with its time. One thread appends and never waits; any others read meanwhile.
 */
final class RowRing {
    /** Rows that may be overwritten while somebody reads the oldest. */
    private static final int SLACK = 16;

    private final float[][] rows;
    private final double[] times;
    private volatile long end;

    RowRing(int kept, int columns) {
        rows = new float[kept + SLACK][columns];
        times = new double[kept + SLACK];
    }

    int columns() {
        return rows[0].length;
    }

    /** How many rows there were so far. */
    long end() {
        return end;
    }

    /** The first row that can be read. */
    long oldest() {
        return Math.max(0, end - (rows.length - SLACK));
    }

    /** Takes a copy of the row; times rise. */
    void append(double time, float[] row) {
        int at = (int) (end % rows.length);
        System.arraycopy(row, 0, rows[at], 0, rows[at].length);
        times[at] = time;
        end++; // publishes it; nobody else writes it
    }

    double time(long row) {
        return times[(int) (row % times.length)];
    }

    float value(long row, int column) {
        return rows[(int) (row % rows.length)][column];
    }

    /** The first row at or after a time; {@link #end} if there is none. */
    long firstFrom(double time) {
        long low = oldest();
        long high = end;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (time(middle) < time) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /** The last row at or before a time, or −1 if there is none that can be read. */
    long lastUpTo(double time) {
        long row = firstFrom(Math.nextUp(time)) - 1;
        return row < oldest() ? -1 : row;
    }
}
