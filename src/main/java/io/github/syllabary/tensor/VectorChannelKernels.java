package io.github.syllabary.tensor;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops over channels on the Vector API; channels that fill no vector are left to the plain form. No
 * multiplication is fused with an addition, for the formulas round twice.
 */
final class VectorChannelKernels implements ChannelKernels {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final int L = LANES.length();

    private static final VectorSpecies<Double> WIDE = DoubleVector.SPECIES_PREFERRED;
    private static final int H = WIDE.length();

    private final PlainChannelKernels plain = new PlainChannelKernels();

    private static FloatVector load(float[] x, int at) {
        return FloatVector.fromArray(LANES, x, at);
    }

    @Override
    public void rectify(float[] x, float[] y, int from, int to) {
        int whole = from + LANES.loopBound(to - from);
        for (int i = from; i < whole; i += L) load(x, i).max(0f).intoArray(y, i);
        plain.rectify(x, y, whole, to);
    }

    @Override
    public void rectifyGradient(float[] x, float[] dy, float[] dx, int from, int to) {
        FloatVector zero = FloatVector.zero(LANES);
        int whole = from + LANES.loopBound(to - from);
        for (int i = from; i < whole; i += L)
            zero.blend(load(dy, i), load(x, i).compare(VectorOperators.GT, zero))
                    .intoArray(dx, i);
        plain.rectifyGradient(x, dy, dx, whole, to);
    }

