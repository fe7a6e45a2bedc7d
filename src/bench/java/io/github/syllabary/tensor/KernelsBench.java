package io.github.syllabary.tensor;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The matrix product by itself, rows side by side, at the sizes the reference networks ask for. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class KernelsBench {
    private static final int BATCH = 16;

    /** Rows, terms of the sum, columns. */
    @Param({"496x80x32", "122x96x32", "94x200x64", "43x320x128", "19x384x128"})
    public String size;

    @Param({"vector", "plain"})
    public String kernels;

    private Kernels chosen;
    private float[] a;
    private int[] rows;
    private int[] cols;
    private int[] cRows;
    private PackedMatrix b;
    private float[] c;

    @Setup
    public void prepare() {
        String[] numbers = size.split("x");
        int m = Integer.parseInt(numbers[0]);
        int k = Integer.parseInt(numbers[1]);
        int n = Integer.parseInt(numbers[2]);
        chosen = kernels.equals("plain") ? Kernels.plain() : Kernels.get();
        a = new float[BATCH * m * k];
        c = new float[m * n];
        rows = Offsets.range(m, k);
        cols = Offsets.range(k, 1);
        cRows = Offsets.range(m, n);
        b = new PackedMatrix(chosen).pack(new float[k * n], 0, k, n, n);
    }

    /** {@value #BATCH} products with the same right matrix. */
    @Benchmark
    public float[] product() {
        int step = a.length / BATCH;
        for (int s = 0; s < BATCH; s++)
            chosen.product(a, s * step, rows, rows.length, cols, cols.length, b, null, c, 0, cRows);
        return c;
    }
}
