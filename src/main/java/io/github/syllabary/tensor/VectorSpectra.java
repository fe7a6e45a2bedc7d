package io.github.syllabary.tensor;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The spectral kernels on the Vector API: a lane is a frame.
 *
 * <p>Vectors are loaded, stored and broadcast by the API's own methods, which are always inlined. Methods of ours in
 * between are not, once a compilation has grown large, and then every vector goes to the heap. For the same reason
 * numbers are broadcast before they meet a vector: {@code v.mul(number)} calls methods that C2 on Java 17 was seen not
 * to bind.
 */
final class VectorSpectra implements SpectrumKernels {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final int L = LANES.length();
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;

    @Override
    public int lanes() {
        return L;
    }

    @Override
    public int scratch(Fourier plan, int window, int hop) {
        return plan.n * L + Math.min(hop, window) * columns(window, hop);
    }

    /** How many stretches of a hop all frames together reach into. */
    private static int columns(int window, int hop) {
        return L + (window - 1) / hop;
    }

    @Override
    public void powers(
            Fourier plan, float[] window, float[] x, int xAt, int hop, int frames, float[] z, float[] power) {
        int n = plan.n;
        int columns = columns(window.length, hop);
        spread(x, xAt, hop, xAt + (frames - 1) * hop + window.length, z, n * L, Math.min(hop, window.length), columns);
        weigh(window, hop, z, n * L, columns);
        Arrays.fill(z, window.length * L, n * L, 0);
        for (int step = Integer.numberOfTrailingZeros(n); step >= 2; step--) {
            split(z, (1 << step) * L, plan.split[step]);
            transform(z, step - 2, plan.radix4);
        }
        square(plan.re, plan.im, z, power);
    }

    /**
     * Sets the samples down such that those at one place of all frames stand side by side: {@code s[j, c] = x[c·hop +
     * j]}, of which frame {@code t} takes number {@code i = c·hop + j} from {@code s[j, c + t]}. Behind the end of the
     * last frame is silence.
     */
    private static void spread(float[] x, int xAt, int hop, int end, float[] s, int sAt, int rows, int columns) {
        for (int c = 0; c < columns; c++) {
            int from = Math.min(end, xAt + c * hop);
            int n = Math.min(rows, end - from);
            int to = sAt + c;
            for (int j = 0; j < n; j++) s[to + j * columns] = x[from + j];
            for (int j = n; j < rows; j++) s[to + j * columns] = 0;
        }
    }

    /** Windowed samples, a frame a lane. */
    private static void weigh(float[] window, int hop, float[] z, int sAt, int columns) {
        for (int c = 0, from = 0; from < window.length; c++, from += hop) {
            int n = Math.min(hop, window.length - from);
            for (int j = 0; j < n; j++) {
                FloatVector.broadcast(LANES, window[from + j])
                        .mul(FloatVector.fromArray(LANES, z, sAt + c + j * columns))
                        .intoArray(z, (from + j) * L);
            }
        }
    }

    private static void split(float[] z, int length, float[] turns) {
        int q = length / 4;
        for (int k = 0; k < q / L; k++) {
            int i = k * L;
            FloatVector a = FloatVector.fromArray(LANES, z, i);
            FloatVector b = FloatVector.fromArray(LANES, z, i + q);
            FloatVector c = FloatVector.fromArray(LANES, z, i + 2 * q);
            FloatVector d = FloatVector.fromArray(LANES, z, i + 3 * q);
            a.add(c).intoArray(z, i);
            b.add(d).intoArray(z, i + q);
            FloatVector re = a.sub(c);
            FloatVector im = d.sub(b);
            FloatVector cos = FloatVector.broadcast(LANES, turns[2 * k]);
            FloatVector sin = FloatVector.broadcast(LANES, turns[2 * k + 1]);
            re.mul(cos).sub(im.mul(sin)).intoArray(z, i + 2 * q);
            re.mul(sin).add(im.mul(cos)).intoArray(z, i + 3 * q);
        }
    }

    private static void transform(float[] z, int log, float[][] turns) {
        int n = L << log;
        int step = log;
        for (; step > 2; step -= 2) radix4(z, 2 * n, 3 * n, n, L << step, turns[step]);
        if (step == 2) fours(z, 2 * n, 3 * n, n);
        if (step == 1) twos(z, 2 * n, 2 * n);
    }

