package io.github.syllabary.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The vector kernels, with tiles of every size, have the bits of the plain ones, and the plain ones are right.
 * Without the vector module there is less to compare; {@link #vectorsAreInUseExactlyWhenTheModuleIsPresent} makes sure
 * that it is not so with it.
 */
class KernelsTest {
    private static final Kernels CHOSEN = Kernels.get();
    private static final Kernels PLAIN = Kernels.plain();
    private static final List<Kernels> TILINGS = tilings();

    /** Around every multiple of lanes and panels from 4 lanes to 16, and some that fit none. */
    private static final int[] WIDTHS = {0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 35, 40, 63, 64, 65, 100};

    @Test
    void vectorsAreInUseExactlyWhenTheModuleIsPresent() {
        boolean module = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        boolean wanted = !"plain".equals(System.getProperty("syllabary.kernels"));
        assertEquals(module && wanted && KernelChoice.FMA, CHOSEN.name().startsWith("vector"), CHOSEN.name());
        assertTrue(PLAIN.name().startsWith("plain"));
        assertTrue(CHOSEN.panelWidth() >= 8);
    }

    @Test
    void productsHaveTheSameBits() {
        SplittableRandom random = new SplittableRandom(1);
        for (int m = 0; m <= 13; m++) for (int n : WIDTHS) product(m, random.nextInt(0, 12), n, random);
        for (int k : new int[] {0, 1, 2, 3, 4, 5, 31, 33, 1003}) product(7, k, 35, random);
        // columns and rows side by side, in stretches and not, over tiles of all sizes
        for (int m : new int[] {1, 11, 12, 13, 23, 24, 40}) {
            for (int k : new int[] {1, 23, 24, 90, 127, 128, 129, 255, 256, 257, 300}) {
                product(m, Offsets.range(k, 1), 3, random.nextInt(1, 150), random);
                product(m, Offsets.range(k, 2), 1, random.nextInt(1, 150), random);
                int[] stretches = Offsets.outer(Offsets.range((k + 29) / 30, 41), Offsets.range(30, 1));
                product(m, stretches, 2, random.nextInt(1, 150), random);
            }
        }
    }

    /** Rows of the left matrix overlap as windows do; everything begins at odd offsets. */
    private static void product(int m, int k, int n, SplittableRandom random) {
        product(m, Offsets.range(k, random.nextInt(1, 3)), random.nextInt(0, 4), n, random);
    }

    /** The tiles for machines with many registers and with few, whichever this is; none without vectors. */
    private static List<Kernels> tilings() {
        if (!CHOSEN.name().startsWith("vector")) return List.of();
        return List.of(new VectorKernels(true, true), new VectorKernels(false, true), new VectorKernels(false, false));
    }

    private static void product(int m, int[] cols, int rowStep, int n, SplittableRandom random) {
        int k = cols.length;
        int aAt = random.nextInt(4) * 2 + 1;
        int[] rows = Offsets.range(m, rowStep);
        float[] a = numbers(aAt + rowStep * m + (k == 0 ? 0 : cols[k - 1]) + 1, random);
        int bAt = random.nextInt(3);
        float[] b = numbers(bAt + k * n, random);
        int cAt = random.nextInt(4) * 2 + 1;
        int gap = random.nextInt(3);
        int[] cRows = Offsets.range(m, n + gap);
        float[] before = numbers(cAt + m * (n + gap) + 3, random);
        float[] start = random.nextBoolean() ? null : numbers(n, random);

        float[] plain = before.clone();
        PLAIN.product(
                a, aAt, rows, m, cols, k, new PackedMatrix(PLAIN).pack(b, bAt, k, n, n), start, plain, cAt, cRows);
        for (Kernels tiling : TILINGS) {
            float[] tiled = before.clone();
            tiling.product(
                    a, aAt, rows, m, cols, k, new PackedMatrix(tiling).pack(b, bAt, k, n, n), start, tiled, cAt, cRows);
            assertArrayEquals(plain, tiled, () -> "m " + m + ", k " + k + ", n " + n);
        }

        double[] wide = new double[before.length];
        for (int i = 0; i < wide.length; i++) wide[i] = before[i];
        for (int i = 0; i < m && start != null; i++) for (int j = 0; j < n; j++) wide[cAt + cRows[i] + j] = start[j];
        for (int i = 0; i < m; i++)
            for (int j = 0; j < n; j++)
                for (int p = 0; p < k; p++)
                    wide[cAt + cRows[i] + j] += (double) a[aAt + rows[i] + cols[p]] * b[bAt + p * n + j];
        for (int i = 0; i < wide.length; i++) assertEquals(wide[i], plain[i], 1e-6 * (k + 1));
    }

    @Test
    void channelwiseProductsHaveTheSameBits() {
        SplittableRandom random = new SplittableRandom(2);
        for (int m = 0; m <= 13; m++) for (int n : WIDTHS) channelwise(m, random.nextInt(0, 12), n, random);
        channelwise(5, 1003, 33, random);
    }

    private static void channelwise(int m, int k, int n, SplittableRandom random) {
        int aAt = random.nextInt(4) * 2 + 1;
        int[] rows = Offsets.range(m, random.nextInt(0, 4));
        int[] cols = Offsets.range(k, random.nextInt(1, 3));
        float[] a = numbers(aAt + 3 * m + 2 * k + n + 1, random);
        int bAt = random.nextInt(3);
        int[] bRows = Offsets.range(k, n + random.nextInt(2));
        float[] b = numbers(bAt + k * (n + 1) + n, random);
        int cAt = random.nextInt(4) * 2 + 1;
        int[] cRows = Offsets.range(m, n + random.nextInt(3));
        float[] before = numbers(cAt + m * (n + 2) + 3, random);

        float[] chosen = before.clone();
        CHOSEN.channelwise(a, aAt, rows, m, cols, k, b, bAt, bRows, chosen, cAt, cRows, n);
        float[] plain = before.clone();
        PLAIN.channelwise(a, aAt, rows, m, cols, k, b, bAt, bRows, plain, cAt, cRows, n);
        assertArrayEquals(plain, chosen, () -> "m " + m + ", k " + k + ", channels " + n);

        double[] wide = new double[before.length];
        for (int i = 0; i < wide.length; i++) wide[i] = before[i];
        for (int i = 0; i < m; i++)
            for (int j = 0; j < n; j++)
                for (int p = 0; p < k; p++)
                    wide[cAt + cRows[i] + j] += (double) a[aAt + rows[i] + cols[p] + j] * b[bAt + bRows[p] + j];
        for (int i = 0; i < wide.length; i++) assertEquals(wide[i], plain[i], 1e-6 * (k + 1));
    }

    @Test
    void rowsDoNotDependOnTheirNeighbours() {
        SplittableRandom random = new SplittableRandom(3);
        float[] a = numbers(13 * 40, random);
        float[] b = numbers(40 * 50, random);
        int[] rows = Offsets.range(13, 40);
        int[] cols = Offsets.range(40, 1);
        int[] cRows = Offsets.range(13, 50);
        PackedMatrix packed = new PackedMatrix(CHOSEN).pack(b, 0, 40, 50, 50);
        float[] together = new float[13 * 50];
        CHOSEN.product(a, 0, rows, 13, cols, 40, packed, null, together, 0, cRows);
        for (int cut = 0; cut <= 13; cut++) {
            float[] apart = new float[13 * 50];
            CHOSEN.product(a, 0, rows, cut, cols, 40, packed, null, apart, 0, cRows);
            CHOSEN.product(a, cut * 40, rows, 13 - cut, cols, 40, packed, null, apart, cut * 50, cRows);
            assertArrayEquals(together, apart, "cut at " + cut);
        }
    }

    @Test
    void columnsOfOffsetsMayBeNegative() {
        float[] a = {1, 10, 100, 1000};
        for (Kernels kernels : new Kernels[] {PLAIN, CHOSEN}) {
            PackedMatrix b = new PackedMatrix(kernels).pack(new float[] {2, 3}, 0, 2, 1, 1);
            float[] c = new float[2];
            kernels.product(a, 0, new int[] {1, 3}, 2, new int[] {0, -1}, 2, b, null, c, 0, new int[] {0, 1});
            assertArrayEquals(new float[] {23, 2300}, c);
        }
    }

    @Test
    void packingScalesTransposesAndTakesBlocks() {
        float[] source = {1, 2, 3, 4, 5, 6};
        for (Kernels kernels : new Kernels[] {PLAIN, CHOSEN}) {
            PackedMatrix packed = new PackedMatrix(kernels);
            assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, unpacked(packed.pack(source, 0, 2, 3, 3), kernels));
            assertEquals(2, packed.rows());
            assertEquals(3, packed.columns());
            // transposed: (p, j) at p + 3 j
            assertArrayEquals(
                    new float[] {2, 8, 4, 10, 6, 12}, unpacked(packed.pack(source, 0, 3, 1, 2, 3, 2), kernels));
            // two blocks of two rows, the second first; columns two apart
            float[] blocks = {1, 2, 3, 4, 5, 6, 7, 8};
            assertArrayEquals(
                    new float[] {5, 7, 6, 8, 1, 3, 2, 4},
                    unpacked(packed.packBlocks(blocks, 0, new int[] {1, 0}, 4, 2, 2, 2, 1), kernels));
        }
    }

    @Test
    void packingASmallerMatrixLeavesNothingOfTheLargerOne() {
        for (Kernels kernels : new Kernels[] {PLAIN, CHOSEN}) {
            PackedMatrix packed = new PackedMatrix(kernels);
            float[] nines = new float[9 * 70];
            Arrays.fill(nines, 9);
            packed.pack(nines, 0, 9, 70, 70);
            packed.pack(new float[] {1, 2}, 0, 2, 1, 1);
            assertArrayEquals(new float[] {1, 2}, unpacked(packed, kernels));
            for (int j = 1; j < kernels.panelWidth(); j++) assertEquals(0, packed.data()[j]);
        }
    }

    @Test
    void rowsThatArePanelsNeedNotBeCopied() {
        SplittableRandom random = new SplittableRandom(4);
        for (Kernels kernels : new Kernels[] {PLAIN, CHOSEN}) {
            PackedMatrix packed = new PackedMatrix(kernels);
            for (int n : new int[] {kernels.panelWidth(), kernels.panelWidth() - 1, 1, kernels.panelWidth()}) {
                float[] source = numbers(3 + 5 * n, random);
                float[] want = Arrays.copyOfRange(source, 3, 3 + 5 * n);
                assertArrayEquals(want, unpacked(packed.take(source, 3, 5, n, n), kernels));
            }
        }
    }

    private static float[] unpacked(PackedMatrix b, Kernels kernels) {
        int k = b.rows();
        float[] out = new float[k * b.columns()];
        float[] unit = new float[k * k];
        for (int i = 0; i < k; i++) unit[i * k + i] = 1;
        kernels.product(
                unit,
                0,
                Offsets.range(k, k),
                k,
                Offsets.range(k, 1),
                k,
                b,
                null,
                out,
                0,
                Offsets.range(k, b.columns()));
        return out;
    }

    private static float[] numbers(int n, SplittableRandom random) {
        float[] numbers = new float[n];
        for (int i = 0; i < n; i++) numbers[i] = (float) random.nextDouble(-1, 1);
        return numbers;
    }
}
