package io.github.syllabary.tensor;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The spectral kernels on the Vector API: a lane is a frame. */
final class VectorSpectra implements SpectrumKernels {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final int L = LANES.length();
    private static final VectorSpecies<Double> WIDE = DoubleVector.SPECIES_PREFERRED;
    /**
     * As soon as there are floats in vectors of two widths, Java 17 puts those of the matrix product on the heap, sixty
     * times slower; there logarithms are taken one by one.
     */
    private static final boolean TWO_WIDTHS = Runtime.version().feature() >= 25;

    private static final VectorSpecies<Float> HALF =
            TWO_WIDTHS ? VectorSpecies.of(float.class, VectorShape.forBitSize(LANES.vectorBitSize() / 2)) : LANES;

    @Override
    public int lanes() {
        return L;
    }

    @Override
    public void powers(
            Fourier plan, float[] window, float[] x, int xAt, int hop, int frames, float[] z, float[] power) {
        int n = plan.n;
        gather(window, x, xAt, hop, frames, z);
        Arrays.fill(z, window.length * L, n * L, 0);
        for (int step = Integer.numberOfTrailingZeros(n); step >= 2; step--) {
            split(z, (1 << step) * L, plan.split[step]);
            transform(z, step - 2, plan.radix4);
        }
        square(plan.re, plan.im, z, power);
    }

    /** Windowed samples, a frame a lane; lanes beyond the last frame repeat it. */
    private static void gather(float[] window, float[] x, int xAt, int hop, int frames, float[] z) {
        for (int t = 0; t < L; t++) {
            int from = xAt + Math.min(t, frames - 1) * hop;
            for (int i = 0; i < window.length; i++) z[i * L + t] = window[i] * x[from + i];
        }
    }

    private static void split(float[] z, int length, float[] turns) {
        int q = length / 4;
        for (int i = 0, w = 0; i < q; i += L, w += 2) {
            FloatVector a = load(z, i);
            FloatVector b = load(z, i + q);
            FloatVector c = load(z, i + 2 * q);
            FloatVector d = load(z, i + 3 * q);
            a.add(c).intoArray(z, i);
            b.add(d).intoArray(z, i + q);
            FloatVector re = a.sub(c);
            FloatVector im = d.sub(b);
            FloatVector cos = all(turns[w]);
            FloatVector sin = all(turns[w + 1]);
            re.mul(cos).sub(im.mul(sin)).intoArray(z, i + 2 * q);
            re.mul(sin).add(im.mul(cos)).intoArray(z, i + 3 * q);
        }
    }

    private static void transform(float[] z, int log, float[][] turns) {
        int n = L << log;
        int step = log;
        for (; step > 2; step -= 2) {
            int length = L << step;
            for (int block = 0; block < n; block += length)
                radix4(z, 2 * n + block, 3 * n + block, length / 4, turns[step]);
        }
        if (step == 2) fours(z, 2 * n, 3 * n, n);
        if (step == 1) twos(z, 2 * n, 2 * n);
    }

    private static void radix4(float[] z, int reAt, int imAt, int q, float[] turns) {
        for (int i = 0, w = 0; i < q; i += L, w += 6) {
            int r = reAt + i;
            int m = imAt + i;
            FloatVector aRe = load(z, r);
            FloatVector aIm = load(z, m);
            FloatVector bRe = load(z, r + q);
            FloatVector bIm = load(z, m + q);
            FloatVector cRe = load(z, r + 2 * q);
            FloatVector cIm = load(z, m + 2 * q);
            FloatVector dRe = load(z, r + 3 * q);
            FloatVector dIm = load(z, m + 3 * q);
            FloatVector sumRe = aRe.add(cRe);
            FloatVector sumIm = aIm.add(cIm);
            FloatVector oddSumRe = bRe.add(dRe);
            FloatVector oddSumIm = bIm.add(dIm);
            sumRe.add(oddSumRe).intoArray(z, r);
            sumIm.add(oddSumIm).intoArray(z, m);
            FloatVector re = sumRe.sub(oddSumRe);
            FloatVector im = sumIm.sub(oddSumIm);
            FloatVector cos = all(turns[w + 2]);
            FloatVector sin = all(turns[w + 3]);
            re.mul(cos).sub(im.mul(sin)).intoArray(z, r + 2 * q);
            re.mul(sin).add(im.mul(cos)).intoArray(z, m + 2 * q);
            FloatVector differenceRe = aRe.sub(cRe);
            FloatVector differenceIm = aIm.sub(cIm);
            FloatVector oddDifferenceRe = bRe.sub(dRe);
            FloatVector oddDifferenceIm = bIm.sub(dIm);
            re = differenceRe.add(oddDifferenceIm);
            im = differenceIm.sub(oddDifferenceRe);
            cos = all(turns[w]);
            sin = all(turns[w + 1]);
            re.mul(cos).sub(im.mul(sin)).intoArray(z, r + q);
            re.mul(sin).add(im.mul(cos)).intoArray(z, m + q);
            re = differenceRe.sub(oddDifferenceIm);
            im = differenceIm.add(oddDifferenceRe);
            cos = all(turns[w + 4]);
            sin = all(turns[w + 5]);
            re.mul(cos).sub(im.mul(sin)).intoArray(z, r + 3 * q);
            re.mul(sin).add(im.mul(cos)).intoArray(z, m + 3 * q);
        }
    }