    /** A step at radix 4 in all blocks of a length. */
    private static void radix4(float[] z, int reFrom, int imFrom, int n, int length, float[] turns) {
        int q = length / 4;
        for (int block = 0; block < n; block += length) {
            int reAt = reFrom + block;
            int imAt = imFrom + block;
            for (int k = 0; k < q / L; k++) {
                int r = reAt + k * L;
                int m = imAt + k * L;
                FloatVector aRe = FloatVector.fromArray(LANES, z, r);
                FloatVector cRe = FloatVector.fromArray(LANES, z, r + 2 * q);
                FloatVector sumRe = aRe.add(cRe);
                FloatVector differenceRe = aRe.sub(cRe);
                FloatVector bRe = FloatVector.fromArray(LANES, z, r + q);
                FloatVector dRe = FloatVector.fromArray(LANES, z, r + 3 * q);
                FloatVector oddSumRe = bRe.add(dRe);
                FloatVector oddDifferenceRe = bRe.sub(dRe);
                FloatVector aIm = FloatVector.fromArray(LANES, z, m);
                FloatVector cIm = FloatVector.fromArray(LANES, z, m + 2 * q);
                FloatVector sumIm = aIm.add(cIm);
                FloatVector differenceIm = aIm.sub(cIm);
                FloatVector bIm = FloatVector.fromArray(LANES, z, m + q);
                FloatVector dIm = FloatVector.fromArray(LANES, z, m + 3 * q);
                FloatVector oddSumIm = bIm.add(dIm);
                FloatVector oddDifferenceIm = bIm.sub(dIm);
                sumRe.add(oddSumRe).intoArray(z, r);
                sumIm.add(oddSumIm).intoArray(z, m);
                FloatVector re = sumRe.sub(oddSumRe);
                FloatVector im = sumIm.sub(oddSumIm);
                FloatVector cos = FloatVector.broadcast(LANES, turns[6 * k + 2]);
                FloatVector sin = FloatVector.broadcast(LANES, turns[6 * k + 3]);
                re.mul(cos).sub(im.mul(sin)).intoArray(z, r + 2 * q);
                re.mul(sin).add(im.mul(cos)).intoArray(z, m + 2 * q);
                re = differenceRe.add(oddDifferenceIm);
                im = differenceIm.sub(oddDifferenceRe);
                cos = FloatVector.broadcast(LANES, turns[6 * k]);
                sin = FloatVector.broadcast(LANES, turns[6 * k + 1]);
                re.mul(cos).sub(im.mul(sin)).intoArray(z, r + q);
                re.mul(sin).add(im.mul(cos)).intoArray(z, m + q);
                re = differenceRe.sub(oddDifferenceIm);
                im = differenceIm.add(oddDifferenceRe);
                cos = FloatVector.broadcast(LANES, turns[6 * k + 4]);
                sin = FloatVector.broadcast(LANES, turns[6 * k + 5]);
                re.mul(cos).sub(im.mul(sin)).intoArray(z, r + 3 * q);
                re.mul(sin).add(im.mul(cos)).intoArray(z, m + 3 * q);
            }
        }
    }

    /** The steps at radix 4 whose turns are all 1. */
    private static void fours(float[] z, int reAt, int imAt, int n) {
        for (int i = 0; i < n; i += 4 * L) {
            int r = reAt + i;
            int m = imAt + i;
            FloatVector a = FloatVector.fromArray(LANES, z, r);
            FloatVector b = FloatVector.fromArray(LANES, z, r + L);
            FloatVector c = FloatVector.fromArray(LANES, z, r + 2 * L);
            FloatVector d = FloatVector.fromArray(LANES, z, r + 3 * L);
            FloatVector sumRe = a.add(c);
            FloatVector differenceRe = a.sub(c);
            FloatVector oddSumRe = b.add(d);
            FloatVector oddDifferenceRe = b.sub(d);
            a = FloatVector.fromArray(LANES, z, m);
            b = FloatVector.fromArray(LANES, z, m + L);
            c = FloatVector.fromArray(LANES, z, m + 2 * L);
            d = FloatVector.fromArray(LANES, z, m + 3 * L);
            FloatVector sumIm = a.add(c);
            FloatVector differenceIm = a.sub(c);
            FloatVector oddSumIm = b.add(d);
            FloatVector oddDifferenceIm = b.sub(d);
            sumRe.add(oddSumRe).intoArray(z, r);
            sumIm.add(oddSumIm).intoArray(z, m);
            differenceRe.add(oddDifferenceIm).intoArray(z, r + L);
            differenceIm.sub(oddDifferenceRe).intoArray(z, m + L);
            sumRe.sub(oddSumRe).intoArray(z, r + 2 * L);
            sumIm.sub(oddSumIm).intoArray(z, m + 2 * L);
            differenceRe.sub(oddDifferenceIm).intoArray(z, r + 3 * L);
            differenceIm.add(oddDifferenceRe).intoArray(z, m + 3 * L);
        }
    }

