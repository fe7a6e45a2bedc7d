package io.github.syllabary.tensor;

import static io.github.syllabary.tensor.VectorTiles.L;
import static io.github.syllabary.tensor.VectorTiles.LANES;
import static io.github.syllabary.tensor.VectorTiles.WIDTH;
import static io.github.syllabary.tensor.VectorTiles.load;

import jdk.incubator.vector.FloatVector;

/**
 * Tiles as {@link VectorTiles} has them, with the same arguments, of five rows: where the compiler loads the numbers of
 * all rows first, those of six and their twelve sums do not fit into 16 registers, and five do.
 */
final class VectorFiveTiles {
    private VectorFiveTiles() {}

    /** Five rows side by side, by a panel, columns anywhere. */
    static void adjacent(
            float[] a,
            int aAt,
            int[] rows,
            int i,
            int[] cols,
            int p0,
            int k,
            float[] b,
            int bAt,
            float[] start,
            int startAt,
            float[] c,
            int cAt,
            int[] cRows) {
        int a0 = aAt + rows[i];
        int c0 = cAt + cRows[i];
        int c1 = cAt + cRows[i + 1];
        int c2 = cAt + cRows[i + 2];
        int c3 = cAt + cRows[i + 3];
        int c4 = cAt + cRows[i + 4];
        boolean fresh = start != null;
        float[] f = fresh ? start : c;
        int f0 = fresh ? startAt : c0;
        int f1 = fresh ? startAt : c1;
        int f2 = fresh ? startAt : c2;
        int f3 = fresh ? startAt : c3;
        int f4 = fresh ? startAt : c4;
        FloatVector s0a = load(f, f0), s0b = load(f, f0 + L);
        FloatVector s1a = load(f, f1), s1b = load(f, f1 + L);
        FloatVector s2a = load(f, f2), s2b = load(f, f2 + L);
        FloatVector s3a = load(f, f3), s3b = load(f, f3 + L);
        FloatVector s4a = load(f, f4), s4b = load(f, f4 + L);
        for (int p = 0; p < k; p++) {
            int bp = bAt + p * WIDTH;
            FloatVector b0 = load(b, bp);
            FloatVector b1 = load(b, bp + L);
            int at = a0 + cols[p0 + p];
            FloatVector x = FloatVector.broadcast(LANES, a[at]);
            s0a = x.fma(b0, s0a);
            s0b = x.fma(b1, s0b);
            x = FloatVector.broadcast(LANES, a[at + 1]);
            s1a = x.fma(b0, s1a);
            s1b = x.fma(b1, s1b);
            x = FloatVector.broadcast(LANES, a[at + 2]);
            s2a = x.fma(b0, s2a);
            s2b = x.fma(b1, s2b);
            x = FloatVector.broadcast(LANES, a[at + 3]);
            s3a = x.fma(b0, s3a);
            s3b = x.fma(b1, s3b);
            x = FloatVector.broadcast(LANES, a[at + 4]);
            s4a = x.fma(b0, s4a);
            s4b = x.fma(b1, s4b);
        }
        s0a.intoArray(c, c0);
        s0b.intoArray(c, c0 + L);
        s1a.intoArray(c, c1);
        s1b.intoArray(c, c1 + L);
        s2a.intoArray(c, c2);
        s2b.intoArray(c, c2 + L);
        s3a.intoArray(c, c3);
        s3b.intoArray(c, c3 + L);
        s4a.intoArray(c, c4);
        s4b.intoArray(c, c4 + L);
    }
}
