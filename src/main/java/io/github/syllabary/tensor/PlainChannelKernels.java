package io.github.syllabary.tensor;

/** The loops over channels as they stand in the formulas. */
final class PlainChannelKernels implements ChannelKernels {
    private static final int INFINITY = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);

    @Override
    public void rectify(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = Math.max(0f, x[i]);
    }

    @Override
    public void rectifyGradient(float[] x, float[] dy, float[] dx, int from, int to) {
        for (int i = from; i < to; i++) {
            // without a branch, which a processor could only guess: all bits set where 0 < x ≤ ∞, read as whole numbers
            int bits = Float.floatToRawIntBits(x[i]);
            int positive = ~(bits - 1 >> 31 | INFINITY - bits >> 31 | bits >> 31);
            dx[i] = Float.intBitsToFloat(Float.floatToRawIntBits(dy[i]) & positive);
        }
    }

    @Override
    public void maxima(float[] x, int at, int[] positions, int n, int[] taps, float[] y, int yAt, int channels) {
        for (int p = 0; p < n; p++) {
            int to = yAt + p * channels;
            int first = at + positions[p];
            System.arraycopy(x, first + taps[0], y, to, channels);
            for (int t = 1; t < taps.length; t++) {
                int from = first + taps[t];
                for (int c = 0; c < channels; c++) y[to + c] = Math.max(y[to + c], x[from + c]);
            }
        }
    }

    @Override
    public void maximaGradient(
            float[] x,
            int at,
            int[] positions,
            int[] taps,
            float[] y,
            float[] dy,
            int yAt,
            float[] dx,
            int dxAt,
            int channels) {
        for (int p = 0; p < positions.length; p++)
            for (int c = 0; c < channels; c++)
                one(x, at + positions[p] + c, taps, y, dy, yAt + p * channels + c, dx, dxAt + positions[p] + c);
    }

    /** One channel of one window. */
    static void one(float[] x, int at, int[] taps, float[] y, float[] dy, int yAt, float[] dx, int dxAt) {
        int t = 0;
        while (t < taps.length && x[at + taps[t]] != y[yAt]) t++;
        // a maximum that is not a number equals nothing, not even itself
        dx[dxAt + taps[t < taps.length ? t : 0]] += dy[yAt];
    }

    @Override
    public void affine(float[] x, float[] y, int from, int to, float[] scale, float[] shift) {
        for (int at = from; at < to; at += scale.length)
            for (int c = 0; c < scale.length; c++) y[at + c] = x[at + c] * scale[c] + shift[c];
    }

    @Override
    public void normalise(
            float[] x, float[] y, int from, int to, float[] mean, float[] inverse, float[] gamma, float[] beta) {
        for (int at = from; at < to; at += mean.length)
            for (int c = 0; c < mean.length; c++) y[at + c] = (x[at + c] - mean[c]) * inverse[c] * gamma[c] + beta[c];
    }

    @Override
    public void sums(float[] x, int from, int to, float[] sums) {
        for (int at = from; at < to; at += sums.length) for (int c = 0; c < sums.length; c++) sums[c] += x[at + c];
    }

    @Override
    public void moments(float[] x, int from, int to, int channels, double[] sums) {
        for (int at = from; at < to; at += channels) momentsOfRow(x, at, 0, channels, sums, channels);
    }

    /** The channels from {@code c} on of one row. */
    static void momentsOfRow(float[] x, int at, int c, int end, double[] sums, int channels) {
        for (; c < end; c++) {
            double v = x[at + c];
            sums[c] += v;
            sums[channels + c] += v * v;
        }
    }

    @Override
    public void errorMoments(float[] x, float[] dy, int from, int to, float[] mean, float[] inverse, double[] sums) {
        for (int at = from; at < to; at += mean.length) errorMomentsOfRow(x, dy, at, 0, mean, inverse, sums);
    }

    /** The channels from {@code c} on of one row. */
    static void errorMomentsOfRow(float[] x, float[] dy, int at, int c, float[] mean, float[] inverse, double[] sums) {
        for (; c < mean.length; c++) {
            double error = dy[at + c];
            sums[c] += error * ((x[at + c] - mean[c]) * inverse[c]);
            sums[mean.length + c] += error;
        }
    }

    @Override
    public void normaliseGradient(
            float[] x,
            float[] dy,
            float[] dx,
            int from,
            int to,
            float[] mean,
            float[] inverse,
            float[] gamma,
            float[] dGamma,
            float[] dBeta) {
        for (int at = from; at < to; at += mean.length) {
            for (int c = 0; c < mean.length; c++) {
                float normal = (x[at + c] - mean[c]) * inverse[c];
                dx[at + c] = gamma[c] * inverse[c] * (dy[at + c] - dBeta[c] - normal * dGamma[c]);
            }
        }
    }
}