    private static void twos(float[] z, int at, int n) {
        for (int i = at; i < at + n; i += 2 * L) {
            FloatVector a = FloatVector.fromArray(LANES, z, i);
            FloatVector b = FloatVector.fromArray(LANES, z, i + L);
            a.add(b).intoArray(z, i);
            a.sub(b).intoArray(z, i + L);
        }
    }

    private static void square(int[] reAt, int[] imAt, float[] z, float[] power) {
        FloatVector sum = FloatVector.fromArray(LANES, z, 0).add(FloatVector.fromArray(LANES, z, L));
        sum.mul(sum).intoArray(power, 0);
        for (int k = 1; k < reAt.length; k++) {
            FloatVector re = FloatVector.fromArray(LANES, z, reAt[k] * L);
            FloatVector im = FloatVector.fromArray(LANES, z, imAt[k] * L);
            re.mul(re).add(im.mul(im)).intoArray(power, k * L);
        }
    }

    @Override
    public void bands(float[][] weights, int[] first, float[] x, float[] y) {
        for (int b = 0; b < weights.length; b++) band(weights[b], x, first[b] * L, y, b * L);
    }

    private static void band(float[] w, float[] x, int from, float[] y, int to) {
        FloatVector s0 = FloatVector.zero(LANES);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        for (int i = 0; i < w.length; i += 4) {
            int at = from + i * L;
            s0 = s0.add(FloatVector.broadcast(LANES, w[i]).mul(FloatVector.fromArray(LANES, x, at)));
            s1 = s1.add(FloatVector.broadcast(LANES, w[i + 1]).mul(FloatVector.fromArray(LANES, x, at + L)));
            s2 = s2.add(FloatVector.broadcast(LANES, w[i + 2]).mul(FloatVector.fromArray(LANES, x, at + 2 * L)));
            s3 = s3.add(FloatVector.broadcast(LANES, w[i + 3]).mul(FloatVector.fromArray(LANES, x, at + 3 * L)));
        }
        s0.add(s1).add(s2.add(s3)).intoArray(y, to);
    }

    @Override
    public void log(float[] x, int n, float floor, double[] m, double[] e) {
        Elementary.takeApart(x, n, floor, m, e);
        int whole = DOUBLES.loopBound(n);
        logs(m, e, whole);
        for (int i = whole; i < n; i++) m[i] = Elementary.log(e[i], m[i]);
        // no conversion of vectors: with floats of two widths about, Java 17 puts those of the products on the heap
        for (int i = 0; i < n; i++) x[i] = (float) m[i];
    }

    /** {@link Elementary#log(double, double)}, step for step. */
    private static void logs(double[] m, double[] e, int n) {
        DoubleVector one = DoubleVector.broadcast(DOUBLES, 1);
        for (int i = 0; i < n; i += DOUBLES.length()) {
            DoubleVector x = DoubleVector.fromArray(DOUBLES, m, i);
            DoubleVector t = x.sub(one).div(x.add(one));
            DoubleVector q = t.mul(t);
            DoubleVector s =
                    DoubleVector.broadcast(DOUBLES, 2.0 / 11).mul(q).add(DoubleVector.broadcast(DOUBLES, 2.0 / 9));
            s = s.mul(q).add(DoubleVector.broadcast(DOUBLES, 2.0 / 7));
            s = s.mul(q).add(DoubleVector.broadcast(DOUBLES, 2.0 / 5));
            s = s.mul(q).add(DoubleVector.broadcast(DOUBLES, 2.0 / 3));
            s = s.mul(q).add(DoubleVector.broadcast(DOUBLES, 2));
            DoubleVector.broadcast(DOUBLES, Elementary.LN_2)
                    .mul(DoubleVector.fromArray(DOUBLES, e, i))
                    .add(t.mul(s))
                    .intoArray(m, i);
        }
    }
}
