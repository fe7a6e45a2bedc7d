package io.github.syllabary.audio;

/** Slopes of the rows that come in, as {@link Deltas} says. */
final class DeltaStep implements DerivedStream.Step {
    private final int channels;
    private final int reach;
    private final int order;
    private final float scale;

    /** By order, the latest rows, row {@code t} at {@code t mod length}: first those that come in, then their slopes. */
    private final float[][][] latest;

    private final float[] out;
    private long count;

    DeltaStep(int channels, int reach, int order) {
        this.channels = channels;
        this.reach = reach;
        this.order = order;
        int squares = 0;
        for (int k = 1; k <= reach; k++) squares += k * k;
        scale = 1f / (2 * squares);
        latest = new float[order][2 * reach * order + 1][channels];
        out = new float[channels * (1 + order)];
    }

    @Override
    public void frame(float[] row, int at, FrameSink sink) {
        System.arraycopy(row, at, latest[0][slot(count)], 0, channels);
        count++;
        long slopeAt = count - 1 - reach; // in the middle of the rows that came last
        if (slopeAt < reach) return;
        if (order == 2) {
            slope(latest[0], slopeAt, latest[1][slot(slopeAt)], 0);
            slopeAt -= reach;
            if (slopeAt < 2 * reach) return;
            System.arraycopy(latest[1][slot(slopeAt)], 0, out, channels, channels);
            slope(latest[1], slopeAt, out, 2 * channels);
        } else {
            slope(latest[0], slopeAt, out, channels);
        }
        System.arraycopy(latest[0][slot(slopeAt)], 0, out, 0, channels);
        sink.frame(out, 0);
    }

    private void slope(float[][] rows, long t, float[] d, int dAt) {
        for (int c = 0; c < channels; c++) {
            float sum = 0;
            for (int k = 1; k <= reach; k++) sum += k * (rows[slot(t + k)][c] - rows[slot(t - k)][c]);
            d[dAt + c] = sum * scale;
        }
    }

    private int slot(long t) {
        return (int) (t % latest[0].length);
    }

    @Override
    public void reset() {
        count = 0;
    }
}