    @Override
    public void maxima(float[] x, int at, int[] positions, int n, int[] taps, float[] y, int yAt, int channels) {
        int whole = LANES.loopBound(channels);
        for (int p = 0; p < n; p++) {
            int first = at + positions[p];
            int to = yAt + p * channels;
            for (int c = 0; c < whole; c += L) {
                FloatVector max = load(x, first + taps[0] + c);
                for (int t = 1; t < taps.length; t++) max = max.max(load(x, first + taps[t] + c));
                max.intoArray(y, to + c);
            }
            for (int c = whole; c < channels; c++) {
                float max = x[first + taps[0] + c];
                for (int t = 1; t < taps.length; t++) max = Math.max(max, x[first + taps[t] + c]);
                y[to + c] = max;
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
        int whole = LANES.loopBound(channels);
        for (int p = 0; p < positions.length; p++) {
            int first = at + positions[p];
            int target = dxAt + positions[p];
            int from = yAt + p * channels;
            for (int c = 0; c < whole; c += L) {
                FloatVector max = load(y, from + c);
                // what has not yet found its place
                FloatVector left = load(dy, from + c);
                VectorMask<Float> open = max.compare(VectorOperators.EQ, max);
                FloatVector lost = left.blend(0f, open);
                left = left.blend(0f, open.not());
                for (int t = 0; t < taps.length; t++) {
                    VectorMask<Float> here = max.compare(VectorOperators.EQ, load(x, first + taps[t] + c));
                    int to = target + taps[t] + c;
                    load(dx, to).add(FloatVector.zero(LANES).blend(left, here)).intoArray(dx, to);
                    left = left.blend(0f, here);
                }
                load(dx, target + taps[0] + c).add(lost).intoArray(dx, target + taps[0] + c);
            }
            for (int c = whole; c < channels; c++)
                PlainChannelKernels.one(x, first + c, taps, y, dy, from + c, dx, target + c);
        }
    }

    @Override
    public void affine(float[] x, float[] y, int from, int to, float[] scale, float[] shift) {
        int channels = scale.length;
        int whole = LANES.loopBound(channels);
        for (int c = 0; c < whole; c += L) {
            FloatVector a = load(scale, c);
            FloatVector b = load(shift, c);
            for (int i = from + c; i < to; i += channels)
                load(x, i).mul(a).add(b).intoArray(y, i);
        }
        for (int c = whole; c < channels; c++)
            for (int i = from + c; i < to; i += channels) y[i] = x[i] * scale[c] + shift[c];
    }

    @Override
    public void normalise(
            float[] x, float[] y, int from, int to, float[] mean, float[] inverse, float[] gamma, float[] beta) {
        int channels = mean.length;
        int whole = LANES.loopBound(channels);
        for (int c = 0; c < whole; c += L) {
            FloatVector m = load(mean, c);
            FloatVector s = load(inverse, c);
            FloatVector a = load(gamma, c);
            FloatVector b = load(beta, c);
            for (int i = from + c; i < to; i += channels)
                load(x, i).sub(m).mul(s).mul(a).add(b).intoArray(y, i);
        }
        for (int c = whole; c < channels; c++)
            for (int i = from + c; i < to; i += channels) y[i] = (x[i] - mean[c]) * inverse[c] * gamma[c] + beta[c];
    }

    @Override
    public void sums(float[] x, int from, int to, float[] sums) {
        int channels = sums.length;
        int whole = LANES.loopBound(channels);
        for (int c = 0; c < whole; c += L) {
            FloatVector sum = load(sums, c);
            for (int i = from + c; i < to; i += channels) sum = sum.add(load(x, i));
            sum.intoArray(sums, c);
        }
        for (int c = whole; c < channels; c++) for (int i = from + c; i < to; i += channels) sums[c] += x[i];
    }

    @Override
    public void moments(float[] x, int from, int to, int channels, double[] sums) {
        int whole = LANES.loopBound(channels);
        for (int c = 0; c < whole; c += L) {
            for (int half = 0; half < 2; half++) {
                int at = c + half * H;
                DoubleVector sum = DoubleVector.fromArray(WIDE, sums, at);
                DoubleVector squares = DoubleVector.fromArray(WIDE, sums, channels + at);
                for (int i = from + c; i < to; i += channels) {
                    DoubleVector v = widened(load(x, i), half);
                    sum = sum.add(v);
                    squares = squares.add(v.mul(v));
                }
                sum.intoArray(sums, at);
                squares.intoArray(sums, channels + at);
            }
        }
        if (whole == channels) return;
        for (int at = from; at < to; at += channels)
            PlainChannelKernels.momentsOfRow(x, at, whole, channels, sums, channels);
    }

    @Override
    public void errorMoments(float[] x, float[] dy, int from, int to, float[] mean, float[] inverse, double[] sums) {
        int channels = mean.length;
        int whole = LANES.loopBound(channels);
        for (int c = 0; c < whole; c += L) {
            FloatVector m = load(mean, c);
            FloatVector s = load(inverse, c);
            for (int half = 0; half < 2; half++) {
                int at = c + half * H;
                DoubleVector products = DoubleVector.fromArray(WIDE, sums, at);
                DoubleVector sum = DoubleVector.fromArray(WIDE, sums, channels + at);
                for (int i = from + c; i < to; i += channels) {
                    DoubleVector error = widened(load(dy, i), half);
                    DoubleVector normal = widened(load(x, i).sub(m).mul(s), half);
                    products = products.add(error.mul(normal));
                    sum = sum.add(error);
                }
                products.intoArray(sums, at);
                sum.intoArray(sums, channels + at);
            }
        }
        if (whole == channels) return;
        for (int at = from; at < to; at += channels)
            PlainChannelKernels.errorMomentsOfRow(x, dy, at, whole, mean, inverse, sums);
    }

    /**
     * The lower or upper half of the lanes as doubles. Not by way of vectors half as wide: as soon as there are floats
     * in vectors of two widths, Java 17 was seen to put those of the matrix product on the heap, sixty times slower.
     */
    private static DoubleVector widened(FloatVector v, int half) {
        return half == 0
                ? (DoubleVector) v.convertShape(VectorOperators.F2D, WIDE, 0)
                : (DoubleVector) v.convertShape(VectorOperators.F2D, WIDE, 1);
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
        int channels = mean.length;
        int whole = LANES.loopBound(channels);
        for (int c = 0; c < whole; c += L) {
            FloatVector m = load(mean, c);
            FloatVector s = load(inverse, c);
            FloatVector a = load(gamma, c).mul(s);
            FloatVector dg = load(dGamma, c);
            FloatVector db = load(dBeta, c);
            for (int i = from + c; i < to; i += channels) {
                FloatVector normal = load(x, i).sub(m).mul(s);
                load(dy, i).sub(db).sub(normal.mul(dg)).mul(a).intoArray(dx, i);
            }
        }
        for (int c = whole; c < channels; c++) {
            for (int i = from + c; i < to; i += channels) {
                float normal = (x[i] - mean[c]) * inverse[c];
                dx[i] = gamma[c] * inverse[c] * (dy[i] - dBeta[c] - normal * dGamma[c]);
            }
        }
    }
}
