package io.github.syllabary.tensor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of a matrix product that stay in registers while k runs, for 16 registers; {@link VectorLargeTiles} are for 32.
 * All have the same arguments:
 *
 * <ul>
 *   <li>{@code rows} and {@code cRows}: where the rows of the left matrix and of the result begin, from {@code i} on; a
 *       row may come twice, for everything is read before anything is written;
 *   <li>{@code cols}: offsets of its columns from {@code p0} on, {@code k} of them; without it they lie side by side;
 *   <li>{@code b}: a panel of a {@link PackedMatrix} from {@code bAt} on, {@code bNext} further the next;
 *   <li>{@code start}: with what all rows begin, or null for what stands in {@code c}.
 * </ul>
 *
 * How many rows go with how many vectors follows from the registers: C2
 * loads the numbers of all rows first, and what does not fit into 32 vectors then is spilled in every round (seen in
 * the code of Java 17 with twelve rows). Side by side, columns need no check of bounds within the loop; rows side by
 * side need one for all. {@code fma} is called on the vector itself, and no minimum taken of an index: with a method
 * between, or a minimum, C2 was seen to put the vectors on the heap, or to lose a third of the speed.
 */
final class VectorTiles {
    static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    static final int L = LANES.length();
    static final int WIDTH = 2 * L;

    private VectorTiles() {}

    /** Six rows by a panel, columns anywhere. */
    static void six(
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
        FloatVector s0a = load(f, f0), s0b = load(f, f0 + L);
        FloatVector s1a = load(f, f1), s1b = load(f, f1 + L);
        FloatVector s2a = load(f, f2), s2b = load(f, f2 + L);
        FloatVector s3a = load(f, f3), s3b = load(f, f3 + L);
        FloatVector s4a = load(f, f4), s4b = load(f, f4 + L);
        FloatVector s5a = load(f, f5), s5b = load(f, f5 + L);
        for (int p = 0; p < k; p++) {
            int bp = bAt + p * WIDTH;
            FloatVector b0 = load(b, bp);
            FloatVector b1 = load(b, bp + L);
            int col = cols[p0 + p];
            FloatVector x = FloatVector.broadcast(LANES, a[a0 + col]);
            s0a = x.fma(b0, s0a);
            s0b = x.fma(b1, s0b);
            x = FloatVector.broadcast(LANES, a[a1 + col]);
            s1a = x.fma(b0, s1a);
            s1b = x.fma(b1, s1b);
            x = FloatVector.broadcast(LANES, a[a2 + col]);
            s2a = x.fma(b0, s2a);
            s2b = x.fma(b1, s2b);
            x = FloatVector.broadcast(LANES, a[a3 + col]);
            s3a = x.fma(b0, s3a);
            s3b = x.fma(b1, s3b);
            x = FloatVector.broadcast(LANES, a[a4 + col]);
            s4a = x.fma(b0, s4a);
            s4b = x.fma(b1, s4b);
            x = FloatVector.broadcast(LANES, a[a5 + col]);
            s5a = x.fma(b0, s5a);
            s5b = x.fma(b1, s5b);
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
    }

    /** Six rows by a panel, columns side by side. */
    static void sixInRun(
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
        FloatVector s0a = load(f, f0), s0b = load(f, f0 + L);
        FloatVector s1a = load(f, f1), s1b = load(f, f1 + L);
        FloatVector s2a = load(f, f2), s2b = load(f, f2 + L);
        FloatVector s3a = load(f, f3), s3b = load(f, f3 + L);
        FloatVector s4a = load(f, f4), s4b = load(f, f4 + L);
        FloatVector s5a = load(f, f5), s5b = load(f, f5 + L);
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
    }

    /** Six rows side by side, by a panel, columns anywhere. */
    static void sixAdjacent(
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
        boolean fresh = start != null;
        float[] f = fresh ? start : c;
        int f0 = fresh ? startAt : c0;
        int f1 = fresh ? startAt : c1;
        int f2 = fresh ? startAt : c2;
        int f3 = fresh ? startAt : c3;
        int f4 = fresh ? startAt : c4;
        int f5 = fresh ? startAt : c5;
        FloatVector s0a = load(f, f0), s0b = load(f, f0 + L);
        FloatVector s1a = load(f, f1), s1b = load(f, f1 + L);
        FloatVector s2a = load(f, f2), s2b = load(f, f2 + L);
        FloatVector s3a = load(f, f3), s3b = load(f, f3 + L);
        FloatVector s4a = load(f, f4), s4b = load(f, f4 + L);
        FloatVector s5a = load(f, f5), s5b = load(f, f5 + L);
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
    }

    static FloatVector load(float[] x, int at) {
        return FloatVector.fromArray(LANES, x, at);
    }
}
