package io.github.syllabary.nn;

import io.github.syllabary.tensor.RandomKey;
import io.github.syllabary.tensor.Scratch;
import io.github.syllabary.tensor.Shape;
import java.util.Arrays;
import java.util.List;
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

/** Convolutions easy and hard: the reference networks' and those that are all edges. Sixteen samples a call. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class ConvBench {
    private static final int BATCH = 16;

    /** The convolutions by name. */
    public enum Case {
        FIRST_OF_WAVE(Shape.of(8000, 1), Conv.of(32, 80).stride(16)),
        MIDDLE_OF_WAVE(Shape.of(124, 32), Conv.of(32, 3)),
        FIRST_OF_MEL(Shape.of(98, 40), Conv.of(64, 5)),
        MIDDLE_OF_MEL(Shape.of(47, 64), Conv.of(128, 5)),
        LAST_OF_MEL(Shape.of(21, 128), Conv.of(128, 3)),
        SHORT_OUTPUT(Shape.of(7, 64), Conv.of(64, 3)),
        DILATED(Shape.of(98, 64), Conv.of(64, 3).dilation(4)),
        DEPTHWISE(Shape.of(98, 64), Conv.depthwise(64, 9)),
        PICTURE(Shape.of(28, 28, 16), Conv.of(32, 3, 3)),
        ODD(Shape.of(61, 7), Conv.of(35, 5));

        final Shape input;
        final Conv conv;

        Case(Shape input, Conv conv) {
            this.input = input;
            this.conv = conv;
        }
    }

    @Param
    public Case convolution;

    private final Pass pass = new Pass(true, 0, new Scratch());
    private BoundLayer layer;
    private float[][] x;
    private float[] y;
    private float[] dy;
    private float[][] dx;
    private float[][] dp;

    @Setup
    public void prepare() {
        Network network = Network.of(convolution.input).then(convolution.conv).initialise(1);
        List<Parameter> parameters = network.parameters();
        layer = convolution.conv.bind(new Shape[] {convolution.input}, parameters);
        x = new float[][] {random(BATCH * convolution.input.size())};
        y = new float[BATCH * network.outputShape().size()];
        dy = random(y.length);
        dx = new float[][] {new float[x[0].length]};
        dp = parameters.stream().map(p -> new float[p.values().length]).toArray(float[][]::new);
    }

    private static float[] random(int n) {
        float[] numbers = new float[n];
        for (int i = 0; i < n; i++) numbers[i] = (float) (2 * RandomKey.uniform(1, i) - 1);
        return numbers;
    }

    @Benchmark
    public float[] forward() {
        layer.forward(x, y, 0, BATCH, pass);
        return y;
    }

    @Benchmark
    public float[][] inputGradient() {
        layer.backward(x, y, dy, dx, null, 0, BATCH, pass);
        return dx;
    }

    @Benchmark
    public float[][] weightGradient() {
        for (float[] g : dp) Arrays.fill(g, 0);
        layer.backward(x, y, dy, new float[][] {null}, dp, 0, BATCH, pass);
        return dp;
    }
}
