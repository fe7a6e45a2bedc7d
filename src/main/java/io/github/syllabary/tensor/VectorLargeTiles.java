package io.github.syllabary.tensor;

import static io.github.syllabary.tensor.VectorTiles.L;
import static io.github.syllabary.tensor.VectorTiles.LANES;
import static io.github.syllabary.tensor.VectorTiles.WIDTH;
import static io.github.syllabary.tensor.VectorTiles.load;

import jdk.incubator.vector.FloatVector;

/** Tiles as {@link VectorTiles} has them, with the same arguments, that need 32 registers to stay there. */
final class VectorLargeTiles {
    private VectorLargeTiles() {}

    /** Ten rows by a panel, columns side by side. */
    static void ten(
            float[] a,
            int aAt,
            int[] rows,
            int i,
            int k,
            float[] b,
            int bAt,
            float[] start,
            int startAt,
            float[] c,
            int cAt,
            int[] cRows) {
        int a0 = aAt + rows[i];
        int a1 = aAt + rows[i + 1];
        int a2 = aAt + rows[i + 2];
        int a3 = aAt + rows[i + 3];
        int a4 = aAt + rows[i + 4];
        int a5 = aAt + rows[i + 5];
        int a6 = aAt + rows[i + 6];
        int a7 = aAt + rows[i + 7];
        int a8 = aAt + rows[i + 8];
        int a9 = aAt + rows[i + 9];
        int c0 = cAt + cRows[i];
        int c1 = cAt + cRows[i + 1];
        int c2 = cAt + cRows[i + 2];
        int c3 = cAt + cRows[i + 3];
        int c4 = cAt + cRows[i + 4];
        int c5 = cAt + cRows[i + 5];
        int c6 = cAt + cRows[i + 6];
        int c7 = cAt + cRows[i + 7];
        int c8 = cAt + cRows[i + 8];
        int c9 = cAt + cRows[i + 9];
        boolean fresh = start != null;
        float[] f = fresh ? start : c;
        int f0 = fresh ? startAt : c0;
        int f1 = fresh ? startAt : c1;
        int f2 = fresh ? startAt : c2;
        int f3 = fresh ? startAt : c3;
        int f4 = fresh ? startAt : c4;
        int f5 = fresh ? startAt : c5;
        int f6 = fresh ? startAt : c6;
        int f7 = fresh ? startAt : c7;
        int f8 = fresh ? startAt : c8;
        int f9 = fresh ? startAt : c9;
        FloatVector s0a = load(f, f0), s0b = load(f, f0 + L);
        FloatVector s1a = load(f, f1), s1b = load(f, f1 + L);
        FloatVector s2a = load(f, f2), s2b = load(f, f2 + L);
        FloatVector s3a = load(f, f3), s3b = load(f, f3 + L);
        FloatVector s4a = load(f, f4), s4b = load(f, f4 + L);
        FloatVector s5a = load(f, f5), s5b = load(f, f5 + L);
        FloatVector s6a = load(f, f6), s6b = load(f, f6 + L);
        FloatVector s7a = load(f, f7), s7b = load(f, f7 + L);
        FloatVector s8a = load(f, f8), s8b = load(f, f8 + L);
        FloatVector s9a = load(f, f9), s9b = load(f, f9 + L);
        for (int p = 0; p < k; p++) {
            int bp = bAt + p * WIDTH;
            FloatVector b0 = load(b, bp);
            FloatVector b1 = load(b, bp + L);
            FloatVector x = FloatVector.broadcast(LANES, a[a0 + p]);
            s0a = x.fma(b0, s0a);
            s0b = x.fma(b1, s0b);
            x = FloatVector.broadcast(LANES, a[a1 + p]);
            s1a = x.fma(b0, s1a);
            s1b = x.fma(b1, s1b);
            x = FloatVector.broadcast(LANES, a[a2 + p]);
            s2a = x.fma(b0, s2a);
            s2b = x.fma(b1, s2b);
            x = FloatVector.broadcast(LANES, a[a3 + p]);
            s3a = x.fma(b0, s3a);
            s3b = x.fma(b1, s3b);
            x = FloatVector.broadcast(LANES, a[a4 + p]);
            s4a = x.fma(b0, s4a);
            s4b = x.fma(b1, s4b);
            x = FloatVector.broadcast(LANES, a[a5 + p]);
            s5a = x.fma(b0, s5a);
            s5b = x.fma(b1, s5b);
            x = FloatVector.broadcast(LANES, a[a6 + p]);
            s6a = x.fma(b0, s6a);
            s6b = x.fma(b1, s6b);
            x = FloatVector.broadcast(LANES, a[a7 + p]);
            s7a = x.fma(b0, s7a);
            s7b = x.fma(b1, s7b);
            x = FloatVector.broadcast(LANES, a[a8 + p]);
            s8a = x.fma(b0, s8a);
            s8b = x.fma(b1, s8b);
            x = FloatVector.broadcast(LANES, a[a9 + p]);
            s9a = x.fma(b0, s9a);
            s9b = x.fma(b1, s9b);
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
        s5a.intoArray(c, c5);
        s5b.intoArray(c, c5 + L);
        s6a.intoArray(c, c6);
        s6b.intoArray(c, c6 + L);
        s7a.intoArray(c, c7);
        s7b.intoArray(c, c7 + L);
        s8a.intoArray(c, c8);
        s8b.intoArray(c, c8 + L);
        s9a.intoArray(c, c9);
        s9b.intoArray(c, c9 + L);
    }

    /** Six rows by two panels, columns side by side. */
    static void wide(
            float[] a,
            int aAt,
            int[] rows,
            int i,
            int k,
            float[] b,
            int bAt,
            int bNext,
            float[] start,
            int startAt,
            float[] c,
            int cAt,
            int[] cRows) {
        int a0 = aAt + rows[i];
        int a1 = aAt + rows[i + 1];
        int a2 = aAt + rows[i + 2];
        int a3 = aAt + rows[i + 3];
        int a4 = aAt + rows[i + 4];
        int a5 = aAt + rows[i + 5];
        int c0 = cAt + cRows[i];
        int c1 = cAt + cRows[i + 1];
        int c2 = cAt + cRows[i + 2];
        int c3 = cAt + cRows[i + 3];
        int c4 = cAt + cRows[i + 4];
        int c5 = cAt + cRows[i + 5];
        boolean fresh = start != null;
        float[] f = fresh ? start : c;
        int f0 = fresh ? startAt : c0;
        int f1 = fresh ? startAt : c1;
        int f2 = fresh ? startAt : c2;
        int f3 = fresh ? startAt : c3;
        int f4 = fresh ? startAt : c4;
        int f5 = fresh ? startAt : c5;
        FloatVector s0a = load(f, f0), s0b = load(f, f0 + L), s0c = load(f, f0 + 2 * L), s0d = load(f, f0 + 3 * L);
        FloatVector s1a = load(f, f1), s1b = load(f, f1 + L), s1c = load(f, f1 + 2 * L), s1d = load(f, f1 + 3 * L);
        FloatVector s2a = load(f, f2), s2b = load(f, f2 + L), s2c = load(f, f2 + 2 * L), s2d = load(f, f2 + 3 * L);
        FloatVector s3a = load(f, f3), s3b = load(f, f3 + L), s3c = load(f, f3 + 2 * L), s3d = load(f, f3 + 3 * L);
        FloatVector s4a = load(f, f4), s4b = load(f, f4 + L), s4c = load(f, f4 + 2 * L), s4d = load(f, f4 + 3 * L);
        FloatVector s5a = load(f, f5), s5b = load(f, f5 + L), s5c = load(f, f5 + 2 * L), s5d = load(f, f5 + 3 * L);
        for (int p = 0; p < k; p++) {
            int bp = bAt + p * WIDTH;
            FloatVector b0 = load(b, bp);
            FloatVector b1 = load(b, bp + L);
            FloatVector b2 = load(b, bp + bNext);
            FloatVector b3 = load(b, bp + bNext + L);
            FloatVector x = FloatVector.broadcast(LANES, a[a0 + p]);
            s0a = x.fma(b0, s0a);
            s0b = x.fma(b1, s0b);
            s0c = x.fma(b2, s0c);
            s0d = x.fma(b3, s0d);
            x = FloatVector.broadcast(LANES, a[a1 + p]);
            s1a = x.fma(b0, s1a);
            s1b = x.fma(b1, s1b);
            s1c = x.fma(b2, s1c);
            s1d = x.fma(b3, s1d);
            x = FloatVector.broadcast(LANES, a[a2 + p]);
            s2a = x.fma(b0, s2a);
            s2b = x.fma(b1, s2b);
            s2c = x.fma(b2, s2c);
            s2d = x.fma(b3, s2d);
            x = FloatVector.broadcast(LANES, a[a3 + p]);
            s3a = x.fma(b0, s3a);
            s3b = x.fma(b1, s3b);
            s3c = x.fma(b2, s3c);
            s3d = x.fma(b3, s3d);
            x = FloatVector.broadcast(LANES, a[a4 + p]);
            s4a = x.fma(b0, s4a);
            s4b = x.fma(b1, s4b);
            s4c = x.fma(b2, s4c);
            s4d = x.fma(b3, s4d);
            x = FloatVector.broadcast(LANES, a[a5 + p]);
            s5a = x.fma(b0, s5a);
            s5b = x.fma(b1, s5b);
            s5c = x.fma(b2, s5c);
            s5d = x.fma(b3, s5d);
        }
        s0a.intoArray(c, c0);
        s0b.intoArray(c, c0 + L);
        s0c.intoArray(c, c0 + 2 * L);
        s0d.intoArray(c, c0 + 3 * L);
        s1a.intoArray(c, c1);
        s1b.intoArray(c, c1 + L);
        s1c.intoArray(c, c1 + 2 * L);
        s1d.intoArray(c, c1 + 3 * L);
        s2a.intoArray(c, c2);
        s2b.intoArray(c, c2 + L);
        s2c.intoArray(c, c2 + 2 * L);
        s2d.intoArray(c, c2 + 3 * L);
        s3a.intoArray(c, c3);
        s3b.intoArray(c, c3 + L);
        s3c.intoArray(c, c3 + 2 * L);
        s3d.intoArray(c, c3 + 3 * L);
        s4a.intoArray(c, c4);
        s4b.intoArray(c, c4 + L);
        s4c.intoArray(c, c4 + 2 * L);
        s4d.intoArray(c, c4 + 3 * L);
        s5a.intoArray(c, c5);
        s5b.intoArray(c, c5 + L);
        s5c.intoArray(c, c5 + 2 * L);
        s5d.intoArray(c, c5 + 3 * L);
    }

    /** Twelve rows side by side, by a panel; all of them are there. */
    static void tall(
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
        int c5 = cAt + cRows[i + 5];
        int c6 = cAt + cRows[i + 6];
        int c7 = cAt + cRows[i + 7];
        int c8 = cAt + cRows[i + 8];
        int c9 = cAt + cRows[i + 9];
        int c10 = cAt + cRows[i + 10];
        int c11 = cAt + cRows[i + 11];
        boolean fresh = start != null;
        float[] f = fresh ? start : c;
        int f0 = fresh ? startAt : c0;
        int f1 = fresh ? startAt : c1;
        int f2 = fresh ? startAt : c2;
        int f3 = fresh ? startAt : c3;
        int f4 = fresh ? startAt : c4;
        int f5 = fresh ? startAt : c5;
        int f6 = fresh ? startAt : c6;
        int f7 = fresh ? startAt : c7;
        int f8 = fresh ? startAt : c8;
        int f9 = fresh ? startAt : c9;
        int f10 = fresh ? startAt : c10;
        int f11 = fresh ? startAt : c11;
        FloatVector s0a = load(f, f0), s0b = load(f, f0 + L);
        FloatVector s1a = load(f, f1), s1b = load(f, f1 + L);
        FloatVector s2a = load(f, f2), s2b = load(f, f2 + L);
        FloatVector s3a = load(f, f3), s3b = load(f, f3 + L);
        FloatVector s4a = load(f, f4), s4b = load(f, f4 + L);
        FloatVector s5a = load(f, f5), s5b = load(f, f5 + L);
        FloatVector s6a = load(f, f6), s6b = load(f, f6 + L);
        FloatVector s7a = load(f, f7), s7b = load(f, f7 + L);
        FloatVector s8a = load(f, f8), s8b = load(f, f8 + L);
        FloatVector s9a = load(f, f9), s9b = load(f, f9 + L);
        FloatVector s10a = load(f, f10), s10b = load(f, f10 + L);
        FloatVector s11a = load(f, f11), s11b = load(f, f11 + L);
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
            x = FloatVector.broadcast(LANES, a[at + 5]);
            s5a = x.fma(b0, s5a);
            s5b = x.fma(b1, s5b);
            x = FloatVector.broadcast(LANES, a[at + 6]);
            s6a = x.fma(b0, s6a);
            s6b = x.fma(b1, s6b);
            x = FloatVector.broadcast(LANES, a[at + 7]);
            s7a = x.fma(b0, s7a);
            s7b = x.fma(b1, s7b);
            x = FloatVector.broadcast(LANES, a[at + 8]);
            s8a = x.fma(b0, s8a);
            s8b = x.fma(b1, s8b);
            x = FloatVector.broadcast(LANES, a[at + 9]);
            s9a = x.fma(b0, s9a);
            s9b = x.fma(b1, s9b);
            x = FloatVector.broadcast(LANES, a[at + 10]);
            s10a = x.fma(b0, s10a);
            s10b = x.fma(b1, s10b);
            x = FloatVector.broadcast(LANES, a[at + 11]);
            s11a = x.fma(b0, s11a);
            s11b = x.fma(b1, s11b);
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
        s5a.intoArray(c, c5);
        s5b.intoArray(c, c5 + L);
        s6a.intoArray(c, c6);
        s6b.intoArray(c, c6 + L);
        s7a.intoArray(c, c7);
        s7b.intoArray(c, c7 + L);
        s8a.intoArray(c, c8);
        s8b.intoArray(c, c8 + L);
        s9a.intoArray(c, c9);
        s9b.intoArray(c, c9 + L);
        s10a.intoArray(c, c10);
        s10b.intoArray(c, c10 + L);
        s11a.intoArray(c, c11);
        s11b.intoArray(c, c11 + L);
    }
}