    /** The steps at radix 4 whose turns are all 1. */
    private static void fours(float[] z, int reAt, int imAt, int n) {
        for (int i = 0; i < n; i += 4 * L) {
            int r = reAt + i;
            int m = imAt + i;
            FloatVector a = load(z, r);
            FloatVector b = load(z, r + L);
            FloatVector c = load(z, r + 2 * L);
            FloatVector d = load(z, r + 3 * L);
            FloatVector sumRe = a.add(c);
            FloatVector differenceRe = a.sub(c);
            FloatVector oddSumRe = b.add(d);
            FloatVector oddDifferenceRe = b.sub(d);
            a = load(z, m);
            b = load(z, m + L);
            c = load(z, m + 2 * L);
            d = load(z, m + 3 * L);
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

    private static void square(int[] reAt, int[] imAt, float[] z, float[] power) {
        FloatVector sum = load(z, 0).add(load(z, L));
        sum.mul(sum).intoArray(power, 0);
        for (int k = 1; k < reAt.length; k++) {
            FloatVector re = load(z, reAt[k] * L);
            FloatVector im = load(z, imAt[k] * L);
            re.mul(re).add(im.mul(im)).intoArray(power, k * L);
        }
    }

    private static void twos(float[] z, int at, int n) {
        for (int i = at; i < at + n; i += 2 * L) {
            FloatVector a = load(z, i);
            FloatVector b = load(z, i + L);
            a.add(b).intoArray(z, i);
            a.sub(b).intoArray(z, i + L);
        }
    }

    @Override
    public void bands(float[][] weights, int[] first, float[] x, float[] y) {
        for (int b = 0; b < weights.length; b++) {
            float[] w = weights[b];
            FloatVector s0 = FloatVector.zero(LANES);
            FloatVector s1 = s0;
            FloatVector s2 = s0;
            FloatVector s3 = s0;
            for (int i = 0, at = first[b] * L; i < w.length; i += 4, at += 4 * L) {
                s0 = s0.add(load(x, at).mul(w[i]));
                s1 = s1.add(load(x, at + L).mul(w[i + 1]));
                s2 = s2.add(load(x, at + 2 * L).mul(w[i + 2]));
                s3 = s3.add(load(x, at + 3 * L).mul(w[i + 3]));
            }
            s0.add(s1).add(s2.add(s3)).intoArray(y, b * L);
        }
    }

    @Override
    public void log(float[] x, int n, float floor) {
        int i = 0;
        for (int end = TWO_WIDTHS ? HALF.loopBound(n) : 0; i < end; i += HALF.length()) {
            FloatVector v = FloatVector.fromArray(HALF, x, i);
            // NaN compares as false
            VectorMask<Float> fine =
                    v.compare(VectorOperators.GT, floor).and(v.compare(VectorOperators.LE, Float.MAX_VALUE));
            logarithm(FloatVector.broadcast(HALF, floor).blend(v, fine)).intoArray(x, i);
        }
        for (; i < n; i++) x[i] = PlainSpectra.log(x[i], floor);
    }

    /** {@link Elementary#log} of positive numbers, step for step. */
    private static FloatVector logarithm(FloatVector x) {
        LongVector bits = ((DoubleVector) x.convertShape(VectorOperators.F2D, WIDE, 0)).reinterpretAsLongs();
        DoubleVector n =
                (DoubleVector) bits.lanewise(VectorOperators.LSHR, 52).sub(1023).convert(VectorOperators.L2D, 0);
        DoubleVector m =
                bits.and(0x000f_ffff_ffff_ffffL).or(0x3ff0_0000_0000_0000L).reinterpretAsDoubles();
        VectorMask<Double> large = m.compare(VectorOperators.GT, Elementary.SQRT_2);
        m = m.blend(m.mul(0.5), large);
        n = n.blend(n.add(1), large);
        DoubleVector t = m.sub(1).div(m.add(1));
        DoubleVector q = t.mul(t);
        DoubleVector s = q.mul(2.0 / 11).add(2.0 / 9);
        s = s.mul(q).add(2.0 / 7);
        s = s.mul(q).add(2.0 / 5);
        s = s.mul(q).add(2.0 / 3);
        s = s.mul(q).add(2);
        return (FloatVector) n.mul(Elementary.LN_2).add(t.mul(s)).convertShape(VectorOperators.D2F, HALF, 0);
    }

    private static FloatVector all(float x) {
        return FloatVector.broadcast(LANES, x);
    }

    private static FloatVector load(float[] x, int at) {
        return FloatVector.fromArray(LANES, x, at);
    }
}
